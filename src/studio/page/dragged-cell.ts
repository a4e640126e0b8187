import type { CellAddress } from './selection.js';

/** Of what is dragged from a page into a text. */
const TYPE = 'application/x-briefing-cell';

export function dragCell(
  { dataTransfer }: DragEvent,
  { key, line, column }: CellAddress,
  text: string,
): void {
  dataTransfer?.setData(TYPE, JSON.stringify({ key, line, column }));
  dataTransfer?.setData('text/plain', text);
}

/** The cell whose figure is dropped; undefined of anything else. */
export function droppedCell({ dataTransfer }: DragEvent): CellAddress | undefined {
  const told = dataTransfer?.getData(TYPE) ?? '';
  return told === '' ? undefined : (JSON.parse(told) as CellAddress);
}
