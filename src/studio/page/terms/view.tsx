import type { Edit } from '../../../editing/edit.js';
import type { TermSheet, TermState, TermsState } from '../../wire/terms.js';
import type { AreaProps } from '../area.js';
import { CommitField } from '../commit-field.js';
import { send } from '../edits/outbox.js';
import { useFollowed } from '../follow.js';
import { say } from '../language.js';
import { words } from './words.js';

/** The terms with what they mean, and how often each is marked. `#terms/+名词` comes with one to be added. */
export default function TermsView({ pack, item }: AreaProps) {
  const text = say(words);
  const state = useFollowed<TermsState>('/api/terms', {}, pack.revision);
  const wanted = item?.startsWith('+') ? item.slice(1) : '';
  return (
    <>
      <div class="tools">
        <h1>{text.title}</h1>
        <span class="grow" />
        {state && (
          <button type="button" class="button small" onClick={() => add(state, wanted || text.newTerm)}>
            {text.add}
            {wanted !== '' && `：${wanted}`}
          </button>
        )}
      </div>
      {!state && <p class="table-notice">{text.loading}</p>}
      {state && (
        <div class="form">
          <p class="faint">{state.sheet?.isEditable === false ? text.readOnly : text.hint}</p>
          {!state.sheet && <p>{text.none}</p>}
          <ol class="terms">
            {state.sheet &&
              state.terms.map((one) => <Term key={one.line} sheet={state.sheet as TermSheet} one={one} />)}
          </ol>
        </div>
      )}
    </>
  );
}

function Term({ sheet, one }: { readonly sheet: TermSheet; readonly one: TermState }) {
  const text = say(words);
  const { line, term, definition, number, marks } = one;
  const change = (column: number, before: string) => (after: string) => {
    send([{ kind: 'cells', ...fileOf(sheet), cells: [{ line, column, before, after }] }]);
  };
  return (
    <li>
      <span class="term-number">{number}</span>
      <div class="grow">
        <div class="term-head">
          <CommitField
            id={`term-${line}`}
            value={term}
            onCommit={change(sheet.termColumn, term)}
            name={text.term}
          />
          <span class={`pill${marks === 0 ? ' warning' : ''}`}>{text.marks(marks)}</span>
          <button
            type="button"
            class="button small"
            aria-label={text.remove(term)}
            onClick={() => send([{ kind: 'remove-rows', ...fileOf(sheet), line, before: [one.fields] }])}
          >
            {text.removeShort}
          </button>
        </div>
        <CommitField
          id={`definition-${line}`}
          value={definition}
          isLong
          onCommit={change(sheet.definitionColumn, definition)}
          name={`${text.definition} ${term}`}
        />
      </div>
    </li>
  );
}

function fileOf({ file, sheet }: TermSheet): { file: string; sheet?: string } {
  return { file, ...(sheet !== undefined && { sheet }) };
}

/** A new term behind the last; a pack without terms gets a table of them. */
function add({ sheet, home, terms }: TermsState, term: string): void {
  send(sheet ? [newRow(sheet, terms, term)] : [newTable(home, term)]);
}

function newRow(sheet: TermSheet, terms: readonly TermState[], term: string): Edit {
  const fields = Array.from({ length: sheet.width }, () => '');
  const { idColumn, termColumn, definitionColumn } = sheet;
  if (idColumn !== undefined)
    fields[idColumn - 1] = freshId(terms.map(({ fields }) => fields[idColumn - 1] ?? ''));
  fields[termColumn - 1] = term;
  fields[definitionColumn - 1] = '……';
  return { kind: 'insert-rows', ...fileOf(sheet), line: sheet.nextLine, rows: [fields] };
}

/** n01, n02 … → the next of them. */
function freshId(ids: readonly string[]): string {
  const numbers = ids.map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0));
  const next = Math.max(0, ...numbers) + 1;
  const prefix = /^\D*/.exec(ids.at(-1) ?? 'n')?.[0] ?? 'n';
  return `${prefix}${String(next).padStart(2, '0')}`;
}

function newTable({ file, sheet }: TermsState['home'], term: string): Edit {
  const rows = [
    ['编号', '名词', '释义'],
    ['n01', term.replaceAll('"', '').replaceAll(',', '，'), '……'],
  ];
  if (sheet !== undefined) return { kind: 'insert-sheet', file, sheet, rows };
  const text = `\ufeff${rows.map((row) => `${row.join(',')}\r\n`).join('')}`;
  const bytes = new TextEncoder().encode(text);
  return { kind: 'file', file, before: null, after: btoa(String.fromCharCode(...bytes)) };
}
