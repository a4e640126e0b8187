import type { ToldConflict } from '../../wire/edits.js';
import { say } from '../language.js';
import { letterOf } from '../tables/grid/cells.js';
import { dismiss, type Failure, failures, insist } from './outbox.js';

const words = {
  zh: {
    stands: '现在是',
    by: (name: string, time: string) => `（${name} ${time}）`,
    mine: '我的',
    keep: '就用现在的',
    insist: '改成我的',
    close: '知道了',
    nothing: '（空）',
    more: (count: number) => `等 ${count} 处`,
  },
  en: {
    stands: 'now',
    by: (name: string, time: string) => ` (${name} at ${time})`,
    mine: 'mine',
    keep: 'Keep what is there',
    insist: 'Make it mine',
    close: 'Close',
    nothing: '(empty)',
    more: (count: number) => `and ${count} places in all`,
  },
};

/** Changes that were refused, over the middle of the page: what stands there, what was meant, and the choice. */
export function Failures() {
  if (failures.value.length === 0) return null;
  return (
    <div class="failures" role="alert">
      {failures.value.map((failure) => (
        <FailureNotice key={failure.sent.id} failure={failure} />
      ))}
    </div>
  );
}

function FailureNotice({ failure }: { readonly failure: Failure }) {
  const text = say(words);
  const { conflicts, hint } = failure;
  const [first] = conflicts;
  const canInsist = conflicts.length > 0 && failure.sent.edits.every(({ kind }) => kind === 'cells');
  return (
    <div class="note warning">
      <b>!</b>
      <span class="grow">
        {say({ zh: failure.words.zh, en: failure.words.en })}{' '}
        {first && <Place conflict={first} failure={failure} />}
        {conflicts.length > 1 && text.more(conflicts.length)}
        {hint && <small> {say({ zh: hint.zh, en: hint.en })}</small>}
      </span>
      {canInsist && (
        <button type="button" class="button small edged" onClick={() => insist(failure)}>
          {text.insist}
        </button>
      )}
      <button type="button" class="button small edged" onClick={() => dismiss(failure)}>
        {canInsist ? text.keep : text.close}
      </button>
    </div>
  );
}

/** C10 现在是“7.2”，我的“7.3”. */
function Place({ conflict, failure }: { readonly conflict: ToldConflict; readonly failure: Failure }) {
  const text = say(words);
  const { line, column } = conflict;
  if (line === undefined || column === undefined) return null;
  const mine = failure.sent.edits
    .flatMap((edit) => (edit.kind === 'cells' ? edit.cells : []))
    .find((cell) => cell.line === line && cell.column === column);
  const quoted = (value: unknown) => (value ? `“${value}”` : text.nothing);
  return (
    <span>
      {letterOf(column - 1)}
      {line} {text.stands}
      {quoted(conflict.stands)}
      {conflict.by !== undefined && text.by(conflict.by, timeOf(conflict.at))}
      {mine && ` ${text.mine}${quoted(mine.after)}`}
    </span>
  );
}

/** The time of day of an ISO time. */
function timeOf(at: string | undefined): string {
  return at === undefined ? '' : new Date(at).toTimeString().slice(0, 5);
}
