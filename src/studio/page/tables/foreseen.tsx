import { useEffect, useRef } from 'preact/hooks';
import type { DiagnosticState } from '../../wire/pack.js';
import { language, say } from '../language.js';
import { hrefOfPlace, nameOfPlace } from '../shell/where.js';
import type { TableDesk } from './table-desk.js';
import { words } from './words.js';

/** So many things that refer to what is taken out are named; the others are counted. */
const MOST_NAMED = 5;

/** What would go wrong where something were taken out, before it is: it is for the clerk to say. */
export function Foreseen({ desk }: { readonly desk: TableDesk | undefined }) {
  const asked = desk?.foreseen.value;
  return desk && asked ? <Question key={asked.title} desk={desk} {...asked} /> : null;
}

/** What is to be done, and the errors that it would bring. */
export interface ForeseenErrors {
  readonly title: string;
  readonly errors: readonly DiagnosticState[];
  /** What is to be said of it besides. */
  readonly note?: string;
  /** What the button says that does it after all, and what it does. */
  readonly name: string;
  readonly act: () => void;
}

function Question({ desk, title, errors, note, name, act }: ForeseenErrors & { readonly desk: TableDesk }) {
  const text = say(words).foreseen;
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    keep.current?.focus();
    // wherever the keyboard is by then, for it is over the table
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && desk.leaveAsItIs();
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, []);
  const named = byThing(errors);
  return (
    <div class="foreseen" role="alertdialog" aria-label={title}>
      <p>
        <b>{title}</b>
      </p>
      {note !== undefined && <p>{note}</p>}
      <ul>
        {named.slice(0, MOST_NAMED).map(({ name: thing, first, count }) => (
          <li key={thing}>
            <Name name={thing} href={hrefOfPlace(first.place)} />
            <span class="quiet">
              {first.message[language.value]}
              {count > 1 && text.alike(count)}
            </span>
          </li>
        ))}
        {named.length > MOST_NAMED && <li class="quiet">{text.more(named.length - MOST_NAMED)}</li>}
      </ul>
      <p class="foreseen-choice">
        <span class="quiet grow">{text.undo}</span>
        <button type="button" class="button edged" ref={keep} onClick={() => desk.leaveAsItIs()}>
          {text.keep}
        </button>
        <button type="button" class="button edged" onClick={act}>
          {name}
        </button>
      </p>
    </div>
  );
}

function Name({ name, href }: { readonly name: string; readonly href: string | undefined }) {
  return href === undefined ? <b>{name}</b> : <a href={href}>{name}</a>;
}

interface Thing {
  readonly name: string;
  readonly first: DiagnosticState;
  readonly count: number;
}

/** Errors by what they are in: a text, a chart, a cell. */
function byThing(errors: readonly DiagnosticState[]): readonly Thing[] {
  const things = new Map<string, Thing>();
  for (const error of errors) {
    const name = nameOfPlace(error.place) ?? error.where?.[language.value] ?? '';
    const known = things.get(name);
    things.set(name, { name, first: known?.first ?? error, count: (known?.count ?? 0) + 1 });
  }
  return [...things.values()];
}
