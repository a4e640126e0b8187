import { savedAt, step, steps, waiting } from '../edits/outbox.js';
import { say } from '../language.js';
import { pack } from '../state.js';
import { Team } from '../team/team.js';
import { Icon } from './icon.js';
import { words } from './words.js';

/** Buttons at the right of the top bar: areas that have one add it. */
export function TopBar() {
  return (
    <header class="bar">
      {pack.value && (
        <a class="button" href="#start">
          <Icon name="menu" />
          {say(words).file}
        </a>
      )}
      <span class="bar-name">{pack.value?.title ?? say(words).tool}</span>
      {pack.value && <Steps />}
      <span class="grow" />
      {pack.value && <Saved />}
      {pack.value && <Finishing />}
      {pack.value && <Team />}
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

/** What is done at the end: printed, and issued. */
function Finishing() {
  const text = say(words);
  return (
    <>
      <a class="button" href="#finish">
        <Icon name="print" />
        {text.print}
      </a>
      <a class="button primary" href="#versions">
        {text.issue}
      </a>
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
