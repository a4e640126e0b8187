import { savedAt, step, steps, waiting } from '../edits/outbox.js';
import { say } from '../language.js';
import { pack } from '../state.js';
import { Icon } from './icon.js';
import { words } from './words.js';

/** Buttons at the right of the top bar: areas that have one add it. */
export function TopBar() {
  return (
    <header class="bar">
      <span class="bar-name">{pack.value?.title ?? say(words).tool}</span>
      {pack.value && <Steps />}
      <span class="grow" />
      {pack.value && <Saved />}
    </header>
  );
}

function Steps() {
  const text = say(words);
  const { undo, redo } = steps.value;
  return (
    <>
      <button
        type="button"
        class="button icon-only"
        aria-label={text.undo}
        title={`${text.undo} Ctrl+Z`}
        disabled={undo === 0 && waiting.value.length === 0}
        onClick={() => void step('undo')}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="button icon-only"
        aria-label={text.redo}
        title={`${text.redo} Ctrl+Y`}
        disabled={redo === 0}
        onClick={() => void step('redo')}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}

/** Whether all that was typed is in the files. */
function Saved() {
  const text = say(words);
  const count = waiting.value.length;
  if (count > 0) return <output data-role="saved">{text.saving(count)}</output>;
  return (
    <output data-role="saved" class="good">
      {savedAt.value !== '' && text.saved(savedAt.value)}
    </output>
  );
}
