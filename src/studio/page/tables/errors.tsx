import type { CellMark } from '../../wire/tables.js';
import { say } from '../language.js';
import { signs } from '../signs.js';
import { alone, letterOf } from './grid/cells.js';
import { Mend } from './mend.js';
import type { SheetModel } from './model.js';
import type { TableDesk } from './table-desk.js';
import { words } from './words.js';

/** So many errors are told above the grid; the others are in the list of what is to be checked. */
const MOST_TOLD = 2;

interface ErrorsProps {
  readonly model: SheetModel;
  readonly desk: TableDesk | undefined;
}

/** Why there are no new pages, where that lies in this table: over the grid, with the way to the cell. */
export function Errors({ model, desk }: ErrorsProps) {
  model.changes.value;
  const errors = model.marks.filter(({ kind }) => kind === 'error');
  if (errors.length === 0) return null;
  return (
    // over the last rows: nothing moves under the hand
    <div class="table-errors" role="status">
      <div>
        {errors.slice(0, MOST_TOLD).map((mark) => (
          <ErrorNotice
            key={`${mark.line} ${mark.column} ${mark.message.zh}`}
            mark={mark}
            model={model}
            desk={desk}
          />
        ))}
      </div>
    </div>
  );
}

function ErrorNotice({ mark, model, desk }: ErrorsProps & { readonly mark: CellMark }) {
  const { line, column = 1, message, hint } = mark;
  const go = () => {
    desk?.grid.select(alone({ row: Math.max(0, model.rowOf(line)), column: column - 1 }));
    desk?.grid.focus();
  };
  return (
    <div class="note error">
      <b>{say(signs).error}</b>
      <span class="grow">
        {say({ zh: message.zh, en: message.en })}
        {hint && <small> {say({ zh: hint.zh, en: hint.en })}</small>}
      </span>
      <Mend mark={mark} model={model} desk={desk} />
      <button type="button" class="button small edged" onClick={go}>
        {say(words).goTo(`${letterOf(column - 1)}${line}`)}
      </button>
    </div>
  );
}
