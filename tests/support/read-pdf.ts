import { OPS, openPdf } from './pdfjs.js';
import { readOnce } from './read-once.js';
import { beginsReading } from './readings.js';

/** A character of a page as it is painted; lengths in pt, y from the top of the page. */
export interface PaintedCharacter {
  readonly text: string;
  /** Origin of the glyph, and where its advance ends. */
  readonly x: number;
  readonly endX: number;
  /** Baseline. */
  readonly y: number;
  readonly sizePt: number;
  /** Character spacing in force: what justification added to the line. */
  readonly spacingPt: number;
  /** Number of the text object (`BT` … `ET`) on its page: the engine writes one per line. */
  readonly object: number;
  readonly isArtifact: boolean;
}

export interface PaintedPage {
  readonly number: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly characters: readonly PaintedCharacter[];
}

interface PdfGlyph {
  readonly unicode: string;
  readonly width: number;
}

/** Reads every character of a PDF with its position, from the operators themselves: no guessed spaces. */
export const readPdf = readOnce(async (bytes): Promise<readonly PaintedPage[]> => {
  const task = openPdf(bytes);
  const document = await task.promise;
  const pages: PaintedPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { fnArray, argsArray } = await page.getOperatorList();
    const reader = new PageReader(height);
    for (const [index, operator] of fnArray.entries()) reader.read(operator, argsArray[index]);
    pages.push({ number, widthPt: width, heightPt: height, characters: reader.characters });
    page.cleanup();
  }
  await task.destroy();
  return pages;
});

type Matrix = readonly [number, number, number, number, number, number];

interface TextState {
  readonly matrix: Matrix;
  readonly sizePt: number;
  readonly spacing: number;
  readonly scale: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Follows the text operators of one page. */
class PageReader {
  readonly characters: PaintedCharacter[] = [];
  private state: TextState = { matrix: IDENTITY, sizePt: 0, spacing: 0, scale: 1 };
  private readonly saved: TextState[] = [];
  private textMatrix: Matrix = IDENTITY;
  private object = 0;
  private readonly marked: ('artifact' | 'reading' | undefined)[] = [];

  constructor(private readonly heightPt: number) {}

  read(operator: number, args: unknown): void {
    const values = args as number[];
    if (operator === OPS.save) this.saved.push(this.state);
    else if (operator === OPS.restore) this.state = this.saved.pop() ?? this.state;
    else if (operator === OPS.transform)
      this.state = { ...this.state, matrix: multiply(values as unknown as Matrix, this.state.matrix) };
    else if (operator === OPS.beginText) this.object++;
    else if (operator === OPS.setTextMatrix) this.textMatrix = matrixOf(args);
    else if (operator === OPS.setFont) this.state = { ...this.state, sizePt: values[1] as number };
    else if (operator === OPS.setCharSpacing) this.state = { ...this.state, spacing: values[0] as number };
    else if (operator === OPS.setHScale) this.state = { ...this.state, scale: (values[0] as number) / 100 };
    else if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps)
      this.marked.push(markOf(operator, args as unknown[]));
    else if (operator === OPS.endMarkedContent) this.marked.pop();
    else if (operator === OPS.showText) this.show((args as [(PdfGlyph | number)[]])[0]);
  }

  private show(items: readonly (PdfGlyph | number)[]): void {
    const { sizePt, spacing, scale } = this.state;
    for (const item of items) {
      if (typeof item === 'number') {
        this.advance((-item / 1000) * sizePt * scale);
        continue;
      }
      const width = (item.width / 1000) * sizePt * scale;
      // a space in a reading fills a gap and is no text
      if (item.unicode !== ' ' || !this.marked.includes('reading')) this.add(item.unicode, width);
      this.advance(width + spacing * scale);
    }
  }

  private add(text: string, width: number): void {
    const [a, b, , , x, y] = multiply(this.textMatrix, this.state.matrix);
    const isArtifact = this.marked.includes('artifact');
    const common = {
      y: this.heightPt - y,
      sizePt: this.state.sizePt,
      spacingPt: this.state.spacing,
      object: this.object,
      isArtifact,
    };
    this.characters.push({ text, x, endX: x + Math.hypot(a, b) * width, ...common });
  }

  private advance(dx: number): void {
    this.textMatrix = multiply([1, 0, 0, 1, dx, 0], this.textMatrix);
  }
}

function markOf(operator: number, args: readonly unknown[]): 'artifact' | 'reading' | undefined {
  if (args[0] === 'Artifact') return 'artifact';
  return beginsReading(operator, args) ? 'reading' : undefined;
}

/** pdfjs hands a text matrix over bare or wrapped, by version. */
function matrixOf(args: unknown): Matrix {
  const first = (args as unknown[])[0];
  return (typeof first === 'number' ? args : Array.from(first as ArrayLike<number>)) as unknown as Matrix;
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}
