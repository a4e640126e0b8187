import type { Matrix, Rectangle } from '../../pdf-reader/page-box.js';
import type { PrinterMark } from '../printer-marks.js';

/** A form painted on a side under the name it has in the side's resources. */
export interface PaintedForm {
  readonly name: string;
  readonly matrix: Matrix;
}

/** A page in its place. */
export interface PaintedPage {
  /** The part of the sheet it may paint. */
  readonly region: Rectangle;
  readonly matrix: Matrix;
  /** The part of the page that shows, in its own space. */
  readonly shown: Rectangle;
  readonly form: string;
  /** Painted over it, in the page's space. */
  readonly appearances: readonly PaintedForm[];
}

const MARK_WIDTH_PT = 0.25;

/** The content stream of one side of a sheet. */
export function sideContent(pages: readonly PaintedPage[], marks: readonly PrinterMark[]): string {
  return [...pages.map(pageContent), ...(marks.length > 0 ? [markContent(marks)] : [])].join('\n');
}

function pageContent({ region, matrix, shown, form, appearances }: PaintedPage): string {
  const painted = appearances.map((one) => `q ${numbers(one.matrix)} cm /${one.name} Do Q`);
  const over = painted.length > 0 ? [`${rectangle(shown)} re W n`, ...painted] : [];
  return [`q ${rectangle(region)} re W n`, `${numbers(matrix)} cm /${form} Do`, ...over, 'Q'].join('\n');
}

function markContent(marks: readonly PrinterMark[]): string {
  const lines = marks.map(({ kind, x1, y1, x2, y2 }) => {
    const dash = kind === 'fold' ? '[3 2]' : '[]';
    return `${dash} 0 d ${numbers([x1, y1])} m ${numbers([x2, y2])} l S`;
  });
  return ['q 0 G', `${MARK_WIDTH_PT} w`, ...lines, 'Q'].join('\n');
}

function rectangle({ x, y, width, height }: Rectangle): string {
  return numbers([x, y, width, height]);
}

/** Five decimals: a scale on a large sheet still places to a thousandth of a point. */
function numbers(values: readonly number[]): string {
  return values.map((value) => String(Number(value.toFixed(5)) + 0)).join(' ');
}
