import { noteMark } from '../../chinese/circled.js';
import { quantity, quantityParts } from '../../quantity/quantity.js';
import type {
  WorkCell,
  WorkParagraph,
  WorkPicture,
  WorkReport,
  WorkTable,
  WorkText,
} from '../../report/work-report.js';
import { escapeMarkup, escapeText } from '../escape.js';
import { PLACE_ATTRIBUTE } from '../places.js';
import { type HelperContext, type HelperDefinition, HelperProblem } from './context.js';
import { kinds, optional } from './kinds.js';
import { markup, numeralMarkup } from './numeral.js';
import { placed } from './texts.js';

/** The parts of the report that a template sets, and the style of lines for which it names none. */
const PARTS = {
  above: 'report-number',
  title: 'report-title',
  below: 'report-occasion',
  body: 'body',
  notes: 'end-note',
} as const;

type PartName = keyof typeof PARTS;

/**
 * `{{reportText "body"}}`: a part of the report that the data folder keeps, a paragraph for each of its lines; nothing
 * where it keeps none.
 */
export const reportText: HelperDefinition = {
  takes: [kinds.text],
  named: { style: optional(kinds.text), chapter: optional(kinds.yesOrNo) },
  example: '{{reportText "body"}}',
  words: {
    zh: '报告本身：`above` 题目以上，`title` 题目，`below` 题注，`body` 正文，`notes` 排在文末的注释',
    en: 'the report itself: `above` the title, the `title`, what stands `below` it, the `body`, `notes` at its end',
  },
  make: (context) => (name: string, options) => {
    const part = (Object.keys(PARTS) as PartName[]).find((one) => one === name);
    if (part === undefined) {
      const message = { zh: `报告没有“${name}”这一部分`, en: `the report has no part “${name}”` };
      throw new HelperProblem('unknown-part', message, options, {
        zh: `可写 ${Object.keys(PARTS).join('、')}`,
        en: `write ${Object.keys(PARTS).join(', ')}`,
      });
    }
    const { workReport } = context.report;
    if (!workReport) return '';
    const { style = PARTS[part], chapter = false } = options.hash as { style?: string; chapter?: boolean };
    if (part === 'body') {
      context.shown.hasReport = true;
      return markup(bodyOf(workReport, chapter, context));
    }
    if (part === 'notes') return markup(notesOf(workReport));
    if (part === 'title' && chapter) return markup(chapterTitle(workReport, style, context));
    return markup(linesOf(workReport[part], style, context));
  },
};

function linesOf(lines: readonly WorkText[], style: string, context: HelperContext): string {
  return lines.map((line) => element('p', { style }, line, context, textOf(line, context))).join('\n');
}

/** The title as the heading of a chapter: that of the pack where the copy has lost it. */
function chapterTitle({ title }: WorkReport, style: string, context: HelperContext): string {
  const [first] = title;
  const lines = title.map((line) => textOf(line, context)).join('<br/>');
  if (first) return element('h1', { number: 'none', style }, first, context, lines);
  return `<h1 number="none" style="${escapeMarkup(style)}">${escapeText(context.report.pack.title)}</h1>`;
}

/** The text; as a chapter of a book its headings stand one rank lower, and look as they do by themselves. */
function bodyOf({ blocks }: WorkReport, isChapter: boolean, context: HelperContext): string {
  return blocks.map((block) => blockOf(block, isChapter, context)).join('\n');
}

function blockOf(block: WorkParagraph, isChapter: boolean, context: HelperContext): string {
  const { kind, text, label, level, labelLength, headingLength, table, picture } = block;
  if (table) return tableMarkup(table, block, context);
  if (picture) return pictureMarkup(picture, block, context);
  if (kind === 'salutation')
    return element('p', { style: 'salutation' }, block, context, textOf(block, context));
  if (kind === 'text') return element('p', {}, block, context, escaped(label) + textOf(block, context));
  const number = (label + text.slice(0, labelLength)).trim();
  const title = textOf(block, context, labelLength, headingLength);
  const behind =
    headingLength < text.length ? `<behind>${textOf(block, context, headingLength)}</behind>` : '';
  const rank = Math.min(block.rank + (isChapter ? 1 : 0), LOWEST_RANK);
  const ownLooks = block.isChapter && !isChapter ? 'report-chapter' : `report-heading-${level}`;
  const looks = rank === level && !block.isChapter ? '' : ownLooks;
  const attributes = { number: 'none', label: number, style: looks };
  return element(`h${rank}`, attributes, block, context, title + behind);
}

function pictureMarkup({ id, number, title }: WorkPicture, block: WorkText, context: HelperContext): string {
  const caption = title ? element('caption', {}, title, context, textOf(title, context)) : '';
  return element('picture', { of: id, number }, block, context, caption);
}

function tableMarkup(table: WorkTable, block: WorkText, context: HelperContext): string {
  const { name, number, title, unit, notes, columns, head, body } = table;
  const aligns = Array.from({ length: columns }, (_, column) => alignOf(column, table));
  const rowsOf = (rows: WorkTable['head'], isHead: boolean) =>
    rows.map(
      (row) =>
        `<tr>${row.map((cell, index) => cellMarkupOf(cell, isHead || index === 0, context)).join('')}</tr>`,
    );
  const parts = [
    title ? element('caption', {}, title, context, textOf(title, context)) : '',
    unit === undefined ? '' : `<unit>${escaped(unit)}</unit>`,
    `<colgroup>${aligns.map((align) => `<col align="${align}"${align === 'left' ? ' grow="1"' : ''}/>`).join('')}</colgroup>`,
    head.length > 0 ? `<thead>${rowsOf(head, true).join('')}</thead>` : '',
    `<tbody>${rowsOf(body, false).join('')}</tbody>`,
    notes.length > 0
      ? `<notes>${notes.map((note) => element('p', {}, note, context, textOf(note, context))).join('')}</notes>`
      : '',
  ];
  return element('table', { name, number: number || 'none' }, block, context, parts.join(''));
}

/** A column of figures is aligned by them; so is one in which words stand in place of a few. */
function alignOf(column: number, { body }: WorkTable): 'figure' | 'left' | 'center' | 'right' {
  if (column === 0) return 'left';
  // only rows without spans have their cells in their columns
  const texts = body.flatMap((row) =>
    row.every(({ columns, rows }) => columns * rows === 1) ? (row[column]?.text ?? '') : [],
  );
  const filled = texts.filter((text) => text.trim() !== '' && !/^[-—–/]+$/.test(text.trim()));
  const figures = filled.filter((text) => quantity(text).kind === 'number');
  // an empty cell of figures would get a dash, and the report is printed as it stands
  if (filled.length > 0 && figures.length * 2 > filled.length)
    return filled.length === body.length ? 'figure' : 'right';
  return filled.every((text) => text.length <= SHORT_CELL) && filled.length > 0 ? 'center' : 'left';
}

/** Words of no more characters than this stand in the middle of their cell. */
const SHORT_CELL = 4;

function cellMarkupOf(
  { text, tied, columns, rows }: WorkCell,
  isHead: boolean,
  context: HelperContext,
): string {
  const name = isHead ? 'th' : 'td';
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`;
  if (tied === undefined) return `<${name}${spans}>${figureOf(text)}</${name}>`;
  context.shown.cell(tied.cell);
  return `<${name}${spans}>${placed(context, tied.cell.place, figureOf(text), tied.name)}</${name}>`;
}

/** A cell that is a figure as one, so that it can be aligned; word for word all the same. */
function figureOf(text: string): string {
  const found = quantity(text);
  if (found.kind !== 'number' || found.mark !== undefined) return escaped(text);
  const parts = quantityParts(found);
  const isSame = `${parts.prefix}${parts.digits}${parts.unit}${parts.qualifier}` === text;
  return isSame ? numeralMarkup(parts) : escaped(text);
}

/** The lowest rank of a heading. */
const LOWEST_RANK = 3;

/** An element at the place where its text stands in the report. */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  { place }: WorkText,
  { places }: HelperContext,
  content: string,
): string {
  const written = Object.entries({ ...attributes, [PLACE_ATTRIBUTE]: places.keyOf(place) })
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/** A stretch of a text with the marks and figures in it; marks at its beginning belong to what stands before. */
function textOf(text: WorkText, context: HelperContext, from = 0, to = text.text.length): string {
  const marks = text.marks.filter(({ at }) => at <= to && (at > from || from === 0));
  let written = '';
  let done = from;
  for (const mark of marks) {
    // a gap is what is left of the mark that the copy has lost
    written +=
      wordsOf(text, context, done, done + text.text.slice(done, mark.at).trimEnd().length) + markOf(mark);
    done = mark.at + (/^[ \u3000]*/.exec(text.text.slice(mark.at, to))?.[0].length ?? 0);
  }
  return written + wordsOf(text, context, done, to);
}

/** The same without the marks: each figure that a row holds at the place of its cell. */
function wordsOf({ text, figures = [] }: WorkText, context: HelperContext, from: number, to: number): string {
  let written = '';
  let done = from;
  for (const { from: start, to: end, name, cell } of figures) {
    if (start < done || end > to) continue;
    context.shown.cell(cell);
    written += escaped(text.slice(done, start));
    written += placed(context, cell.place, escaped(text.slice(start, end)), name);
    done = end;
  }
  return written + escaped(text.slice(done, to));
}

function markOf({ note, written }: WorkText['marks'][number]): string {
  if (note !== '') return `<note of="${escapeMarkup(note)}"/>`;
  const number = Number(written);
  return `<sup>${escaped(Number.isInteger(number) && number > 0 ? noteMark(number) : written)}</sup>`;
}

/** Text of the report as markup: what looks like a mark of a pack is none. */
function escaped(text: string): string {
  return escapeText(text).replaceAll('[^', '[<passage>^</passage>');
}

function notesOf({ notes, notesTitle }: WorkReport): string {
  if (notes.length === 0) return '';
  const title = notesTitle === '' ? '' : ` title="${escapeMarkup(notesTitle)}"`;
  const entries = notes.map(({ id }) => `<note of="${escapeMarkup(id)}"/>`);
  return `<endnotes${title}>${entries.join('')}</endnotes>`;
}
