import type { Edit } from '../../../editing/edit.js';
import type { CoverField, CoverHome, CoverState } from '../../wire/cover.js';
import type { AreaProps } from '../area.js';
import { CommitField } from '../commit-field.js';
import { send } from '../edits/outbox.js';
import { useFollowed } from '../follow.js';
import { say } from '../language.js';
import { words } from './words.js';

/** What the front page says, and the editions that are made. */
export default function CoverView({ pack }: AreaProps) {
  const text = say(words);
  const state = useFollowed<CoverState>('/api/cover', {}, pack.revision);
  return (
    <>
      <div class="tools">
        <h1>{text.title}</h1>
      </div>
      {!state && <p class="table-notice">{state === null ? text.faulty : text.loading}</p>}
      {state && (
        <div class="form">
          <p class="faint">{text.hint}</p>
          {state.fields.map((field) => (
            <Field key={field.key} state={state} field={field} />
          ))}
          <fieldset class="form-choices">
            <legend>{text.editions}</legend>
            {pack.editions.map(({ key, name }) => (
              <label key={key}>
                <input
                  type="checkbox"
                  checked={state.editions.includes(key)}
                  onChange={() => toggle(state, key)}
                />
                {name}
              </label>
            ))}
            <p class="faint">{text.editionsHint}</p>
          </fieldset>
        </div>
      )}
    </>
  );
}

function Field({ state, field }: { readonly state: CoverState; readonly field: CoverField }) {
  const id = `cover-${field.key}`;
  return (
    <div class="form-row">
      <label for={id}>{say(words).labels[field.key] ?? field.label}</label>
      <CommitField
        id={id}
        value={field.value}
        onCommit={(value) =>
          send([...state.first, ...edits(state, field.key, field.home, field.value, value)])
        }
      />
    </div>
  );
}

/** The edits that make something of the front page say something else; nothing takes it out. */
function edits(state: CoverState, key: string, home: CoverHome, before: string, after: string): Edit[] {
  const { file, sheet } = state;
  if (home.kind === 'value')
    return [
      { kind: 'value', file, path: [key], ...(before !== '' && { before }), ...(after !== '' && { after }) },
    ];
  const named = home.name === undefined ? [] : [{ line: home.line, column: 1, before: '', after: home.name }];
  const cells = [...named, { line: home.line, column: 2, before: home.before, after }];
  return [{ kind: 'cells', file, cells, ...(sheet !== undefined && { sheet }) }];
}

function toggle(state: CoverState, key: string): void {
  const { editions, editionsHome, editionWords, file, first } = state;
  const after = editions.includes(key) ? editions.filter((one) => one !== key) : [...editions, key];
  if (editionsHome.kind === 'cell') {
    const named = after.map((one) => editionWords[one] ?? one).join('、');
    send([...first, ...edits(state, 'editions', editionsHome, editionsHome.before, named)]);
    return;
  }
  const was = editions.length > 0 ? { before: editions } : {};
  send([...first, { kind: 'value', file, path: ['editions'], ...was, ...(after.length > 0 && { after }) }]);
}
