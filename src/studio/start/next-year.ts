import { basename } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Place } from '../../core/diagnostics.js';
import { fixedKinds, sheetOfTable } from '../../dataset/kinds/index.js';
import { editedCsv } from '../../importing/update/csv-edits.js';
import type { ReportTable } from '../../report/report.js';
import { bytesOfText, type FolderFile, textOfFile } from '../folder/folder-file.js';

/** A pack as it stands, for a pack of the year after it to be made of. */
export interface PackOfYear {
  readonly files: readonly FolderFile[];
  /** Its tables, as they were read. */
  readonly tables: readonly ReportTable[];
  /** ISO date of its data. */
  readonly date: string;
}

/** What the front of a pack says, as the clerk gives it for the new one. */
export interface Front {
  readonly title: string;
  readonly meeting: string;
  readonly number: string;
  readonly occasion: string;
  readonly issuer: string;
  /** ISO date, or empty. */
  readonly date: string;
}

/** A pack of the year after another. */
export interface MovedPack {
  readonly files: readonly FolderFile[];
  /** How the heads of columns were called, and are: `2021年实绩` → `2022年实绩`. */
  readonly columns: readonly { readonly table: string; readonly from: string; readonly to: string }[];
  /** Rows whose figures are still those of the year before: all are marked to be looked at. */
  readonly rows: number;
  /** Files that were taken over as they are, for the clerk to put this year's in their place. */
  readonly asTheyWere: readonly string[];
}

const CHECK = '核对';
const DOUBT = '疑点';
/** What 核对 says of a row whose figure is to be looked at. */
const LOOK_AT_FIGURE = '3';

/**
 * A pack with its years moved on by one, in the heads of its columns and in its texts. The figures stay where they
 * are, for charts and sentences to be seen with: each row is marked as one whose figure is to be looked at, and the
 * last page says so, so that none is printed quietly as one of the new year.
 */
export function movedOn(pack: PackOfYear, front: Partial<Front> = {}): MovedPack {
  const years = yearsOf(pack);
  const move = (text: string) => movedYears(text, years);
  const columns: MovedPack['columns'][number][] = [];
  const asTheyWere: string[] = [];
  let rows = 0;
  const files = pack.files.flatMap((file): FolderFile[] => {
    if (file.name.startsWith('report/')) return [];
    if (file.name === PACK) return [{ name: PACK, bytes: bytesOfText(movedPackText(file, move, front)) }];
    const table = pack.tables.find((one) => isOwnCsv(one, file.name));
    if (table === undefined) {
      if (!file.name.startsWith('ornaments/')) asTheyWere.push(file.name);
      return [file];
    }
    const heads = table.columns.flatMap(({ header, place }) => {
      const to = move(header);
      return to === header ? [] : [{ from: header, to, place }];
    });
    columns.push(...heads.map(({ from, to }) => ({ table: sheetOfTable(table.name), from, to })));
    rows += table.kind === 'glossary' ? 0 : table.rows.length;
    return [{ name: file.name, bytes: movedTable(table, file, heads) }];
  });
  return { files, columns, rows, asTheyWere };
}

const PACK = 'pack.yaml';

/** The front of the year after, as far as years tell it: the clerk is to look at the number of the meeting. */
export function movedFront(front: Front, pack: Pick<PackOfYear, 'tables' | 'date'>): Front {
  const years = yearsOf(pack);
  const moved = Object.entries(front).map(([key, text]) => [
    key,
    key === 'date' ? movedDate(text) : movedYears(text, years),
  ]);
  return Object.fromEntries(moved) as unknown as Front;
}

/** The years of its columns and of its date: no other year of a text has to do with the year of the pack. */
function yearsOf({ tables, date }: Pick<PackOfYear, 'tables' | 'date'>): ReadonlySet<number> {
  const columns = tables.filter(({ kind }) => kind !== 'general').flatMap((table) => table.columns);
  const ofColumns = columns.flatMap(({ period }) => period?.year ?? []);
  const ofDate = Number(date.slice(0, 4));
  return new Set(ofDate > 0 ? [...ofColumns, ofDate] : ofColumns);
}

/** A year that stands alone: that of 2021—2025年 is the end of a plan, and stays. */
const YEAR = /(?<![\d—–～~-])((?:19|20)\d\d)(?=年(?!\s*[—–～~-]))/gu;

function movedYears(text: string, years: ReadonlySet<number>): string {
  return text.replace(YEAR, (year) => (years.has(Number(year)) ? String(Number(year) + 1) : year));
}

function movedDate(date: string): string {
  const [, year, rest = ''] = /^(\d{4})(-.*)?$/.exec(date) ?? [];
  if (year === undefined) return date;
  // there is no 29 February in the year after a leap year
  return `${Number(year) + 1}${rest === '-02-29' ? '-02-28' : rest}`;
}

function isOwnCsv({ kind, columns: [first] }: ReportTable, name: string): boolean {
  const isFixed = (fixedKinds as readonly string[]).includes(kind);
  const { file = '', sheet } = first?.place ?? {};
  return isFixed && sheet === undefined && /\.csv$/i.test(name) && basename(file) === name;
}

function movedTable(
  table: ReportTable,
  file: FolderFile,
  heads: readonly { readonly to: string; readonly place: Place }[],
): Uint8Array {
  const text = textOfFile(file);
  const at = (header: string) => table.columns.find((column) => column.header === header)?.place.column;
  const width = Math.max(0, ...table.columns.map(({ place }) => place.column ?? 0));
  const added = table.kind === 'glossary' ? [] : [CHECK, DOUBT].filter((header) => at(header) === undefined);
  const columnOf = (header: string) => (at(header) ?? width + 1 + added.indexOf(header)) - 1;
  const marks = table.kind === 'glossary' ? [] : table.rows;
  const cells = [
    ...heads.flatMap(({ to, place: { line, column } }) =>
      line === undefined || column === undefined ? [] : [{ line, column: column - 1, text: to }],
    ),
    ...marks.flatMap((row) => {
      const line = Object.values(row.cells)[0]?.place.line;
      return line === undefined
        ? []
        : [
            { line, column: columnOf(CHECK), text: LOOK_AT_FIGURE },
            { line, column: columnOf(DOUBT), text: '沿用上年的数，请换' },
          ];
    }),
  ];
  return bytesOfText(`\ufeff${editedCsv(text, '\r\n', { cells, gone: [], added: [], columns: added })}`);
}

function movedPackText(file: FolderFile, move: (text: string) => string, front: Partial<Front>): string {
  const document = parseDocument(move(textOfFile(file)));
  const { contents } = document;
  if (!isMap(contents)) return document.toString();
  const date = contents.get('date');
  if (date !== undefined && front.date === undefined) document.set('date', movedDate(String(date)));
  for (const [key, text] of Object.entries(front)) {
    if (text === '' && !contents.has(key)) continue;
    document.set(key, text);
  }
  // the report of last year says nothing of this one
  const editions = contents.get('editions');
  if (isSeq(editions))
    editions.items = editions.items.filter((one) => !isScalar(one) || one.value !== 'report');
  document.delete('report');
  const gaps = contents.get('gaps');
  const note = '各表“核对”列写着 3 的行，数字沿用上年，尚未换成本年的。';
  if (isSeq(gaps)) document.addIn(['gaps'], note);
  else document.set('gaps', [note]);
  return document.toString({ lineWidth: 0 });
}
