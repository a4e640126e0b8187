import type { PDFDict, PDFRef } from '@cantoo/pdf-lib';
import type { Rectangle } from '../page-box.js';
import type { Matrix } from '../placement.js';
import { pdfLibrary } from './library.js';
import { rectangleIn, type SourcePage } from './read.js';

/** A seal, a filled field or a stamp: painted over its page. */
export interface Appearance {
  readonly form: PDFRef;
  /** From the form's space, after its own /Matrix, to that of the page. */
  readonly matrix: Matrix;
}

const HIDDEN = 2;
const PRINT = 4;

/** What annotations paint on paper (ISO 32000-1 12.5.5); links paint nothing and are left behind. */
export function appearancesOf(page: SourcePage): readonly Appearance[] {
  const { PDFArray, PDFDict, PDFName } = pdfLibrary();
  const annotations = page.dict.lookup(PDFName.of('Annots'));
  if (!(annotations instanceof PDFArray)) return [];
  return Array.from({ length: annotations.size() }, (_, index) => annotations.lookup(index)).flatMap(
    (one) => {
      const appearance = one instanceof PDFDict ? appearanceOf(one) : undefined;
      return appearance ? [appearance] : [];
    },
  );
}

function appearanceOf(annotation: PDFDict): Appearance | undefined {
  const { PDFName, PDFNumber, PDFRawStream, PDFRef } = pdfLibrary();
  const subtype = annotation.lookup(PDFName.of('Subtype'));
  const flags = annotation.lookup(PDFName.of('F'));
  const bits = flags instanceof PDFNumber ? flags.asNumber() : 0;
  const isPrinted = (bits & PRINT) !== 0 && (bits & HIDDEN) === 0;
  if (!isPrinted || subtype === PDFName.of('Link') || subtype === PDFName.of('Popup')) return undefined;
  const form = normalAppearance(annotation);
  const stream = form && annotation.context.lookup(form);
  const place = rectangleIn(annotation.lookup(PDFName.of('Rect')));
  if (!(form instanceof PDFRef) || !(stream instanceof PDFRawStream) || !place) return undefined;
  const box = transformed(stream.dict);
  if (!box) return undefined;
  const [sx, sy] = [place.width / box.width, place.height / box.height];
  return { form, matrix: [sx, 0, 0, sy, place.x - sx * box.x, place.y - sy * box.y] };
}

/** The stream shown when nothing is pressed, of the state the annotation is in where it has several. */
function normalAppearance(annotation: PDFDict): PDFRef | undefined {
  const { PDFDict, PDFName, PDFRef } = pdfLibrary();
  const appearances = annotation.lookup(PDFName.of('AP'));
  if (!(appearances instanceof PDFDict)) return undefined;
  const normal = appearances.lookup(PDFName.of('N'));
  const state = annotation.lookup(PDFName.of('AS'));
  const found =
    normal instanceof PDFDict && state instanceof PDFName
      ? normal.get(state)
      : appearances.get(PDFName.of('N'));
  return found instanceof PDFRef ? found : undefined;
}

/** The box around a form's own box once its matrix has been applied. */
function transformed(form: PDFDict): Rectangle | undefined {
  const { PDFArray, PDFName, PDFNumber } = pdfLibrary();
  const box = rectangleIn(form.lookup(PDFName.of('BBox')));
  if (!box) return undefined;
  const array = form.lookup(PDFName.of('Matrix'));
  const values = array instanceof PDFArray ? array.asArray().map((one) => form.context.lookup(one)) : [];
  const numbers = values.map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));
  const [a, b, c, d, e, f] = numbers.length === 6 ? (numbers as unknown as Matrix) : IDENTITY;
  const corners = [box.x, box.x + box.width].flatMap((x) =>
    [box.y, box.y + box.height].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y];
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
