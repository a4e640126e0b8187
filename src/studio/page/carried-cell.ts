import type { CellAddress } from './selection.js';

/** A cell that is dragged or copied into a text, where its figure is to stand. */
const TYPE = 'application/x-briefing-cell';

/** Has a drag or a copy take a cell along, beside its text. */
export function carryCell(
  carrier: DataTransfer | null,
  { key, line, column }: CellAddress,
  text: string,
): void {
  carrier?.setData(TYPE, JSON.stringify({ key, line, column }));
  carrier?.setData('text/plain', text);
}

/** The cell that is brought; undefined of anything else. */
export function carriedCell(carrier: DataTransfer | null): CellAddress | undefined {
  const told = carrier?.getData(TYPE) ?? '';
  return told === '' ? undefined : (JSON.parse(told) as CellAddress);
}

/** Whether a drag that goes on takes a cell along: what it is is told only where it ends. */
export function carriesCell(carrier: DataTransfer | null): boolean {
  return carrier?.types.includes(TYPE) ?? false;
}
