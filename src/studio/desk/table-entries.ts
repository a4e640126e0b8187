import { wellKnownTable, wellKnownTables } from '../../dataset/kinds/index.js';
import type { Document } from '../../document/tree.js';
import { blocksIn } from '../../document/walk.js';
import type { Report, ReportTable } from '../../report/report.js';
import type { TableEntry } from '../wire/pack.js';
import { isPackSheet } from './facts-home.js';
import type { DataSheet } from './sheets.js';

/**
 * The sheets of a folder by the names that their tables print under, those that print first. `packValue` is what
 * pack.yaml says, where there is one.
 */
export function tableEntries(
  sheets: readonly DataSheet[],
  report: Report | undefined,
  document: Document | undefined,
  packValue?: Readonly<Record<string, unknown>> | undefined,
): TableEntry[] {
  const numbers = new Map<string, { number: string | undefined; at: number }>();
  let at = 0;
  for (const block of document ? blocksIn(document.children) : [])
    if (block.kind === 'table') numbers.set(block.id ?? '', { number: block.number, at: at++ });
  const entries = sheets
    .filter((sheet) => !saysPack(sheet, report) && !isAside(sheet, report))
    .map((sheet) => {
      const table = report && tableOf(sheet, report);
      const printed = table && numbers.get(`table:${table.name}`);
      const title = table?.settings.title?.text ?? table?.layout?.title ?? sheet.sheet ?? titleOf(sheet);
      const number = printed?.number;
      const entry: TableEntry = {
        key: sheet.key,
        title,
        rowCount: table?.rows.length ?? Math.max(0, sheet.rows.length - 1),
        ...(number !== undefined && { number }),
        ...(table && isMovable(table) && { isMovable: true }),
        ...(table && packValue && titleHomeOf(table.name, packValue)),
      };
      return { entry, at: printed?.at ?? Number.MAX_SAFE_INTEGER };
    });
  return entries.toSorted((one, other) => one.at - other.at).map(({ entry }) => entry);
}

/** A title that reckons itself is no text to be typed over. */
function titleHomeOf(
  name: string,
  { tables }: Readonly<Record<string, unknown>>,
): Pick<TableEntry, 'titleHome'> {
  const own = (tables as Readonly<Record<string, { readonly title?: unknown } | null>> | undefined)?.[name];
  const { title } = own ?? {};
  const path = ['tables', name, 'title'];
  if (title === undefined || title === null) return { titleHome: { path } };
  return typeof title === 'string' && !title.includes('{{') ? { titleHome: { path, before: title } } : {};
}

/**
 * Whether a sheet says what pack.yaml would: the cover, the texts, charts or settings, which have parts of their own.
 */
function saysPack(sheet: DataSheet, report: Report | undefined): boolean {
  return report !== undefined && !report.pack.file.endsWith('pack.yaml') && isPackSheet(sheet);
}

/** Whether a workbook hides a sheet, of which no table is made: a list to choose from, a draft. */
function isAside(sheet: DataSheet, report: Report | undefined): boolean {
  return sheet.isHidden && !(report && tableOf(sheet, report));
}

/** The table of a report that was read from a sheet, the first of them where there are several. */
export function tableOf(sheet: DataSheet, report: Report): ReportTable | undefined {
  return Object.values(report.tables).find((table) => isFrom(table, sheet));
}

/** All tables of a report that were read from a sheet. */
export function tablesOf(sheet: DataSheet, report: Report): readonly ReportTable[] {
  return Object.values(report.tables).filter((table) => isFrom(table, sheet));
}

function isFrom({ columns: [first] }: ReportTable, sheet: DataSheet): boolean {
  return first?.place.file === sheet.shownFile && first.place.sheet === sheet.sheet;
}

/** Whether a table prints where the pack puts it, and not where its kind belongs. */
export function isMovable({ name, layout, rows }: ReportTable): boolean {
  return layout !== undefined && rows.length > 0 && !wellKnownTables.has(name);
}

/** What a table is called that prints without a title, or could not be read. */
function titleOf({ file }: DataSheet): string {
  const name = file.replace(/\.\w+$/, '');
  const known = wellKnownTable(name);
  return known?.title ?? known?.sheetNames[0] ?? name;
}
