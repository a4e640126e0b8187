import type { Bilingual, Language } from '../diagnostics.js';
import type { CellChange, PackDifference, RowChange, TableDifference, ValueChange } from './model.js';

const NOTHING: Bilingual = { zh: '（空）', en: '(empty)' };

/** A difference as lines for a terminal: tables, their rows, under each row its cells and what follows. */
export function differenceLines({ texts, tables }: PackDifference, language: Language): string[] {
  const inTables = tables.flatMap((table) => tableLines(table, language));
  if (texts.length === 0) return inTables;
  return ['pack.yaml', ...texts.map((text) => `  ${valueLine(text, language)}`), ...inTables];
}

function tableLines({ table, title, columns, rows, sums }: TableDifference, language: Language): string[] {
  const say = (text: Bilingual) => text[language];
  return [
    title === table ? table : `${table}  ${title}`,
    ...columns.map(({ kind, header }) => `  ${SIGNS[kind]} ${say({ zh: '列', en: 'column' })} ${header}`),
    ...rows.flatMap((row) => rowLines(row, language)),
    ...sums.map((sum) => `  = ${valueLine(sum, language)}`),
  ];
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

function rowLines(row: RowChange, language: Language): string[] {
  const head = `  ${SIGNS[row.kind]} ${row.id}  ${row.label}`;
  if (row.kind !== 'changed') return [head];
  return [
    head,
    ...row.cells.map((cell) => `      ${cellLine(cell, language)}`),
    ...row.derived.map((value) => `    = ${valueLine(value, language)}`),
  ];
}

function cellLine(cell: CellChange, language: Language): string {
  const unprinted = { zh: '（不印）', en: ' (not printed)' }[language];
  return `${valueLine(cell, language)}${cell.isPrinted ? '' : unprinted}`;
}

function valueLine({ name, before, after }: ValueChange, language: Language): string {
  const nothing = NOTHING[language];
  const colon = language === 'zh' ? '：' : ': ';
  return `${name}${colon}${before || nothing} → ${after || nothing}`;
}
