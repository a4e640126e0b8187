import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { FrontTexts, NextYearDraft, StartState } from '../../wire/start.js';
import type { AreaProps } from '../area.js';
import { get, post } from '../ask.js';
import { language, say } from '../language.js';
import { signs } from '../signs.js';
import { wordsOf } from '../start/begin.js';
import { FrontForm } from '../start/front-form.js';
import { hrefOf } from '../state.js';
import { words } from './words.js';

/** The year after a pack: which one, what becomes of it, and what stands on its cover. */
export default function NextView({ item }: AreaProps) {
  const text = say(words);
  return (
    <main class="task" id="middle" tabIndex={-1}>
      <header class="task-head">
        <h1>{text.title}</h1>
        <span class="grow" />
        {item !== undefined && (
          <a class="button edged" href="#next">
            {text.back}
          </a>
        )}
      </header>
      <div class="next">{item === undefined ? <Choice /> : <Draft folder={item} key={item} />}</div>
    </main>
  );
}

function Choice() {
  const text = say(words);
  const state = useSignal<StartState | undefined>(undefined);
  useEffect(() => {
    void get<StartState>('/api/start').then((answer) => {
      state.value = answer;
    });
  }, []);
  const packs = state.value?.packs ?? [];
  return (
    <>
      <p>{packs.length === 0 && state.value ? text.none : text.choose}</p>
      <ul class="next-packs">
        {packs.map(({ folder, title, meeting }) => (
          <li key={folder}>
            <a href={hrefOf({ area: 'next', item: folder })}>
              <b>{title}</b>
              <span class="quiet">
                {meeting}　{folder}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Draft({ folder }: { readonly folder: string }) {
  const text = say(words);
  const draft = useSignal<NextYearDraft | undefined>(undefined);
  const front = useSignal<FrontTexts | undefined>(undefined);
  const name = useSignal('');
  const problem = useSignal<Bilingual | undefined>(undefined);
  const isMaking = useSignal(false);
  useEffect(() => {
    get<NextYearDraft>('/api/start/next', { folder }).then(
      (answer) => {
        draft.value = answer;
        front.value = answer.front;
        name.value = answer.name;
      },
      (reason) => {
        problem.value = wordsOf(reason);
      },
    );
  }, []);
  if (problem.value)
    return (
      <p class="notice error" role="alert">
        {problem.value[language.value]}
      </p>
    );
  if (!draft.value || !front.value) return <output>{text.working}…</output>;
  const make = async () => {
    await post('/api/start/next', { folder, name: name.value, front: front.value });
  };
  return (
    <>
      <Moved draft={draft.value} />
      <button
        type="button"
        class="button primary"
        data-role="make"
        onClick={() => {
          isMaking.value = true;
        }}
      >
        {text.go}
      </button>
      {isMaking.value && (
        <FrontForm
          front={front.value}
          name={name.value}
          home={draft.value.home}
          onSay={(said, called) => {
            front.value = said;
            name.value = called;
          }}
          onMake={make}
          onClose={() => {
            isMaking.value = false;
          }}
        />
      )}
    </>
  );
}

/** What moves on, and what is still to be renewed. */
function Moved({ draft: { columns, rows, asTheyWere } }: { readonly draft: NextYearDraft }) {
  const text = say(words);
  return (
    <>
      <p class="notice doubt">
        <b>{say(signs).doubt}</b>　{text.rows(rows)}
      </p>
      <table class="next-columns">
        <caption>{text.columns}</caption>
        <thead>
          <tr>
            <th scope="col">{text.table}</th>
            <th scope="col">{text.from}</th>
            <th scope="col">{text.to}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ table, from, to }) => (
            <tr key={`${table} ${from}`}>
              <td>{table}</td>
              <td>{from}</td>
              <td>
                <b>{to}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{text.sentences}</p>
      {asTheyWere.length > 0 && <p class="notice warning">{text.asTheyWere(asTheyWere.join('、'))}</p>}
      <p class="quiet">{text.report}</p>
    </>
  );
}
