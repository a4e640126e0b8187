import { CIRCLES, numberOfCircle } from '../../../chinese/circled.js';
import type { Source, SourceBlock } from '../../model.js';
import { paragraphOf } from '../paragraph.js';
import { type Line, linesOfPages } from './lines.js';
import { type PdfPage, pagesOf } from './text.js';

/** Why the text of a PDF makes no report. */
export type NoText = 'scanned' | 'garbled' | 'columns';

/** A PDF with text → its paragraphs, or why there are none. Throws an UnreadableWorkbook. */
export async function readPdf(bytes: Uint8Array): Promise<Source | NoText> {
  return sourceOfPages(await pagesOf(bytes));
}

/** The text of pages → its paragraphs, or why there are none. */
export function sourceOfPages(pages: readonly PdfPage[]): Source | NoText {
  const text = pages.flatMap(({ glyphs }) => glyphs.map((one) => one.text)).join('');
  const characters = [...text.replace(/\s/g, '')];
  if (characters.length < LEAST_CHARACTERS * pages.length) return 'scanned';
  const hanzi = characters.filter((one) => /\p{Script=Han}/u.test(one)).length;
  if (hanzi < characters.length * LEAST_HANZI) return 'garbled';
  const lines = linesOfPages(pages);
  if (areColumns(pages, lines)) return 'columns';
  const measure = measureOf(lines.flat());
  const parts = lines.map((page) => partsOfPage(page, measure));
  return {
    blocks: blocksOf(
      parts.flatMap(({ body }) => body),
      measure,
    ),
    notes: notesOf(parts.flatMap(({ notes }) => notes)),
    remarks: ['lines'],
  };
}

/** A page of a picture has a page number at most. */
const LEAST_CHARACTERS = 20;
/** Of a Chinese text most characters are hanzi, unless the file does not tell which they are. */
const LEAST_HANZI = 0.3;

/** A gap as wide as this parts columns, by the size of the type, if it stands in the middle of most lines. */
const COLUMN_GAP = 1.4;

function areColumns(pages: readonly PdfPage[], lines: readonly (readonly Line[])[]): boolean {
  const all = pages.flatMap(({ width }, index) => (lines[index] ?? []).map((line) => ({ line, width })));
  const parted = all.filter(({ line: { gap, gapAt, text }, width }) => {
    return gap > COLUMN_GAP && gapAt > width * 0.35 && gapAt < width * 0.6 && text.length > 12;
  });
  return all.length > 10 && parted.length * 2 > all.length;
}

/** The size of the running text, in whole points, and between which edges it is set. */
interface Measure {
  readonly size: number;
  readonly left: number;
  readonly right: number;
}

function measureOf(lines: readonly Line[]): Measure {
  const size = mostOf(lines.map((line) => Math.round(line.size)));
  const body = lines.filter((line) => Math.round(line.size) === size);
  return {
    size,
    left: mostOf(body.map(({ x }) => Math.round(x))),
    // of lines that are justified most end there
    right: mostOf(body.map((line) => Math.round(line.right))),
  };
}

/** Notes at the foot of a page are set smaller than the text; they end with the page. */
function partsOfPage(
  lines: readonly Line[],
  { size }: Measure,
): { body: readonly Line[]; notes: readonly Line[] } {
  const last = lines.findLastIndex((line) => Math.round(line.size) >= size);
  const notes = lines.slice(last + 1);
  const areNotes = last !== -1 && notes.some(({ text }) => NOTE.test(text));
  return areNotes ? { body: lines.slice(0, last + 1), notes } : { body: lines, notes: [] };
}

const NOTE = new RegExp(`^\\s*(?:([${CIRCLES}])|[［\\[〔](\\d{1,3})[］\\]〕])\\s*`, 'u');

function notesOf(lines: readonly Line[]): Source['notes'] {
  const notes: { label: string; text: string }[] = [];
  for (const { text } of lines) {
    const [mark, circle, number] = NOTE.exec(text) ?? [];
    const last = notes.at(-1);
    if (mark !== undefined) {
      const label = number ?? String(numberOfCircle(circle ?? ''));
      notes.push({ label, text: withoutGaps(text.slice(mark.length)) });
    } else if (last) last.text += withoutGaps(text);
  }
  return notes;
}

/** Lines are one paragraph until one ends short or the next is set in. */
function blocksOf(lines: readonly Line[], { size, left, right }: Measure): SourceBlock[] {
  const paragraphs: string[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const endsShort = before !== undefined && before.right < right - ENDS_SHORT * size;
    const isSetIn = line.x > left + SET_IN * size;
    const isOther = before !== undefined && Math.abs(before.size - line.size) > 1;
    const goesOn = OPEN_OCCASION.test(paragraphs.at(-1) ?? '');
    if (before !== undefined && (goesOn || !(endsShort || isSetIn || isOther)))
      paragraphs.push(`${paragraphs.pop() ?? ''}${joint(before.text, line.text)}${line.text}`);
    else paragraphs.push(line.text);
    before = line;
  }
  return paragraphs.flatMap((text, index) => paragraphOf(withoutGaps(text), index + 1) ?? []);
}

/** The centred line of the occasion goes on until 会议上. */
const OPEN_OCCASION = /^[—（(\s]*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[在于](?!.*上[）)]?$).{0,40}$/;

/** By the size of the type. */
const ENDS_SHORT = 1.6;
const SET_IN = 1.2;

/** Words of letters are parted at the end of a line, too. */
const joint = (before: string, next: string) =>
  /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(next) ? ' ' : '';

/** Justified lines have gaps between hanzi that are none of the text. */
const withoutGaps = (text: string) =>
  text.replace(/(?<=[\p{Script=Han}，。；：、！？”）》%\d]) (?=[\p{Script=Han}，。；：、！？“（《\d])/gu, '');

function mostOf(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}
