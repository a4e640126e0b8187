import type { Inline, TableNode, TableRow } from '../../document/tree.js';
import { inlineText } from './inline.js';

/** The lines of a table, cells apart by tabs: pasted into a spreadsheet they are cells again. */
export function tableLines({ number, title, unit, head, body, columns, notes }: TableNode): string[] {
  return [
    captionLine({ number, title, unit }),
    ...rowLines([...head, ...body], columns.length),
    ...notes.map(inlineText),
  ].filter((line) => line !== '');
}

/** 表1 主要指标（单位：亿元） */
export function captionLine(caption: {
  readonly number: string | undefined;
  readonly title: readonly Inline[] | undefined;
  readonly unit: readonly Inline[] | undefined;
}): string {
  const [title, unit] = [inlineText(caption.title ?? []), inlineText(caption.unit ?? [])];
  const name = [caption.number ?? '', title].filter((part) => part !== '').join(' ');
  return unit === '' ? name : `${name}（${unit}）`;
}

/** A cell that goes over several columns or rows stands in the first of them, the others are empty. */
function rowLines(rows: readonly TableRow[], columnCount: number): string[] {
  /** By column, how many rows from here on a cell above still fills. */
  const filled: number[] = new Array(columnCount).fill(0);
  return rows.map((row) => {
    const cells: string[] = new Array(columnCount).fill('');
    let at = 0;
    for (const { children, columnSpan, rowSpan } of row.cells) {
      while ((filled[at] ?? 0) > 0) at++;
      cells[at] = onOneLine(inlineText(children));
      for (let column = at; column < at + columnSpan; column++) filled[column] = rowSpan;
      at += columnSpan;
    }
    for (const [column, left] of filled.entries()) filled[column] = Math.max(0, left - 1);
    return cells.join('\t').trimEnd();
  });
}

function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, '');
}
