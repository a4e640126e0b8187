import { useRef, useState } from 'preact/hooks';
import { say } from '../language.js';
import { fromTsv } from '../tables/grid/tsv.js';
import { makeTable } from '../tables/whole.js';
import { mayEdit } from '../team/clerks.js';
import { words } from './words.js';

/** A table from nothing, or from cells of a spreadsheet. */
export default function NewTableView() {
  const text = say(words);
  const [title, setTitle] = useState('');
  const [heads, setHeads] = useState(text.usualHeads(new Date().getFullYear()));
  const [pasted, setPasted] = useState('');
  const name = useRef<HTMLInputElement>(null);
  const rows = rowsOf(pasted, heads);
  const make = (event: Event) => {
    event.preventDefault();
    if (title.trim() === '') name.current?.focus();
    else void makeTable(title, rows);
  };
  return (
    <>
      <div class="tools">
        <h1>{text.title}</h1>
      </div>
      <form class="form new-table" onSubmit={make}>
        <div class="form-row">
          <label for="new-table-title">{text.name}</label>
          <input
            id="new-table-title"
            class="field"
            ref={name}
            value={title}
            onInput={({ currentTarget }) => setTitle(currentTarget.value)}
          />
        </div>
        <div class="form-row">
          <label for="new-table-heads">{text.heads}</label>
          <input
            id="new-table-heads"
            class="field"
            value={pasted.trim() === '' ? heads : (rows[0] ?? []).join('、')}
            disabled={pasted.trim() !== ''}
            onInput={({ currentTarget }) => setHeads(currentTarget.value)}
          />
        </div>
        <p class="faint" id="new-table-how">
          {text.paste}
        </p>
        <textarea
          class="field long"
          aria-label={text.cells}
          aria-describedby="new-table-how"
          value={pasted}
          onInput={({ currentTarget }) => setPasted(currentTarget.value)}
        />
        <div class="form-row">
          <button type="submit" class="button primary" disabled={!mayEdit.value}>
            {text.make}
          </button>
          <output>
            {title.trim() === ''
              ? text.needsName
              : text.pasted(rows.length, Math.max(...rows.map((row) => row.length)))}
          </output>
        </div>
      </form>
    </>
  );
}

/** What is pasted, each row as wide as the widest; else the heads alone. */
function rowsOf(pasted: string, heads: string): readonly (readonly string[])[] {
  if (pasted.trim() === '') return [heads.split(/[、，,\t]/).map((one) => one.trim())];
  const rows = fromTsv(pasted.replace(/\s+$/, ''));
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, at) => (row[at] ?? '').trim()));
}
