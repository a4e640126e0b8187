import { isShareSign } from '../../quantity/unit.js';
import { isFigure } from './columns.js';
import type { RecognisedColumn, RecognisedRow } from './model.js';
import { unitIn, withoutUnit } from './units.js';
import { isIndexName } from './words.js';

/** The rows whose names do not repeat the unit that the line over the table tells: 第一产业（亿元） under 单位：亿元. */
export function rowsUnder(
  unit: string | undefined,
  rows: readonly RecognisedRow[],
): readonly RecognisedRow[] {
  return rows.map((row) =>
    unit !== undefined && unitIn(row.name) === unit ? { ...row, name: withoutUnit(row.name) } : row,
  );
}

/** Columns under 其中 beside 总投资（万元） are parts of it, and of its unit. */
function withUnitsOfWholes(columns: readonly RecognisedColumn[]): RecognisedColumn[] {
  const isPart = ({ path }: RecognisedColumn) => path.some((text) => /^其中\s*[:：]?$/u.test(text.trim()));
  let whole: RecognisedColumn | undefined;
  return columns.map((column) => {
    if (!isPart(column)) whole = column;
    else if (column.type === 'amount' && column.unit === undefined && whole?.type === 'amount' && whole.unit)
      return { ...column, unit: whole.unit };
    return column;
  });
}

/** What a head counts by its own words, whatever the money beside it is counted in: 人数, 参保户数, 得分. */
function counterIn({ path }: RecognisedColumn): string | undefined {
  if (/(?:分值|分数|[得评总满扣]分)$/u.test(path.at(-1) ?? '')) return '分';
  return /(?:^|[^\d万亿])([人户家个件次台辆所])数$/u.exec(path.at(-1) ?? '')?.[1];
}

/** The unit of a table where its line does not tell it, and its columns with what follows from the unit. */
export function tableUnit(
  said: string | undefined,
  written: readonly RecognisedColumn[],
  rows: readonly RecognisedRow[],
): { readonly unit: string | undefined; readonly columns: readonly RecognisedColumn[] } {
  const columns = withUnitsOfWholes(written);
  const figures = columns.filter((column) => isFigure(column) && !column.leftOut);
  const ofRows = rows.filter(({ kind }) => kind !== 'group').map(({ unit }) => unit);
  const told = ofRows.filter((one) => one !== undefined);
  const inRows = new Set(told);
  const inColumns = new Set(figures.map(({ unit }) => unit));
  let unit = said;
  if (unit === undefined && inRows.size === 1 && told.length > ofRows.length * 0.9) unit = told[0];
  else if (unit === undefined && inColumns.size === 1 && figures.length > 1) unit = figures[0]?.unit;
  const parts = unit?.split(/[、,;；]/u) ?? [];
  // 万元、% is 万元 of what is no share; of 人、所 the sheet does not say which is whose
  const plain = parts.filter((part) => !/[%‰]/u.test(part));
  const ofAmounts = parts.length > 1 && plain.length === 1 ? plain[0] : undefined;
  const isMoney = unit !== undefined && /元$/u.test(unit);
  const isIndex = unit !== undefined && isIndexName(unit);
  const areRates = unit !== undefined && isShareSign(unit);
  return {
    unit,
    columns: columns.map((column): RecognisedColumn => {
      if (column.type !== 'amount' || column.unit !== undefined) return column;
      if (isIndex) return { ...column, type: 'index' };
      if (areRates) return { ...column, type: 'rate' };
      const counted = isMoney ? counterIn(column) : undefined;
      if (counted !== undefined) return { ...column, unit: counted };
      return ofAmounts === undefined ? column : { ...column, unit: ofAmounts };
    }),
  };
}
