import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { ProofLine, ProofList } from '../../wire/checks.js';
import { get, post } from '../ask.js';
import { language, say } from '../language.js';
import { Icon } from '../shell/icon.js';
import { printPdf } from '../shell/print.js';
import { wordsOf } from '../start/begin.js';
import { MOST_SHOWN, More, more } from './more.js';
import { words } from './words.js';

const proof = signal<ProofList | undefined>(undefined);
const isOnlyOpen = signal(false);

const GROUPS = ['unchecked', 'doubtful', 'printed', 'derived', 'unprinted'] as const;

/** Every figure beside its source, to be ticked. */
export function ProofTable({ revision }: { readonly revision: number }) {
  const text = say(words).proof;
  const problem = useSignal<Bilingual | undefined>(undefined);
  useEffect(() => {
    load().then(
      () => {
        problem.value = undefined;
      },
      (reason) => {
        problem.value = wordsOf(reason);
      },
    );
  }, [revision]);
  if (problem.value) return <p class="notice warning">{problem.value[language.value]}</p>;
  if (!proof.value) return <output class="checks-wait">{say(words).loading}…</output>;
  const { lines } = proof.value;
  const done = lines.filter(({ isTicked }) => isTicked).length;
  return (
    <>
      <div class="proof-head">
        <span>{text.done(done, lines.length)}</span>
        <progress max={Math.max(1, lines.length)} value={done} aria-label={text.title} />
        <span class="grow" />
        <label>
          <input
            type="checkbox"
            checked={isOnlyOpen.value}
            onChange={(event) => {
              isOnlyOpen.value = event.currentTarget.checked;
            }}
          />{' '}
          {text.onlyOpen}
        </label>
        <button type="button" class="button edged" onClick={() => printPdf('/api/checks/proof.pdf')}>
          <Icon name="print" />
          {text.print}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to scroll by keys */}
      <section class="checks" tabIndex={0} aria-label={text.title}>
        <p class="quiet proof-about">{text.about}</p>
        {GROUPS.map((group) => (
          <Group key={group} group={group} lines={lines.filter((one) => one.group === group)} />
        ))}
      </section>
    </>
  );
}

function Group({
  group,
  lines,
}: {
  readonly group: ProofLine['group'];
  readonly lines: readonly ProofLine[];
}) {
  const text = say(words).proof;
  const most = useSignal(MOST_SHOWN);
  const all = isOnlyOpen.value ? lines.filter(({ isTicked }) => !isTicked) : lines;
  if (all.length === 0) return null;
  const shown = all.slice(0, most.value);
  return (
    <table class="proof-lines">
      <caption>
        {text.groups[group]}　{all.length}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{text.columns.item}</th>
          <th scope="col">{text.columns.figure}</th>
          <th scope="col">{text.columns.pages}</th>
          <th scope="col">{text.columns.quote}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((line) => (
          <Line key={line.key} line={line} />
        ))}
        {shown.length < all.length && (
          <tr>
            <td colSpan={5}>
              <More count={all.length - shown.length} onMore={() => more(most)} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Line({ line }: { readonly line: ProofLine }) {
  const text = say(words).proof;
  const { item, column, table, text: figure, pages, quote, section, missing, isTicked } = line;
  return (
    <tr class={isTicked ? 'ticked' : ''}>
      <td>
        <input
          type="checkbox"
          checked={isTicked}
          aria-label={text.tick(`${item} ${column} ${figure}`)}
          onChange={(event) => void tick(line.key, event.currentTarget.checked)}
        />
      </td>
      <td>
        {item}
        <span class="quiet">
          {table}　{column}
        </span>
      </td>
      <td class="proof-figure">{figure}</td>
      <td class="quiet">{pages.join('、')}</td>
      <td class="proof-quote" title={section}>
        {missing.length > 0 && (
          <span class="pill doubt" title={text.missing}>
            {missing.join('、')}
          </span>
        )}
        <Quoted quote={quote} figure={figure} />
      </td>
    </tr>
  );
}

/** A clause with the figure in it marked. */
function Quoted({ quote, figure }: { readonly quote: string; readonly figure: string }) {
  const at = figure === '' ? -1 : quote.indexOf(figure);
  if (at < 0) return <>{quote}</>;
  return (
    <>
      {quote.slice(0, at)}
      <mark>{figure}</mark>
      {quote.slice(at + figure.length)}
    </>
  );
}

/** Counts what was asked and ticked: an answer that was under way meanwhile is of an earlier state. */
let turn = 0;

async function load(): Promise<void> {
  turn++;
  const own = turn;
  const answer = await get<ProofList>('/api/checks/proof');
  if (own === turn) proof.value = answer;
}

async function tick(key: string, isTicked: boolean): Promise<void> {
  turn++;
  if (proof.value) {
    const lines = proof.value.lines.map((one) => (one.key === key ? { ...one, isTicked } : one));
    proof.value = { ...proof.value, lines };
  }
  await post('/api/checks/tick', { keys: [key], isTicked });
  await load();
}
