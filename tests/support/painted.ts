import { createHash } from 'node:crypto';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { OPS, openPdf } from './pdfjs.js';
import { readOnce } from './read-once.js';

/** Something a page paints, in pt from its lower left corner as the page is looked at. */
export interface Painted {
  /** A glyph with its size, a path with how it is painted, an image with a digest of its samples. */
  readonly what: string;
  /** Origin of the glyph and a point one em above it; opposite corners of anything else. */
  readonly points: readonly (readonly [number, number])[];
  /** Left, bottom, right and top of what is not clipped away. */
  readonly clip: Box;
}

export type Box = readonly [number, number, number, number];
type Matrix = readonly [number, number, number, number, number, number];

export interface PaintedSheet {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly painted: readonly Painted[];
}

/** All that each page paints, through form XObjects, read from the operators themselves. */
export const readPainted = readOnce(async (bytes): Promise<readonly PaintedSheet[]> => {
  const task = openPdf(bytes);
  const document = await task.promise;
  const pages: PaintedSheet[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const [a, b, c, d, e, f] = transform as unknown as Matrix;
    // the viewport runs down the page
    const reader = new Reader([a, -b, c, -d, e, height - f], [0, 0, width, height], page);
    const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
    for (const [index, operator] of fnArray.entries()) await reader.read(operator, argsArray[index] ?? []);
    pages.push({ widthPt: width, heightPt: height, painted: reader.painted });
    page.cleanup();
  }
  await task.destroy();
  return pages;
});

interface State {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly size: number;
  readonly spacing: number;
  readonly stretch: number;
  readonly rise: number;
}

class Reader {
  readonly painted: Painted[] = [];
  private state: State;
  private readonly saved: State[] = [];
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  private line: Matrix = [1, 0, 0, 1, 0, 0];
  private clips = false;

  constructor(
    matrix: Matrix,
    clip: Box,
    private readonly page: PDFPageProxy,
  ) {
    this.state = { matrix, clip, size: 0, spacing: 0, stretch: 1, rise: 0 };
  }

  // biome-ignore lint/suspicious/noExplicitAny: the operands are whatever the file holds
  async read(operator: number, operands: any): Promise<void> {
    switch (operator) {
      case OPS.save:
        this.saved.push(this.state);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.state = this.saved.pop() ?? this.state;
        break;
      case OPS.transform:
        this.set({ matrix: product(operands, this.state.matrix) });
        break;
      case OPS.paintFormXObjectBegin:
        this.enterForm(operands[0], operands[1]);
        break;
      case OPS.clip:
      case OPS.eoClip:
        this.clips = true;
        break;
      case OPS.constructPath:
        this.path(operands[0], operands[2]);
        break;
      case OPS.paintImageXObject:
        await this.image(operands[0]);
        break;
      default:
        this.readText(operator, operands);
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: the operands are whatever the file holds
  private readText(operator: number, operands: any): void {
    if (operator === OPS.beginText) this.moveTo([1, 0, 0, 1, 0, 0]);
    else if (operator === OPS.setTextMatrix)
      this.moveTo([...(operands.length === 6 ? operands : operands[0])] as unknown as Matrix);
    else if (operator === OPS.moveText)
      this.moveTo(product([1, 0, 0, 1, operands[0], operands[1]], this.line));
    else if (operator === OPS.setFont) this.set({ size: operands[1] });
    else if (operator === OPS.setCharSpacing) this.set({ spacing: operands[0] });
    else if (operator === OPS.setHScale) this.set({ stretch: operands[0] / 100 });
    else if (operator === OPS.setTextRise) this.set({ rise: operands[0] });
    else if (operator === OPS.showText) this.show(operands[0]);
  }

  private set(changed: Partial<State>): void {
    this.state = { ...this.state, ...changed };
  }

  private moveTo(matrix: Matrix): void {
    this.line = matrix;
    this.text = matrix;
  }

  private enterForm(matrix: Matrix | null, box: ArrayLike<number> | null): void {
    this.saved.push(this.state);
    if (matrix) this.set({ matrix: product(matrix, this.state.matrix) });
    if (box) this.narrow(box);
  }

  private narrow(box: ArrayLike<number>): void {
    const [left, bottom, right, top] = boundsOf(this.corners(box));
    const [l, b, r, t] = this.state.clip;
    this.set({ clip: [Math.max(left, l), Math.max(bottom, b), Math.min(right, r), Math.min(top, t)] });
  }

  private corners(box: ArrayLike<number>) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = Array.from(box);
    return [at(this.state.matrix, x1, y1), at(this.state.matrix, x2, y2)];
  }

  private path(paint: number, bounds: ArrayLike<number> | null): void {
    if (bounds && this.clips) this.narrow(bounds);
    else if (bounds) this.add(`path ${paint}`, this.corners(bounds));
    this.clips = false;
  }

  private async image(name: string): Promise<void> {
    const objects = name.startsWith('g_') ? this.page.commonObjs : this.page.objs;
    // biome-ignore lint/suspicious/noExplicitAny: pdfjs does not type its images
    const image = await new Promise<any>((resolve) => objects.get(name, resolve));
    const digest = createHash('sha256')
      .update(image.data ?? '')
      .digest('hex');
    this.add(`image ${image.width}×${image.height} ${digest}`, this.corners([0, 0, 1, 1]));
  }

  private show(glyphs: readonly ({ unicode: string; width: number } | number)[]): void {
    for (const glyph of glyphs) {
      const { size, spacing, stretch, rise, matrix } = this.state;
      if (typeof glyph === 'number') this.advance((-glyph / 1000) * size * stretch);
      else {
        const whole = product(this.text, matrix);
        this.add(`glyph ${glyph.unicode}`, [at(whole, 0, rise), at(whole, 0, rise + size)]);
        this.advance(((glyph.width / 1000) * size + spacing) * stretch);
      }
    }
  }

  private advance(dx: number): void {
    this.text = product([1, 0, 0, 1, dx, 0], this.text);
  }

  private add(what: string, points: Painted['points']): void {
    this.painted.push({ what, points, clip: this.state.clip });
  }
}

function boundsOf(points: readonly (readonly [number, number])[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function at([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** First `m`, then `n`. */
function product(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}
