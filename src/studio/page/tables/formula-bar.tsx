import { carryCell } from '../carried-cell.js';
import { say } from '../language.js';
import { letterOf } from './grid/cells.js';
import type { SheetModel } from './model.js';
import { readingOf } from './reading.js';
import type { TableDesk } from './table-desk.js';
import { words } from './words.js';

interface BarProps {
  readonly model: SheetModel;
  readonly desk: TableDesk | undefined;
}

/** Which cell is chosen, all of what stands in it, and how that is read. */
export function FormulaBar({ model, desk }: BarProps) {
  model.changes.value;
  const { row, column } = desk?.selection.value.active ?? { row: 0, column: 0 };
  const text = desk?.typed.value ?? model.text({ row, column });
  const [mark] = desk?.typed.value === undefined ? model.marksAt({ row, column }) : [];
  const onInput = (event: Event) => desk?.grid.input.follow((event.currentTarget as HTMLInputElement).value);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey } = event;
    if (key !== 'Enter' && key !== 'Tab' && key !== 'Escape') return;
    if (key === 'Escape') desk?.grid.input.cancel();
    else desk?.grid.input.commit(key, shiftKey);
    desk?.grid.focus();
    event.preventDefault();
  };
  return (
    <div class="formula">
      <div
        class="formula-address"
        role="note"
        draggable={text !== ''}
        title={say(words).dragCell}
        onDragStart={({ dataTransfer }) => {
          carryCell(dataTransfer, { key: model.state.key, line: model.line(row), column: column + 1 }, text);
        }}
      >
        <b>
          {letterOf(column)}
          {model.line(row)}
        </b>
        <span>{model.label(row)}</span>
      </div>
      <input
        class="formula-field"
        aria-label={say(words).field}
        value={text}
        readOnly={!model.state.isEditable}
        onInput={onInput}
        onKeyDown={onKeyDown}
        onBlur={() => desk?.grid.input.commit('none', false)}
        spellcheck={false}
      />
      <output class={mark?.kind === 'error' ? 'formula-reading bad' : 'formula-reading'} data-role="reading">
        {mark?.kind === 'error' ? say({ zh: mark.message.zh, en: mark.message.en }) : readingOf(text)}
      </output>
    </div>
  );
}
