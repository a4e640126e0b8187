import type { ToldConflict } from '../../wire/edits.js';
import { say } from '../language.js';
import { dismiss, type Failure, failures, insist, writtenOver } from './outbox.js';
import { addressIn, quoted, timeOf } from './told.js';
import { words } from './words.js';
import { WrittenOverNotice } from './written-over.js';

/** What happened to changes other than was meant, over the middle of the page, each with the choice that is left. */
export function Failures() {
  if (failures.value.length === 0 && writtenOver.value.length === 0) return null;
  return (
    <div class="failures" role="alert">
      {writtenOver.value.map((over) => (
        <WrittenOverNotice key={over.id} over={over} />
      ))}
      {failures.value.map((failure) => (
        <FailureNotice key={failure.sent.id} failure={failure} />
      ))}
    </div>
  );
}

/** A change that was refused: what stands there, what was meant, and the choice. */
function FailureNotice({ failure }: { readonly failure: Failure }) {
  const text = say(words);
  const { conflicts, hint } = failure;
  const [first] = conflicts;
  const canInsist =
    conflicts.length > 0 &&
    conflicts.every(({ stands }) => stands !== undefined) &&
    failure.sent.edits.every(({ kind }) => kind === 'cells' || kind === 'value');
  return (
    <div class="note warning">
      <b>!</b>
      <span class="grow">
        {say({ zh: failure.words.zh, en: failure.words.en })}{' '}
        {first && <Both conflict={first} failure={failure} />}
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
function Both({ conflict, failure }: { readonly conflict: ToldConflict; readonly failure: Failure }) {
  const text = say(words);
  const mine = meantAt(conflict, failure);
  return (
    <span>
      {addressIn(conflict)}{' '}
      {conflict.stands === undefined ? text.gone : `${text.stands}${quoted(conflict.stands)}`}
      {conflict.by !== undefined && text.by(conflict.by, timeOf(conflict.at))}
      {mine !== undefined && ` ${text.mine}${quoted(mine)}`}
    </span>
  );
}

/** What was to be written where something else stands; of cells whose rows have moved since, where it is but one. */
function meantAt({ path, line, column }: ToldConflict, { sent }: Failure): unknown {
  const value = sent.edits.find((edit) => edit.kind === 'value' && edit.path.join('\n') === path?.join('\n'));
  if (value?.kind === 'value') return value.after;
  const cells = sent.edits
    .flatMap((edit) => (edit.kind === 'cells' ? edit.cells : []))
    .filter((cell) => cell.column === column);
  const found = cells.find((cell) => cell.line === line) ?? (cells.length === 1 ? cells[0] : undefined);
  return found?.after;
}
