import { OPS, openPdf } from './pdfjs.js';
import { readOnce } from './read-once.js';

/** Text as it is painted; lengths in points, `y` is the baseline, both from the page's top left. */
export interface PaintedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Whether its line runs to the right rather than up or down. */
  readonly upright: boolean;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly widthPt: number;
  readonly heightPt: number;
  /** Every string as it is shown, in painting order: part of a line in one face and size. */
  readonly strings: readonly PaintedText[];
  /** Whole lines, from top to bottom and left to right: of a paragraph, of a cell, a chart's label. */
  readonly lines: readonly PaintedText[];
}

/**
 * The pages of a PDF with the texts painted on them, read from the operators themselves: what a viewer takes for
 * one line may come from two cells. Spaces are left out, for a justified line has gaps where none was written.
 */
export const readPdf = readOnce(async (bytes): Promise<readonly PdfPage[]> => {
  const task = openPdf(bytes);
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { fnArray, argsArray } = await page.getOperatorList();
    const reader = new TextReader([1, 0, 0, -1, -left, top]);
    fnArray.forEach((operator, index) => {
      reader.read(operator, argsArray[index] ?? []);
    });
    const lines = reader.objects.filter((line) => line.length > 0).map(lineOf);
    pages.push({
      number,
      widthPt: right - left,
      heightPt: top - bottom,
      strings: reader.objects.flat(),
      lines: lines.toSorted((a, b) => (Math.abs(a.y - b.y) < SAME_LINE_PT ? a.x - b.x : a.y - b.y)),
    });
  }
  await task.destroy();
  return pages;
});

const SAME_LINE_PT = 0.5;

/** The strings of one text object as one line, on the baseline of the largest. */
function lineOf(strings: readonly PaintedText[]): PaintedText {
  const largest = strings.reduce((most, one) => (one.size > most.size ? one : most));
  const x = Math.min(...strings.map((one) => one.x));
  const end = Math.max(...strings.map((one) => one.x + one.width));
  return { ...largest, text: strings.map(({ text }) => text).join(''), x, width: end - x };
}

type Matrix = readonly [number, number, number, number, number, number];

/** First `a`, then `b`. */
function product(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

interface Glyph {
  readonly unicode: string;
  readonly width: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Follows the operators of a page and keeps the strings of every text object. */
class TextReader {
  readonly objects: PaintedText[][] = [];
  private readonly saved: { matrix: Matrix; size: number }[] = [];
  private text: Matrix = IDENTITY;
  private size = 0;

  constructor(private matrix: Matrix) {}

  // biome-ignore lint/suspicious/noExplicitAny: the operands are whatever the file holds
  read(operator: number, operands: any): void {
    switch (operator) {
      case OPS.save:
        this.saved.push({ matrix: this.matrix, size: this.size });
        break;
      case OPS.restore:
        Object.assign(this, this.saved.pop());
        break;
      case OPS.transform:
        this.matrix = product(operands, this.matrix);
        break;
      case OPS.beginText:
        this.text = IDENTITY;
        this.objects.push([]);
        break;
      case OPS.setFont:
        this.size = operands[1];
        break;
      case OPS.setTextMatrix:
        this.text = [...operands[0]] as unknown as Matrix;
        break;
      case OPS.moveText:
        this.text = product([1, 0, 0, 1, operands[0], operands[1]], this.text);
        break;
      case OPS.showText:
        this.show(operands[0]);
        break;
    }
  }

  /** A number between glyphs moves the next one back by thousandths of the size. */
  private show(glyphs: readonly (Glyph | number)[]): void {
    const [a, b, c, d, x, y] = product(this.text, this.matrix);
    let text = '';
    let advance = 0;
    let [start, end] = [0, 0];
    for (const glyph of glyphs) {
      const isText = typeof glyph !== 'number' && glyph.unicode !== ' ';
      if (isText && text === '') start = advance;
      if (isText) text += glyph.unicode;
      advance += ((typeof glyph === 'number' ? -glyph : glyph.width) / 1000) * this.size;
      if (isText) end = advance;
    }
    this.text = product([1, 0, 0, 1, advance, 0], this.text);
    const shown = withoutSpaces(text);
    if (shown === '') return;
    const place = { x: x + a * start, y: y + b * start, width: (end - start) * Math.hypot(a, b) };
    const upright = a > 0 && Math.abs(b) < 1e-6;
    const size = this.size * Math.hypot(c, d);
    this.objects.at(-1)?.push({ text: shown, ...place, size, upright });
  }
}

/** Text without any white space. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}
