import type { CellMark } from '../../wire/tables.js';
import { say } from '../language.js';
import type { SheetModel } from './model.js';
import type { TableDesk } from './table-desk.js';
import { words } from './words.js';

interface MendProps {
  readonly mark: CellMark;
  readonly model: SheetModel;
  readonly desk: TableDesk | undefined;
}

/** Writes what was most likely meant into the cell, where there is one such thing. */
export function Mend({ mark: { line, column, mend }, model, desk }: MendProps) {
  if (mend === undefined || column === undefined || !model.state.isEditable) return null;
  const act = () => {
    desk?.write([{ row: model.rowOf(line), column: column - 1, text: mend }]);
    desk?.grid.focus();
  };
  return (
    <button type="button" class="button small primary" onClick={act}>
      {say(words).mend(mend)}
    </button>
  );
}
