import type { TableEntry, TitleHome } from '../../wire/pack.js';
import type { MarkKind } from '../../wire/tables.js';
import { CommitField } from '../commit-field.js';
import { send } from '../edits/outbox.js';
import { say } from '../language.js';
import { mayEdit } from '../team/clerks.js';
import type { SheetModel } from './model.js';
import type { TableDesk } from './table-desk.js';
import { words } from './words.js';

const KINDS: readonly MarkKind[] = ['error', 'warning', 'doubt', 'change'];

interface ToolsProps {
  readonly title: string;
  readonly entry: TableEntry | undefined;
  readonly model: SheetModel;
  readonly desk: TableDesk | undefined;
}

/** The title of the table, how many cells have something to be said of, and what is done to rows. */
export function TableTools({ title, entry, model, desk }: ToolsProps) {
  const text = say(words);
  model.changes.value;
  const { isEditable } = model.state;
  return (
    <div class="tools">
      {entry?.titleHome && mayEdit.value ? (
        <TitleField entry={entry} home={entry.titleHome} />
      ) : (
        <h1 title={title}>{title}</h1>
      )}
      <span class="grow" />
      {KINDS.map((kind) => {
        const count = model.marks.filter((mark) => mark.kind === kind).length;
        if (count === 0) return null;
        return (
          <button
            key={kind}
            type="button"
            class={`pill ${kind}`}
            onClick={() => desk?.nextMark(kind)}
            data-mark={kind}
          >
            {text.marks[kind]} {count}
          </button>
        );
      })}
      {isEditable ? (
        <RowButtons desk={desk} />
      ) : (
        <span class="pill">{mayEdit.value ? text.readOnly : text.onlyLooking}</span>
      )}
      {!isEditable && mayEdit.value && (
        <button type="button" class="button small edged" onClick={() => desk?.convert()}>
          {text.convert}
        </button>
      )}
      {mayEdit.value && (
        <button
          type="button"
          class="button small"
          title={text.removeTableHint}
          onClick={() => void desk?.removeTable(title)}
        >
          {text.removeTable}
        </button>
      )}
    </div>
  );
}

/** The title as it prints, to be typed over; without one the table has that of its sheet again. */
function TitleField({ entry, home }: { readonly entry: TableEntry; readonly home: TitleHome }) {
  const { key, number, title } = entry;
  const { path, before } = home;
  const write = (text: string) => {
    const after = text.trim();
    const edit = { kind: 'value', file: 'pack.yaml', path, ...(before !== undefined && { before }) } as const;
    if (after !== (before ?? '')) send([{ ...edit, ...(after !== '' && { after }) }]);
  };
  return (
    <h1 class="titled" title={title}>
      {number}
      <CommitField key={key} id="table-title" name={say(words).title} value={title} onCommit={write} />
    </h1>
  );
}

function RowButtons({ desk }: Pick<ToolsProps, 'desk'>) {
  const text = say(words);
  return (
    <>
      <button type="button" class="button small" onClick={() => desk?.insertRow()}>
        {text.insert}
      </button>
      <button type="button" class="button small" onClick={() => desk?.removeRows()}>
        {text.remove}
      </button>
      <button
        type="button"
        class="button small"
        title={text.insertColumnHint}
        onClick={({ shiftKey }) => desk?.insertColumn(shiftKey)}
      >
        {text.insertColumn}
      </button>
      <button
        type="button"
        class="button small"
        title={text.removeColumnHint}
        onClick={() => void desk?.removeColumns()}
      >
        {text.removeColumn}
      </button>
      <button
        type="button"
        class="button small icon-only"
        aria-label={text.moveUp}
        title={text.moveUp}
        onClick={() => desk?.moveRows(false)}
      >
        ↑
      </button>
      <button
        type="button"
        class="button small icon-only"
        aria-label={text.moveDown}
        title={text.moveDown}
        onClick={() => desk?.moveRows(true)}
      >
        ↓
      </button>
    </>
  );
}
