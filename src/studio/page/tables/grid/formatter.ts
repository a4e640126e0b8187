import type { Column, Formatter } from 'slickgrid';
import { withControlsShown } from '../../../../core/control-characters.js';
import { language, say } from '../../language.js';
import { signs } from '../../signs.js';
import type { SheetModel } from '../model.js';
import type { Block } from './cells.js';
import { isIn } from './cells.js';
import { FIRST_COLUMN, type GridRow, holdsFigures } from './columns.js';

/** What a cell looks like besides its text. */
export interface Looks {
  readonly block: Block | undefined;
  /** Who else stands in a cell, by row and column. */
  readonly others: ReadonlyMap<string, string>;
  /** What is searched for, in small letters. */
  readonly sought: string;
}

/** Draws the cells of a sheet. */
export function formatterOf(model: SheetModel, looks: () => Looks): Formatter<GridRow> {
  return (row, gridColumn, _value, column) => {
    if (gridColumn < FIRST_COLUMN) return numberCell(model, row, looks());
    const derived = derivedOf(model, column);
    if (derived !== undefined) return { text: derived[row] ?? '', addClasses: 'derived figure' };
    return dataCell(model, { row, column: gridColumn - FIRST_COLUMN }, looks());
  };
}

function numberCell(model: SheetModel, row: number, { block }: Looks) {
  const isHere = block !== undefined && row >= block.top && row <= block.bottom;
  const text = row < model.rowCount ? String(model.line(row)) : '';
  return { text, addClasses: isHere ? 'row-number here' : 'row-number' };
}

/** By row, what a column says that follows from others; its own name on the row of the heads. */
function derivedOf(model: SheetModel, { id }: Column<GridRow>): Record<number, string> | undefined {
  const index = /^d(\d+)$/.exec(String(id))?.[1];
  const derived = index === undefined ? undefined : model.derived[Number(index)];
  if (!derived) return undefined;
  return new Proxy(
    {},
    {
      get: (_, row) =>
        Number(row) === model.headRow ? derived.title : derived.texts[model.line(Number(row))],
    },
  );
}

function dataCell(model: SheetModel, cell: { row: number; column: number }, looks: Looks) {
  const text = model.text(cell);
  const [mark] = model.marksAt(cell);
  const isHead = cell.row === model.headRow;
  const isInTable = cell.row > model.headRow && cell.row < model.rowCount;
  const isFigure = holdsFigures(model, cell.column);
  const isMissing = text === '' && isFigure && isInTable;
  const other = looks.others.get(`${cell.row},${cell.column}`);
  const classes = [
    isHead ? 'head' : '',
    isFigure ? 'figure' : '',
    isMissing ? 'missing' : '',
    mark ? `marked ${mark.kind}` : '',
    other === undefined ? '' : 'other',
    looks.block && isIn(looks.block, cell) ? 'chosen' : '',
    looks.sought !== '' && text.toLowerCase().includes(looks.sought) ? 'sought' : '',
  ].filter((name) => name !== '');
  const shown = isMissing ? (language.value === 'zh' ? '未列' : 'none') : withControlsShown(text);
  const addClasses = classes.join(' ');
  if (!mark && other === undefined) return { text: shown, addClasses };
  const html = labelled(mark && say(signs)[mark.kind], other, shown);
  return { html, addClasses, toolTip: mark?.message[language.value] ?? '' };
}

/** A cell's text behind its mark and the name of whoever stands in it. */
function labelled(sign: string | undefined, other: string | undefined, text: string): HTMLElement {
  const made = document.createElement('span');
  if (sign !== undefined) made.append(element('mark', sign));
  if (other !== undefined) made.append(element('other-name', other));
  made.append(text);
  return made;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = name;
  made.textContent = text;
  return made;
}
