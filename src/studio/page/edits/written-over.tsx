import type { WrittenOverEvent } from '../../wire/edits.js';
import { say } from '../language.js';
import { hrefOfPlace } from '../shell/where.js';
import { dismissOver, putBack } from './outbox.js';
import { addressIn, quoted, timeOf } from './told.js';
import { words } from './words.js';

/** Of two who have changed one cell the last stands: who wrote what, and the other back by one click. */
export function WrittenOverNotice({ over }: { readonly over: WrittenOverEvent }) {
  const text = say(words);
  const { cells, by } = over;
  const [first] = cells;
  if (!first) return null;
  const { stands, after, at } = first;
  return (
    <div class="note warning" data-role="written-over">
      <b>!</b>
      <span class="grow">
        <a href={hrefOfPlace(first) ?? '#tables'}>
          {text.wrote(addressIn(first), first.by ?? text.elsewhere, timeOf(at))}
        </a>
        {quoted(stands)}
        {text.thenBy(by, quoted(after))}
        {cells.length > 1 && text.ofMore(cells.length)}
      </span>
      <button
        type="button"
        class="button small edged"
        onClick={() => {
          putBack(over);
          dismissOver(over);
        }}
      >
        {cells.length > 1 ? text.putAllBack(cells.length) : text.putBack(quoted(stands))}
      </button>
      <button type="button" class="button small edged" onClick={() => dismissOver(over)}>
        {text.close}
      </button>
    </div>
  );
}
