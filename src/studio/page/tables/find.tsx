import { signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../language.js';
import { keys } from '../shell/keys.js';
import type { GridCell } from './grid/cells.js';
import type { SheetModel } from './model.js';
import type { TableDesk } from './table-desk.js';
import { words } from './words.js';

const isOpen = signal(false);
const sought = signal('');
const replacement = signal('');

keys['Ctrl+f'] = () => {
  isOpen.value = true;
};
keys['Ctrl+h'] = () => {
  isOpen.value = true;
};

/** The cells that have a text, in the order of reading; capitals count for nothing. */
function cellsWith(model: SheetModel, text: string): GridCell[] {
  const small = text.toLowerCase();
  if (small === '') return [];
  const found: GridCell[] = [];
  for (let row = 0; row < model.rowCount; row++)
    for (let column = 0; column < model.columnCount; column++)
      if (model.text({ row, column }).toLowerCase().includes(small)) found.push({ row, column });
  return found;
}

/** A text with all that is sought in it replaced. */
function replacedIn(text: string): string {
  const pattern = new RegExp(sought.value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi');
  return text.replace(pattern, () => replacement.value);
}

interface FindProps {
  readonly model: SheetModel;
  readonly desk: TableDesk | undefined;
}

/** Finds and replaces in the table that is open. */
export function Find({ model, desk }: FindProps) {
  const text = sought.value;
  useEffect(() => {
    desk?.grid.show({ sought: isOpen.value ? text.toLowerCase() : '' });
  }, [desk, text, isOpen.value]);
  return isOpen.value ? <FindPanel model={model} desk={desk} /> : null;
}

function FindPanel({ model, desk }: FindProps) {
  const said = say(words).find;
  const field = useRef<HTMLInputElement>(null);
  // at once: what is typed next is meant for it
  useLayoutEffect(() => field.current?.select(), []);
  model.changes.value;
  const cells = cellsWith(model, sought.value);
  const { row, column } = desk?.selection.value.active ?? { row: 0, column: 0 };
  const at = cells.findIndex((cell) => cell.row === row && cell.column === column);
  const go = (steps: number) => desk?.grid.select(selectionOf(next(cells, { row, column }, steps)));
  const replaceOne = () => {
    const cell = cells[at];
    if (cell) desk?.do({ edits: model.set([{ ...cell, text: replacedIn(model.text(cell)) }]) });
    go(1);
  };
  const replaceAll = () => {
    const replaced = cells.map((cell) => ({ ...cell, text: replacedIn(model.text(cell)) }));
    desk?.do({ edits: model.set(replaced) });
    // the button has nothing more to do, and would let go of the keyboard
    field.current?.focus();
  };
  const close = () => {
    isOpen.value = false;
    desk?.grid.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  return (
    <search class="panel find" onKeyDown={onKeyDown}>
      <input
        ref={field}
        aria-label={said.find}
        placeholder={said.find}
        value={sought.value}
        onInput={({ currentTarget }) => {
          sought.value = currentTarget.value;
        }}
      />
      <output>{said.count(at + 1, cells.length)}</output>
      <button type="button" class="button small" onClick={() => go(1)}>
        {said.next}
      </button>
      <input
        aria-label={said.replacement}
        placeholder={said.replacement}
        value={replacement.value}
        onInput={({ currentTarget }) => {
          replacement.value = currentTarget.value;
        }}
      />
      <button type="button" class="button small" disabled={at < 0} onClick={replaceOne}>
        {said.one}
      </button>
      <button type="button" class="button small" disabled={cells.length === 0} onClick={replaceAll}>
        {said.all}
      </button>
      <button type="button" class="button small icon-only" aria-label={said.close} onClick={close}>
        ×
      </button>
    </search>
  );
}

/** The cell found after another, or before it, around the end. */
function next(cells: readonly GridCell[], { row, column }: GridCell, steps: number): GridCell {
  const isBehind = (cell: GridCell) => cell.row > row || (cell.row === row && cell.column > column);
  const isBefore = (cell: GridCell) => cell.row < row || (cell.row === row && cell.column < column);
  const found = steps > 0 ? (cells.find(isBehind) ?? cells[0]) : (cells.findLast(isBefore) ?? cells.at(-1));
  return found ?? { row, column };
}

function selectionOf(cell: GridCell) {
  return { active: cell, corner: cell };
}
