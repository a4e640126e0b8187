import { areas } from '../areas.js';
import { step } from '../edits/outbox.js';
import { nextChange, nextPlace } from '../pages/places.js';
import { page, turnTo } from '../pages/state.js';
import { hrefOf, pack, route } from '../state.js';
import { showsHelp } from './help.js';

/** What keys do wherever the keyboard is, but in fields that take them themselves; areas add their own. */
export const keys: Record<string, () => void> = {
  F1: () => {
    showsHelp.value = !showsHelp.value;
  },
  F6: () => nextPane(1),
  'Shift+F6': () => nextPane(-1),
  'Ctrl+z': () => void step('undo'),
  'Ctrl+y': () => void step('redo'),
  'Ctrl+Shift+z': () => void step('redo'),
  // all is saved as it is typed
  'Ctrl+s': () => {},
  F9: nextPlace,
  'Shift+F9': nextChange,
  PageUp: () => turnTo(page.value - 1),
  PageDown: () => turnTo(page.value + 1),
};

for (let number = 1; number <= 9; number++) keys[`Alt+${number}`] = () => goToArea(number - 1);

/** A key as the table names it: Ctrl+Shift+z. */
function nameOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const plain = key.length === 1 ? key.toLowerCase() : key;
  const isNamed = key.length > 1 || ctrlKey || metaKey || altKey;
  return [
    ctrlKey || metaKey ? 'Ctrl+' : '',
    altKey ? 'Alt+' : '',
    shiftKey && isNamed ? 'Shift+' : '',
    plain,
  ].join('');
}

function goToArea(index: number): void {
  const area = areas.filter(({ stands }) => stands === 'list')[index];
  const state = pack.value;
  if (!area || !state) return;
  const [first] = area.items?.(state) ?? [];
  location.hash = hrefOf({ area: area.key, ...(first && { item: first.item }) });
}

/** Moves the keyboard to the next of the panes. */
function nextPane(steps: number): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + steps + panes.length) % panes.length];
  const first = next?.querySelector<HTMLElement>(
    '[aria-current=page], .cell-input, a[href], button:not([disabled])',
  );
  (first ?? next)?.focus();
}

/** A field undoes its own typing. */
function isTyping({ target }: KeyboardEvent): boolean {
  const element = target as HTMLElement;
  if (element.classList.contains('cell-input')) return element.classList.contains('open');
  return element.matches('input, textarea, select, [contenteditable=true], [contenteditable=true] *');
}

/** Keys that fields of text leave alone. */
const EVERYWHERE = ['F1', 'F6', 'Shift+F6', 'Ctrl+s', 'Ctrl+f', 'Ctrl+h', 'Ctrl+p'];

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || route.value.area === 'start') return;
    const name = nameOf(event);
    const act = keys[name];
    const isOurs = EVERYWHERE.includes(name) || name.startsWith('Alt+') || !isTyping(event);
    if (!act || !isOurs) return;
    event.preventDefault();
    act();
  });
}
