import type { Signal } from '@preact/signals';
import { say } from '../language.js';
import { words } from './words.js';

/** A browser draws no more lines than this in a moment; a large table has some thousands of figures. */
export const MOST_SHOWN = 200;

export function more(most: Signal<number>): void {
  most.value += 5 * MOST_SHOWN;
}

/** The rest of a long list, when it is asked for. */
export function More({ count, onMore }: { readonly count: number; readonly onMore: () => void }) {
  return (
    <button type="button" class="button edged" onClick={onMore}>
      {say(words).more(count)}
    </button>
  );
}
