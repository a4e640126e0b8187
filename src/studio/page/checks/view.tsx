import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CheckItem, CheckList } from '../../wire/checks.js';
import type { AreaProps } from '../area.js';
import { get, post } from '../ask.js';
import { send } from '../edits/outbox.js';
import { language, say } from '../language.js';
import { hrefOfPlace, nameOfPlace } from '../shell/where.js';
import { signs } from '../signs.js';
import { MOST_SHOWN, More, more } from './more.js';
import { ProofTable } from './proof-table.js';
import { words } from './words.js';

const list = signal<CheckList | undefined>(undefined);

async function load(): Promise<void> {
  list.value = await get<CheckList>('/api/checks');
}

/** What is to be looked at, and the proof of all figures. */
export default function ChecksView({ pack, item }: AreaProps) {
  const text = say(words);
  const isProof = item === 'proof';
  useEffect(() => void load(), [pack.revision, pack.folder]);
  const open = list.value?.items.filter(({ isKnown }) => !isKnown).length ?? 0;
  return (
    <>
      <header class="tools">
        <h1>{text.title}</h1>
        <span class="quiet">{list.value && text.lookedAt(list.value.lookedAt)}</span>
        <span class="grow" />
        <a class="button" href="#checks" aria-current={isProof ? undefined : 'page'}>
          {text.tabs.open(open)}
        </a>
        <a class="button" href="#checks/proof" aria-current={isProof ? 'page' : undefined}>
          {text.tabs.proof}
        </a>
      </header>
      {isProof ? <ProofTable revision={pack.revision} /> : <Items />}
    </>
  );
}

const KINDS = ['error', 'doubt', 'warning'] as const;

function Items() {
  const text = say(words);
  if (!list.value) return <output class="checks-wait">{text.loading}…</output>;
  const { items } = list.value;
  const known = items.filter(({ isKnown }) => isKnown);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to scroll by keys */}
      <section class="checks" tabIndex={0} aria-label={text.title} onKeyDown={walk}>
        {items.length === 0 && <p class="checks-nothing">✓ {text.nothing}</p>}
        {KINDS.map((kind) => {
          const own = items.filter((one) => one.kind === kind && !one.isKnown);
          if (own.length === 0) return null;
          return (
            <section key={kind}>
              <h2>
                <span class={`pill ${kind}`}>{say(signs)[kind]}</span> {text.groups[kind](own.length)}
              </h2>
              <Entries items={own} />
            </section>
          );
        })}
        {known.length > 0 && (
          <section>
            <h2>{text.groups.known(known.length)}</h2>
            <Entries items={known} />
          </section>
        )}
      </section>
      <footer class="key-bar">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> {text.keys.walk}
        </span>
        <span>
          <kbd>↵</kbd> {text.keys.go}
        </span>
        <span>
          <kbd>␣</kbd> {text.keys.done}
        </span>
        <span class="grow" />
        <span class="quiet">{text.note}</span>
      </footer>
    </>
  );
}

function Entries({ items }: { readonly items: readonly CheckItem[] }) {
  const most = useSignal(MOST_SHOWN);
  return (
    <ul>
      {items.slice(0, most.value).map((one) => (
        <Entry key={one.key} item={one} />
      ))}
      {items.length > most.value && (
        <li class="checks-item">
          <More count={items.length - most.value} onMore={() => more(most)} />
        </li>
      )}
    </ul>
  );
}

function Entry({ item }: { readonly item: CheckItem }) {
  const text = say(words);
  const { kind, message, hint, where, place, pages, isKnown, count, follows } = item;
  const href = hrefOfPlace(place);
  const spoken = message[language.value];
  return (
    <li class="checks-item">
      {kind === 'error' ? (
        <span class="pill error">{text.cause}</span>
      ) : (
        <input
          type="checkbox"
          checked={isKnown}
          aria-label={`${kind === 'doubt' ? text.done : text.known}：${spoken}`}
          onChange={(event) => tick(item, event.currentTarget.checked)}
        />
      )}
      <div class="grow">
        <p>
          <b>{spoken}</b>
        </p>
        {hint && <p class="quiet">{hint[language.value]}</p>}
        {count > 1 && <p class="quiet">{text.alike(count)}</p>}
        {follows.length > 0 && (
          <ul class="checks-follows">
            {follows.map((one) => (
              <li key={`${one.where?.zh} ${one.message.zh}`}>
                <span class="quiet">{text.follows}</span>
                <span class="grow">{one.message[language.value]}</span>
                <span class="quiet">{nameOfPlace(one.place) ?? one.where?.[language.value]}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <span class="quiet checks-where">
        {nameOfPlace(place) ?? where?.[language.value]}
        {pages.length > 0 && `　${text.pages(pages.join('、'))}`}
      </span>
      {href !== undefined && (
        <a class="button edged" href={href} aria-label={text.goTo(spoken)}>
          {text.go}
        </a>
      )}
    </li>
  );
}

/** A row in doubt is ticked in its table, where everyone sees it; a warning is known to this pack. */
function tick({ kind, key, tick: cell }: CheckItem, isTicked: boolean): void {
  if (kind === 'doubt' && cell) {
    const { file, sheet, line, column, before } = cell;
    const cells = [{ line, column, before, after: '已核' }];
    send([{ kind: 'cells', file, ...(sheet !== undefined && { sheet }), cells }]);
    return;
  }
  void post('/api/checks/tick', { keys: [key], isTicked }).then(load);
}

/** Arrows go from one to the next, Enter to its cell. */
function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const entries = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.checks-item')];
  const here = (event.target as HTMLElement).closest<HTMLElement>('.checks-item');
  if (event.key === 'Enter' && here && (event.target as HTMLElement).matches('input')) {
    here.querySelector<HTMLElement>('a.button')?.click();
    return;
  }
  if (step === 0) return;
  event.preventDefault();
  const at = here ? entries.indexOf(here) : -1;
  entries[at + step]?.querySelector<HTMLElement>('input, a.button')?.focus();
}
