import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AreaProps } from '../area.js';
import { say } from '../language.js';
import { FrontForm } from '../start/front-form.js';
import { TaskProblem } from '../start/task-problem.js';
import { TaskWait } from '../start/task-wait.js';
import { useTask } from '../start/use-task.js';
import { Decide } from './decide.js';
import { ItemList } from './item-list.js';
import {
  decide,
  decisionOf,
  draft,
  items,
  make,
  next,
  open,
  said,
  sayFront,
  selected,
  showsSure,
  stateOf,
  undo,
  walk,
  write,
} from './model.js';
import { SourceText } from './source-text.js';
import { words } from './words.js';

/** A report that was read: what is to be looked at, where it comes from, and what becomes of it. */
export default function ImportView({ item = '' }: AreaProps) {
  const text = say(words);
  const problem = useTask(item, open);
  const isMaking = useSignal(false);
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  if (problem.value) return <TaskProblem problem={problem.value} draft={item} />;
  if (!draft.value || !said.value) return <TaskWait working={text.working} />;
  const { front, name } = said.value;
  return (
    <main class="task" id="middle" tabIndex={-1}>
      <Head
        onMake={() => {
          isMaking.value = true;
        }}
      />
      <div class="import-columns">
        <ItemList />
        <SourceText />
        <Decide />
      </div>
      <KeyBar />
      {isMaking.value && (
        <FrontForm
          front={front}
          name={name}
          home={draft.value.home}
          onSay={sayFront}
          onMake={make}
          onClose={() => {
            isMaking.value = false;
          }}
        />
      )}
    </main>
  );
}

/** What the keys do wherever no text is being written. */
function onKeyDown(event: KeyboardEvent): void {
  const one = items.value.find(({ key }) => key === selected.value);
  if (!one || !said.value || event.isComposing || (event.target as HTMLElement).closest('dialog')) return;
  const isField = (event.target as HTMLElement).matches('input[type=text], textarea');
  const action = keyAction(event, isField);
  if (!action) return;
  event.preventDefault();
  action();
}

function keyAction(event: KeyboardEvent, isField: boolean): (() => void) | undefined {
  const { key: pressed, ctrlKey, metaKey } = event;
  const key = selected.value as string;
  const { cells } = decisionOf(key);
  const decideAs = (state: 'taken' | 'refused' | 'later') => () => {
    decide(key, { state, ...(cells && { cells }) });
    next();
  };
  const isButton = (event.target as HTMLElement).matches(
    'button, a, input[type=checkbox], input[type=radio]',
  );
  if ((ctrlKey || metaKey) && pressed === 'z' && !isField) return undo;
  if (pressed === 'ArrowDown' && !isField) return () => walk(1);
  if (pressed === 'ArrowUp' && !isField) return () => walk(-1);
  if (pressed === 'Enter' && (isField || !isButton)) return decideAs('taken');
  if (pressed === 'F2') return () => document.querySelector<HTMLInputElement>('[data-role=name]')?.select();
  if (isField) return undefined;
  if (pressed === 'Delete') return decideAs('refused');
  if (pressed === ' ' && !isButton) return decideAs('later');
  if (/^[1-9]$/.test(pressed)) return () => readAs(Number(pressed) - 1);
  return undefined;
}

/** Takes the first figure of the row selected as it was read, or in its next reading. */
function readAs(index: number): void {
  const one = items.value.find(({ key }) => key === selected.value);
  if (!one || one.group === 'slip') return;
  const figure = one.row.figures.find(({ others }) => others.length > 0);
  const reading = figure && [figure.text, ...figure.others][index];
  if (figure && reading !== undefined) write(one.row, figure.column, reading);
}

function Head({ onMake }: { readonly onMake: () => void }) {
  const text = say(words);
  const { review, besides } = draft.value ?? {};
  if (!review) return null;
  const ofDegree = (degree: number) => review.rows.filter((row) => row.degree === degree).length;
  const asked = [...review.rows.filter(({ degree }) => degree > 1), ...review.slips];
  const seen = asked.filter(({ key }) => stateOf(key) !== 'later').length;
  const [sure, names, figures] = [ofDegree(1), ofDegree(2), ofDegree(3)];
  return (
    <header class="task-head">
      <h1>{review.file}</h1>
      <p class="quiet grow">
        {text.read(review.rows.length, sure, names, figures, review.slips.length)}
        {besides && besides.length > 0 && ` ${text.besides(besides.join('、'))}`}
      </p>
      <span>
        {text.seen} <b>{seen}</b> / {asked.length}
      </span>
      <progress max={Math.max(1, asked.length)} value={seen} aria-label={text.seen} />
      <button
        type="button"
        class="button edged"
        aria-pressed={showsSure.value}
        onClick={() => {
          showsSure.value = !showsSure.value;
        }}
      >
        {showsSure.value ? text.hideSure : text.spotCheck(sure)}
      </button>
      <button type="button" class="button primary" data-role="make" onClick={onMake}>
        {seen < asked.length ? text.make : text.makeAll}
      </button>
    </header>
  );
}

function KeyBar() {
  const { keys, note } = say(words);
  const listed: readonly (readonly [readonly string[], string])[] = [
    [['↑', '↓'], keys.walk],
    [['↵'], keys.take],
    [['1', '2'], keys.reading],
    [['F2'], keys.name],
    [['Del'], keys.refuse],
    [['␣'], keys.later],
    [['Ctrl+Z'], keys.undo],
  ];
  return (
    <footer class="key-bar">
      {listed.map(([names, what]) => (
        <span key={what}>
          {names.map((one) => (
            <kbd key={one}>{one}</kbd>
          ))}{' '}
          {what}
        </span>
      ))}
      <span class="grow" />
      <span class="quiet">{note}</span>
    </footer>
  );
}
