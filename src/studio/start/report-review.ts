import { sheetOfTable, tableKind, wellKnownTables } from '../../dataset/kinds/index.js';
import { normalizedWords, partsOfQuote } from '../../importing/hold.js';
import type { ImportedReport } from '../../importing/index.js';
import type { SourceReport } from '../../importing/model.js';
import { packContent } from '../../importing/write/pack.js';
import type { Cells, WrittenTable } from '../../importing/write/tables.js';
import { quantity } from '../../quantity/quantity.js';
import type { Degree, ReportReview, ReviewFigure, ReviewRow, ReviewTable, Stretch } from '../wire/start.js';

/** A report as it was read → what a clerk goes through: each row with its figures, its doubt and its clauses. */
export function reviewOf({ report, tables, written, found }: ImportedReport, file: string): ReportReview {
  const { title, meeting, number, occasion, issuer, date } = report;
  const finder = new ClauseFinder(report);
  const lines = new Map(report.source.blocks.map(({ line }, index) => [line, index]));
  return {
    file,
    front: { title, meeting, number, occasion, issuer, date },
    paragraphs: paragraphsOf(report),
    tables: written.map((table) => reviewTable(table, packContent(report, tables, written).tables)),
    rows: written.flatMap((table) => table.rows.map((row) => reviewRow(table, row, finder))),
    slips: found.map(({ message, hint, place }, index) => {
      const paragraph = place?.line === undefined ? undefined : lines.get(place.line);
      return {
        key: `slip/${index}`,
        message,
        ...(hint && { hint }),
        ...(paragraph !== undefined && { paragraph }),
      };
    }),
  };
}

function paragraphsOf({ source, blocks, figures }: SourceReport): ReportReview['paragraphs'] {
  const levels = new Map(
    blocks.filter(({ kind }) => kind === 'heading').map(({ paragraph, level }) => [paragraph, level]),
  );
  const stretches = new Map<number, Stretch[]>();
  for (const { block, start, end } of figures) {
    const { paragraph, from } = blocks[block] ?? {};
    if (paragraph === undefined || from === undefined) continue;
    stretches.set(paragraph, [...(stretches.get(paragraph) ?? []), [from + start, from + end]]);
  }
  return source.blocks.map((block, index) => ({
    text: block.kind === 'paragraph' ? `${block.autoNumber ?? ''}${block.text}` : '',
    level: levels.get(index) ?? 0,
    figures: block.kind === 'paragraph' ? shifted(stretches.get(index) ?? [], block.autoNumber) : [],
  }));
}

/** Stretches of a text that has a number before it which the word processor makes. */
function shifted(stretches: readonly Stretch[], autoNumber = ''): readonly Stretch[] {
  const by = autoNumber.length;
  return stretches
    .map(([from, to]): Stretch => [from + by, to + by])
    .toSorted(([one], [other]) => one - other);
}

/** Columns that trace a row or tell what is to be looked at have a place of their own on the screen. */
const TRACING: readonly string[] = ['编号', '核对', '疑点', '原文'];

function reviewTable(
  { name, columns }: WrittenTable,
  settings: Readonly<Record<string, { readonly title?: string }>>,
): ReviewTable {
  return {
    name,
    title: settings[name]?.title ?? sheetOfTable(name),
    columns: columns.filter((one) => !TRACING.includes(one)),
  };
}

function reviewRow(table: WrittenTable, cells: Cells, finder: ClauseFinder): ReviewRow {
  const quote = cells.原文 || cells.释义 || '';
  const reason = cells.疑点 ?? '';
  return {
    key: keyOf(table.name, cells),
    table: table.name,
    degree: Number(cells.核对 ?? 1) as Degree,
    reason,
    name: cells[nameColumnOf(table)] ?? '',
    cells: Object.fromEntries(table.columns.map((column) => [column, cells[column] ?? ''])),
    figures: figuresOf(table, cells, quote),
    places: partsOfQuote(quote).flatMap((part) => finder.find(part) ?? []),
  };
}

/** What decisions on a row are kept by. */
export function keyOf(table: string, cells: Cells): string {
  return `${table}/${cells.编号 ?? ''}`;
}

/** The column that names the rows of a table: 指标, 项目, 事项, 名词. */
export function nameColumnOf({ name, columns }: Pick<WrittenTable, 'name' | 'columns'>): string {
  const kind = wellKnownTables.get(name) ?? 'indicators';
  const rule = tableKind(kind).columns.find(({ role }) => role === 'label');
  return columns.find((column) => column === rule?.header) ?? columns[1] ?? '';
}

/** Columns of words beside those of figures. */
const WORDS: readonly string[] = [
  ...TRACING,
  '指标',
  '项目',
  '简称',
  '事项',
  '名词',
  '释义',
  '分组',
  '单位',
  '说明',
  '出处',
];

function figuresOf({ columns }: WrittenTable, cells: Cells, quote: string): ReviewFigure[] {
  return columns.flatMap((column) => {
    const text = cells[column] ?? '';
    if (WORDS.includes(column) || text === '') return [];
    return [{ column, text, others: otherReadings(text, quote) }];
  });
}

/** Behind a figure: others with 、 or 和 between them, and the qualifier of the last. */
const SHARED_QUALIFIER = /^(?:[、和与及]\d[\d.,]*[^\d，。；、和与及]*?)+(以上|以下|以内|左右|以外)/;
/** Before a figure: another of a row of them. */
const BEFORE_IN_ROW = /\d[^，。；、和与及]*[、和与及]$/;

/**
 * What else a figure of several in a row may be read as (7.5%、8%左右): with the qualifier that stands behind the last of
 * them, or, of the last, without it.
 */
function otherReadings(text: string, quote: string): string[] {
  const value = quantity(text);
  if (value.kind !== 'number') return [];
  const bare = value.qualifier === '' ? text : text.replace(value.qualifier, '');
  const at = quote.indexOf(bare);
  if (at < 0) return [];
  if (value.qualifier !== '') return BEFORE_IN_ROW.test(quote.slice(0, at)) ? [bare] : [];
  const [, qualifier] = SHARED_QUALIFIER.exec(quote.slice(at + bare.length)) ?? [];
  return qualifier === undefined ? [] : [`${text}${qualifier}`];
}

/** Where clauses stand in the paragraphs of a report, whatever their width, spaces and stops. */
class ClauseFinder {
  private readonly paragraphs: readonly { readonly words: string; readonly offsets: readonly number[] }[];

  constructor({ source }: SourceReport) {
    this.paragraphs = source.blocks.map((block) =>
      block.kind === 'paragraph'
        ? normalizedWords(`${block.autoNumber ?? ''}${block.text}`)
        : { words: '', offsets: [] },
    );
  }

  find(clause: string): ReviewRow['places'][number] | undefined {
    const { words } = normalizedWords(clause);
    if (words === '') return undefined;
    for (const [paragraph, { words: own, offsets }] of this.paragraphs.entries()) {
      const at = own.indexOf(words);
      const [from, last] = [offsets[at], offsets[at + words.length - 1]];
      if (at >= 0 && from !== undefined && last !== undefined)
        return { paragraph, stretch: [from, last + 1] };
    }
    return undefined;
  }
}
