import type { PDFDict, PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { type Appearance, drawAnnotation } from './drawn.js';
import { dictAt, dictsIn, listAt, lookup, nameAt, numberAt, numbersOf, textAt } from './entries.js';
import type { PrintedLayers } from './layers.js';
import { pdfLibrary } from './library.js';
import { type Matrix, type Rectangle, rectangleIn } from './page-box.js';
import type { SourceFile, SourcePage } from './read.js';
import { unpacked } from './unpack.js';

/** What annotations put on a page. */
export interface Overprint {
  readonly appearances: readonly Appearance[];
  /** Kinds of those that a viewer would draw by itself, and that are not drawn here; by /Subtype, in order. */
  readonly leftOff: readonly string[];
}

const INVISIBLE = 1;
const HIDDEN = 2;
const PRINT = 4;

/** Annotations that paint nothing on paper. */
const UNPRINTED = new Set(['Link', 'Popup']);

/** What annotations paint on paper (ISO 32000-1 12.5.5); links paint nothing and are left behind. */
export function overprintOf(page: SourcePage, { catalog, layers }: SourceFile): Overprint {
  const redraws = isTrue(lookup(dictAt(catalog, 'AcroForm'), 'NeedAppearances'));
  const appearances: Appearance[] = [];
  const leftOff: string[] = [];
  for (const annotation of dictsIn(page.dict, 'Annots')) {
    if (!isPrinted(annotation, layers)) continue;
    const place = rectangleIn(lookup(annotation, 'Rect'));
    const own = dictAt(annotation, 'AP') && place ? ownAppearance(annotation, place) : undefined;
    const drawn = dictAt(annotation, 'AP') ? own : drawAnnotation(annotation);
    if (drawn) appearances.push(drawn);
    const isLost = drawn ? redraws && isStale(annotation, drawn) : place && isMissed(annotation);
    if (isLost) leftOff.push(nameAt(annotation, 'Subtype') ?? '');
  }
  return { appearances, leftOff };
}

function isPrinted(annotation: PDFDict, layers: PrintedLayers): boolean {
  const flags = numberAt(annotation, 'F') ?? 0;
  const subtype = nameAt(annotation, 'Subtype') ?? '';
  if ((flags & PRINT) === 0 || (flags & HIDDEN) !== 0 || UNPRINTED.has(subtype)) return false;
  // the other flag hides only what viewers don't know
  if ((flags & INVISIBLE) !== 0 && !KNOWN.has(subtype)) return false;
  return layers.showsContent(lookup(annotation, 'OC'));
}

/** Kinds of annotation that viewers know (ISO 32000-1, table 169). */
const KNOWN = new Set([
  ...['Text', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline'],
  ...['Squiggly', 'StrikeOut', 'Stamp', 'Caret', 'Ink', 'FileAttachment', 'Sound', 'Movie', 'Widget'],
  ...['Screen', 'PrinterMark', 'TrapNet', 'Watermark', '3D', 'Redact'],
]);

/** Whether a viewer draws an annotation that has no appearance of its own: a field only where it holds something. */
function isMissed(annotation: PDFDict): boolean {
  if (hasStates(annotation)) return false;
  if (nameAt(annotation, 'Subtype') !== 'Widget') return true;
  const look = dictAt(annotation, 'MK');
  const isFramed = ['BG', 'BC'].some((key) => (numbersOf(listAt(look, key)) ?? []).length > 0);
  const isTicked = !['Off', undefined].includes(nameAt(annotation, 'AS'));
  return isFramed || isTicked || fieldValue(annotation) !== undefined;
}

/** Whether the annotation has looks for its states, of which none may be that of the one it is in. */
function hasStates(annotation: PDFDict): boolean {
  const { PDFDict } = pdfLibrary();
  const normal = lookup(dictAt(annotation, 'AP'), 'N');
  return normal instanceof PDFDict && normal.keys().length > 0;
}

/** How far up a field's value is looked for. */
const MOST_PARENTS = 16;

/** The value of a field, its own or that of the field it is part of. */
function fieldValue(field: PDFDict): string | undefined {
  let holder: PDFDict | undefined = field;
  for (let depth = 0; holder && depth < MOST_PARENTS; depth++) {
    const name = nameAt(holder, 'V');
    const found = textAt(holder, 'V') ?? textOfList(holder) ?? (name === 'Off' ? undefined : name);
    if (found !== undefined) return found;
    holder = dictAt(holder, 'Parent');
  }
  return undefined;
}

/** Several choices at once. */
function textOfList(field: PDFDict): string | undefined {
  const values = listAt(field, 'V');
  return values && values.size() > 0 ? values.toString() : undefined;
}

/**
 * Whether a field holds another text than its appearance shows, in a file that asks viewers to draw its fields anew.
 * What can't be told, for its letters are codes of a font, is taken to be right.
 */
function isStale(field: PDFDict, { form }: Appearance): boolean {
  const { PDFRawStream } = pdfLibrary();
  const value = textAt(field, 'V') ?? textAt(dictAt(field, 'Parent'), 'V');
  const stream = field.context.lookup(form);
  if (value === undefined || /[^ -~]/.test(value) || !(stream instanceof PDFRawStream)) return false;
  const content = textOf(stream);
  if (/<[0-9a-f\s]+>/i.test(content)) return false;
  const shown = [...content.matchAll(/\(((?:\\.|[^\\)])*)\)/gs)].map(([, text = '']) =>
    text.replace(/\\/g, ''),
  );
  const letters = (text: string) => text.replace(/[\s\\]/g, '');
  return !letters(shown.join('')).includes(letters(value));
}

/** The operators of a stream, or what nothing can be told of where they can't be read. */
function textOf(stream: PDFRawStream): string {
  try {
    return Buffer.from(unpacked(stream)).toString('latin1');
  } catch {
    return '<00>';
  }
}

function isTrue(value: PDFObject | undefined): boolean {
  return value === pdfLibrary().PDFBool.True;
}

function ownAppearance(annotation: PDFDict, place: Rectangle): Appearance | undefined {
  const { PDFRawStream, PDFRef } = pdfLibrary();
  const form = normalAppearance(annotation);
  const stream = form && annotation.context.lookup(form);
  if (!(form instanceof PDFRef) || !(stream instanceof PDFRawStream)) return undefined;
  const box = transformed(stream.dict);
  if (!box) return undefined;
  const [sx, sy] = [place.width / box.width, place.height / box.height];
  return { form, matrix: [sx, 0, 0, sy, place.x - sx * box.x, place.y - sy * box.y] };
}

/** The stream shown when nothing is pressed, of the state the annotation is in where it has several. */
function normalAppearance(annotation: PDFDict): PDFRef | undefined {
  const { PDFDict, PDFName, PDFRef } = pdfLibrary();
  const appearances = dictAt(annotation, 'AP');
  const normal = lookup(appearances, 'N');
  // a box that does not say which state it is in is in that of its value
  const state = nameAt(annotation, 'AS') ?? fieldValue(annotation);
  const found =
    normal instanceof PDFDict
      ? state !== undefined && normal.get(PDFName.of(state))
      : appearances?.get(PDFName.of('N'));
  return found instanceof PDFRef ? found : undefined;
}

/** The box around a form's own box once its matrix has been applied. */
function transformed(form: PDFDict): Rectangle | undefined {
  const box = rectangleIn(lookup(form, 'BBox'));
  if (!box) return undefined;
  const numbers = numbersOf(listAt(form, 'Matrix')) ?? [];
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

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
