import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { NewChart } from '../../wire/charts.js';
import type { PackState } from '../../wire/pack.js';
import { get, Refused, Unreachable } from '../ask.js';
import { send } from '../edits/outbox.js';
import { say } from '../language.js';
import { hrefOf } from '../state.js';
import { mayEdit } from '../team/clerks.js';
import { words } from './words.js';

interface TableForChart {
  readonly name: string;
  readonly title: string;
}

interface Props {
  readonly pack: PackState;
  readonly onChosen?: () => void;
}

/** The tables that a new chart can be made of, each a button. */
export function TablesForChart({ pack, onChosen }: Props) {
  const text = say(words);
  const [tables, setTables] = useState<readonly TableForChart[]>();
  useEffect(() => {
    void get<readonly TableForChart[]>('/api/charts/tables').then(setTables, () => setTables([]));
  }, [pack.revision]);
  if (!tables) return <p class="faint">{text.loading}</p>;
  if (tables.length === 0) return <p>{text.noTables}</p>;
  return (
    <fieldset class="chart-tables" disabled={!mayEdit.value}>
      <legend>{text.of}</legend>
      {tables.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          class="button small edged"
          onClick={() => {
            onChosen?.();
            void begin(name);
          }}
        >
          {title}
        </button>
      ))}
    </fieldset>
  );
}

/** The chart that was made last: until it has been read it is not there. */
export const madeLast = signal('');

/** Makes a chart, and goes to it. */
async function begin(table: string): Promise<void> {
  try {
    const { name, edits } = await get<NewChart>('/api/charts/new', { table });
    madeLast.value = name;
    send(edits);
    location.hash = hrefOf({ area: 'chart', item: name });
  } catch (problem) {
    if (!(problem instanceof Refused || problem instanceof Unreachable)) throw problem;
  }
}
