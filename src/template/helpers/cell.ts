import type { Place } from '../../core/diagnostics.js';
import { askedDecimals } from '../../dataset/general/decimals.js';
import type { Cell, Column } from '../../dataset/model.js';
import type { Total } from '../../dataset/quantity/sums.js';
import { holdsFigures } from '../../dataset/table/columns.js';
import type { ReportRow, ReportTable } from '../../report/report.js';
import { cellName, figureName } from '../../report/value.js';
import { sumNames } from '../../report/values.js';
import { escapeCell, escapeText } from '../escape.js';
import type { HelperDefinition } from './context.js';
import { kinds } from './kinds.js';
import { getColumn } from './look-up.js';
import { cellMarkup, MISSING, markup, numeralMarkup, padded } from './numeral.js';
import { named, placed } from './texts.js';

/**
 * `{{cell table row column}}`: a row's cell as it prints in a table, `—` where it is missing. That it is
 * printed is noted, so that one which no template prints can be reported.
 */
export const cell: HelperDefinition = {
  takes: [kinds.table, kinds.row, kinds.column],
  example: '{{cell table row column}}',
  words: {
    zh: '表里的一格，表或行已写明的单位不再印',
    en: 'a cell as it prints in a table, without the unit that table or row state',
  },
  make: (context) => (table: ReportTable, row: ReportRow, column: Column | string, options) => {
    const header = typeof column === 'string' ? column : column.header;
    const found = getColumn(row.cells, header, options);
    const unit = typeof column === 'string' ? undefined : (column.unit ?? row.unit);
    context.shown.cell(found);
    const isText = typeof column === 'string' || !holdsFigures(column);
    // words are printed as they stand, even those that look like a quantity (2000个)
    const content = isText
      ? indentOf(row, header, table) + escapeCell(found.text)
      : cellMarkup(inTable(found, column, table), unit);
    const name = typeof column === 'string' ? figureName('cell', row.id, header) : cellName(row, column);
    return markup(placed(context, found.place, content, name));
  },
};

/** A figure with the decimals that pack.yaml asks of its column; those of a general table have them from its sheet. */
function inTable(found: Cell, column: Column, { kind, settings }: ReportTable): Cell {
  const decimals = kind === 'general' ? undefined : askedDecimals(column, settings);
  return decimals === undefined ? found : { ...found, quantity: padded(found.quantity, decimals) };
}

/** The name of a row is set in by one character for each level. */
function indentOf({ level = 0 }: ReportRow, header: string, { columns }: ReportTable): string {
  if (level === 0 || columns.find(({ role }) => role === 'label')?.header !== header) return '';
  return '\u3000'.repeat(level);
}

/** `{{sum total}}`: a subtotal or total; `—` when no row had a figure, or where a sum says nothing. */
export const sum: HelperDefinition = {
  takes: [kinds.total],
  example: '{{sum (lookup table.total "投资（亿元）")}}',
  words: { zh: '合计或小计', en: 'a total or subtotal' },
  make: (context) => {
    const names = sumNames(context.report);
    return (total: Total) =>
      total.counted === 0 || total.digits === ''
        ? markup(named(names.get(total) ?? '', MISSING))
        : markup(placed(context, total.place, numeralMarkup({ digits: total.digits }), names.get(total)));
  },
};

/** `{{changeOf row}}`: the difference to the period before without its unit, `—` where there is none. */
export const changeOf: HelperDefinition = {
  takes: [kinds.row],
  example: '{{changeOf row}}',
  words: { zh: '一行的增减，不带单位', en: 'the change of a row without its unit' },
  make: (context) => (row: ReportRow) =>
    row.difference
      ? markup(
          placed(
            context,
            comparedPlace(row),
            numeralMarkup({ digits: row.difference.digits }),
            figureName('difference', row.id),
          ),
        )
      : markup(named(figureName('difference', row.id), MISSING)),
};

/** The later of the two cells that a row's change compares. */
export function comparedPlace({ cells, difference }: ReportRow): Place {
  return (cells[difference?.to ?? ''] as Cell).place;
}

/** `{{wording table row header}}`: a cell of words, `—` where it says nothing (CY/T 170: no empty cells). */
export const wording: HelperDefinition = {
  takes: [kinds.table, kinds.row, kinds.text],
  example: '{{wording table row "2026年节点"}}',
  words: { zh: '一格文字，空的印 —', en: 'a cell of words, — where it is empty' },
  make: (context) => (_: ReportTable, row: ReportRow, header: string, options) => {
    const found = getColumn(row.cells, header, options);
    context.shown.cell(found);
    const text = found.text === '' ? MISSING : escapeCell(found.text);
    return markup(placed(context, found.place, text, figureName('cell', row.id, header)));
  },
};

/**
 * `{{incomplete table}}`: what the totals leave out, and which of their figures are only about right, in sentences;
 * nothing when every row has a figure without such words.
 */
export const incomplete: HelperDefinition = {
  takes: [kinds.table],
  goesThroughRows: true,
  example: '{{incomplete table}}',
  words: {
    zh: '合计漏了哪些、有几个带“约”“以上”的数按所列数字计，写成话；都没有则不印',
    en: 'what totals leave out, and how many figures with 约, 以上 they count as written, in sentences',
  },
  make: () => (table: ReportTable) => markup(table.hasSums ? leftOut(table) + takenAsWritten(table) : ''),
};

/**
 * `{{changesAsWritten table}}`: that changes take figures with words such as 以上 as they are written, naming the words;
 * nothing where no figure compared has one, or where a note of the table says so.
 */
export const changesAsWritten: HelperDefinition = {
  takes: [kinds.table],
  goesThroughRows: true,
  example: '{{changesAsWritten table}}',
  words: {
    zh: '增减所比的数带“约”“以上”时，说明按所列数字计；都没有或附注已说明则不印',
    en: 'that changes take figures with 约, 以上 as written; nothing where there are none or a note tells it',
  },
  make: () => (table: ReportTable) => {
    const isTold = table.settings.notes.some(({ text }) => text.includes(AS_WRITTEN));
    const words = isTold ? [] : [...new Set(table.rows.flatMap(wordsCompared))];
    if (words.length === 0) return '';
    const begin = table.settings.notes.length === 0 ? '注：' : '';
    return `${begin}增减中带${words.map((word) => `“${word}”`).join('')}的数${AS_WRITTEN}。`;
  },
};

const AS_WRITTEN = '按所列数字计';

/** The words with the two figures that the change of a row compares. */
function wordsCompared({ cells, difference }: ReportRow): string[] {
  return [difference?.from, difference?.to].flatMap((header = '') => {
    const quantity = cells[header]?.quantity;
    return quantity?.kind === 'number'
      ? [quantity.prefix, quantity.qualifier].filter((word) => word !== '')
      : [];
  });
}

function leftOut(table: ReportTable): string {
  const summed = table.amounts.filter(({ unsummed }) => unsummed === undefined);
  const lacking = summed.flatMap(({ header, title }) => {
    const total = table.total[header];
    const isRange = (row: ReportRow) => row.cells[header]?.quantity.kind === 'range';
    const why = table.rows.some(isRange) ? '未列或为区间' : '未列';
    return total && total.missing > 0 ? [{ header, title, why, ...total }] : [];
  });
  const [first] = lacking;
  if (!first) return '';
  const countedIn = ({ header, counted }: { header: string; counted: number }) =>
    named(figureName('counted', table.name, header), String(counted));
  const isSame =
    lacking.length === summed.length &&
    lacking.every(({ missing, why }) => missing === first.missing && why === first.why);
  if (isSame) return `合计只计列有数字的${countedIn(first)}个项目，另有${first.missing}个${first.why}。`;
  return lacking
    .map((one) => {
      const title = escapeText(one.title);
      return `${title}合计只计${countedIn(one)}个项目，另有${one.missing}个${one.why}。`;
    })
    .join('');
}

function takenAsWritten(table: ReportTable): string {
  const amounts = table.amounts.filter(
    ({ header, unsummed }) => unsummed === undefined && (table.total[header]?.approximate ?? 0) > 0,
  );
  return amounts
    .map(({ header, title }) => {
      return `${escapeText(title)}合计中有${table.total[header]?.approximate}个数带“约”“以上”之类的词，${AS_WRITTEN}。`;
    })
    .join('');
}
