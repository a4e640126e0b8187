import { useSignal } from '@preact/signals';
import type { ChartState } from '../../wire/charts.js';
import type { PackState } from '../../wire/pack.js';
import type { AreaProps } from '../area.js';
import { send } from '../edits/outbox.js';
import { useFollowed } from '../follow.js';
import { say } from '../language.js';
import { signs } from '../signs.js';
import { hrefOf } from '../state.js';
import { remove, setKind } from './chart-edits.js';
import { Columns, Rows } from './choices.js';
import { Heading } from './heading.js';
import { isHeld } from './held.js';
import { madeLast, TablesForChart } from './tables-for-chart.js';
import { words } from './words.js';

/** A chart: its kind, its title, what of the table it draws, and the picture as it is printed. */
export default function ChartView({ pack, item }: AreaProps) {
  const text = say(words);
  const name = item ?? pack.charts[0]?.name;
  const state = useFollowed<ChartState>('/api/charts/chart', { name: name ?? '' }, pack.revision);
  if (name === undefined) return <NoChart pack={pack} />;
  if (state === null) return <Notice text={name === madeLast.value ? text.making : text.gone} />;
  if (!state) return <Notice text={text.loading} />;
  const title = [state.number, state.shownTitle].filter(Boolean).join(' ');
  return (
    <>
      <div class="tools">
        <h1 title={title}>{title}</h1>
        <span class="grow" />
        {state.file !== undefined && <Acts pack={pack} state={state} />}
      </div>
      <Kinds state={state} />
      <Picture state={state} title={title} />
      <section class="chart-choices" aria-label={text.heading}>
        {state.sheet && (
          <p class="note">
            <span class="grow">{text.inSheet}</span>
            <a class="button small edged" href={hrefOf({ area: 'tables', item: state.sheet.key })}>
              {text.toSheet}
            </a>
          </p>
        )}
        {state.problems.map(({ severity, message, hint }) => (
          <p key={message.zh} class={`note ${severity}`}>
            <b>{say(signs)[severity]}</b>
            <span>
              {say(message)} {hint && <small>{say(hint)}</small>}
            </span>
          </p>
        ))}
        <div class="chart-halves">
          <Heading state={state} />
          <div>
            <Columns state={state} />
            <Rows state={state} />
          </div>
        </div>
      </section>
    </>
  );
}

function Notice({ text }: { readonly text: string }) {
  return <p class="table-notice">{text}</p>;
}

/** A pack without charts: what the first can be made of. */
function NoChart({ pack }: { readonly pack: PackState }) {
  const text = say(words);
  return (
    <>
      <div class="tools">
        <h1>{text.title}</h1>
      </div>
      <div class="form">
        <p>{text.none}</p>
        <TablesForChart pack={pack} />
      </div>
    </>
  );
}

function Acts({ pack, state }: { readonly pack: PackState; readonly state: ChartState }) {
  const text = say(words);
  const isOpen = useSignal(false);
  const closeByEscape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') isOpen.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="button small"
        aria-expanded={isOpen.value}
        onKeyDown={closeByEscape}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        {text.add}
      </button>
      <button type="button" class="button small" onClick={() => send(remove(state))}>
        {text.remove}
      </button>
      {isOpen.value && (
        <div class="panel chart-new" role="dialog" aria-label={text.add} onKeyDown={closeByEscape}>
          <TablesForChart
            pack={pack}
            onChosen={() => {
              isOpen.value = false;
            }}
          />
        </div>
      )}
    </>
  );
}

function Kinds({ state }: { readonly state: ChartState }) {
  const text = say(words);
  const count = state.spec.series?.length ?? 0;
  return (
    <fieldset class="chart-kinds" disabled={isHeld(state)}>
      <legend class="unseen">{text.kinds}</legend>
      {state.kinds.map(({ type, name, isFit }) => (
        <button
          key={type}
          type="button"
          class="button small edged"
          aria-pressed={type === state.spec.type}
          title={isFit ? text.fit(count) : text.unfit}
          disabled={!isFit && type !== state.spec.type}
          onClick={() => send(setKind(state, type))}
        >
          {say(name)}
        </button>
      ))}
    </fieldset>
  );
}

function Picture({
  state: { name, picture },
  title,
}: {
  readonly state: ChartState;
  readonly title: string;
}) {
  if (picture === undefined) return <p class="chart-picture faint">{say(words).noPicture}</p>;
  const query = new URLSearchParams({ name, version: picture });
  return (
    <div class="chart-picture">
      <img src={`/api/charts/picture?${query}`} alt={title} />
    </div>
  );
}
