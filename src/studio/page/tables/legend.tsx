import type { MarkKind } from '../../wire/tables.js';
import { say } from '../language.js';
import { signs } from '../signs.js';
import type { SheetModel } from './model.js';
import { words } from './words.js';

const KINDS: readonly MarkKind[] = ['error', 'warning', 'doubt', 'change'];

/** What the marks and grounds of cells mean: of marks, those that there are. */
export function Legend({ model }: { readonly model: SheetModel }) {
  model.changes.value;
  const { legend, keys } = say(words);
  const there = KINDS.filter((kind) => model.marks.some((mark) => mark.kind === kind));
  return (
    <div class="legend">
      {there.map((kind) => (
        <span key={kind}>
          <i class={`mark ${kind}`}>{say(signs)[kind]}</i>
          {legend[kind]}
        </span>
      ))}
      <span>
        <i class="missing" />
        {legend.missing}
      </span>
      {model.derived.length > 0 && (
        <span>
          <i class="derived" />
          {legend.derived}
        </span>
      )}
      <span class="grow" />
      <span>
        <kbd>F2</kbd> {keys.edit}
      </span>
      <span>
        <kbd>F8</kbd> {keys.next}
      </span>
      <span>
        <kbd>F9</kbd> {keys.page}
      </span>
    </div>
  );
}
