import { useEffect, useRef } from 'preact/hooks';
import { language, say } from '../language.js';
import { signs } from '../signs.js';
import {
  cellOf,
  decide,
  decisionOf,
  figureInDoubt,
  GROUPS,
  type Item,
  items,
  said,
  selected,
} from './model.js';
import { words } from './words.js';

const KINDS = { figure: 'doubt', name: 'doubt', slip: 'warning', sure: '' } as const;

/** What is to be looked at, by what for. */
export function ItemList() {
  const text = say(words);
  const all = items.value;
  return (
    <nav class="import-list" aria-label={text.list}>
      {GROUPS.map((group) => {
        const own = all.filter((one) => one.group === group);
        if (own.length === 0) return null;
        const seen = own.filter(({ key }) => decisionOf(key).state !== 'later').length;
        return (
          <section key={group} aria-label={text.groups[group]}>
            <h2>
              {text.groups[group]}{' '}
              <span class={`pill ${KINDS[group]}`}>
                {group === 'slip' ? say(signs).warning : say(signs).doubt}
              </span>
              <span class="grow" />
              <span>
                {seen} / {own.length}
              </span>
            </h2>
            <ul>
              {own.map((one) => (
                <Entry key={one.key} item={one} />
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

function Entry({ item }: { readonly item: Item }) {
  const { key } = item;
  const isHere = selected.value === key;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isHere) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  const { state, cells } = decisionOf(key);
  const [name, about, figure] = wordsOfItem(item);
  const tick = () => decide(key, { state: state === 'taken' ? 'later' : 'taken', ...(cells && { cells }) });
  return (
    <li class={`import-item ${state}`} aria-current={isHere ? 'true' : undefined}>
      <input type="checkbox" checked={state === 'taken'} aria-label={name} onChange={tick} />
      <button
        ref={button}
        type="button"
        aria-current={isHere ? 'true' : undefined}
        onClick={() => {
          selected.value = key;
        }}
      >
        <span>{name}</span>
        <b>{figure}</b>
        <span class="quiet">
          {about}
          {state === 'refused' && `　${say(words).refused}`}
        </span>
      </button>
    </li>
  );
}

/** Its name, what it is about, and its figure. */
function wordsOfItem(item: Item): readonly [string, string, string] {
  // decisions are read here so that the entry is drawn anew with them
  if (!said.value) return ['', '', ''];
  if (item.group === 'slip') return [item.slip.message[language.value], '', ''];
  const { row } = item;
  const name = cellOf(row, nameColumn(row.cells, row.name)) || row.name;
  const first = figureInDoubt(row);
  const about = [row.reason, first?.column ?? ''].filter((part) => part !== '').join('　');
  return [name, about, first ? cellOf(row, first.column) : ''];
}

/** The column that holds the name of a row. */
export function nameColumn(cells: Readonly<Record<string, string>>, name: string): string {
  return Object.keys(cells).find((column) => cells[column] === name && column !== '编号') ?? '';
}
