import { signal } from '@preact/signals';
import { say } from '../language.js';
import { onEvent } from '../listen.js';
import { words } from './words.js';

/** Files that another program has just saved. */
const saved = signal<readonly string[]>([]);

/** Long enough to be read, and no hand has to take it away. */
const SHOWN_MS = 6000;
let timer: ReturnType<typeof setTimeout> | undefined;

onEvent.add((event) => {
  if (event.kind !== 'outside') return;
  saved.value = event.files;
  clearTimeout(timer);
  timer = setTimeout(() => {
    saved.value = [];
  }, SHOWN_MS);
});

/** Says over the page that what is shown has followed a change from outside. */
export function Toast() {
  const { value: files } = saved;
  return (
    <output class={files.length > 0 ? 'toast shown' : 'toast'} data-role="toast">
      {files.length > 0 && say(words).outside(files.join('、'))}
    </output>
  );
}
