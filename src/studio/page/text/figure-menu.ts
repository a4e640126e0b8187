import { signal } from '@preact/signals';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Candidate } from '../../wire/texts.js';
import { get } from '../ask.js';
import { schema } from './schema.js';

/** The list of figures that opens with `=`: what is looked for, what was found, and which of it is chosen. */
export interface FigureMenu {
  readonly words: string;
  readonly candidates: readonly Candidate[] | undefined;
  readonly chosen: number;
  /** Where it stands, in pixels of the window. */
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export const menu = signal<FigureMenu | undefined>(undefined);

/** Where the `=` stands that opened the list; undefined while it is closed. */
const key = new PluginKey<number | undefined>('figure-menu');
const CLOSE = 'close';

/** Opens a list of the figures of the tables where `=` is typed, and puts the one in that is chosen. */
export function figureMenu(): Plugin<number | undefined> {
  return new Plugin<number | undefined>({
    key,
    state: {
      init: () => undefined,
      apply: (transaction, open) => {
        const meta = transaction.getMeta(key) as number | typeof CLOSE | undefined;
        if (meta === CLOSE) return undefined;
        if (typeof meta === 'number') return meta;
        return open === undefined ? undefined : transaction.mapping.map(open, -1);
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (!/^[=＝]$/.test(text)) return false;
        view.dispatch(view.state.tr.insertText(text, from, to).setMeta(key, from));
        return true;
      },
      handleKeyDown: (view, event) => !view.composing && menu.value !== undefined && handled(view, event.key),
    },
    view: () => ({ update: (view) => follow(view), destroy: () => close() }),
  });
}

/** Opens the list where the caret is. */
export function openMenu(view: EditorView): void {
  const { from, to } = view.state.selection;
  view.dispatch(view.state.tr.insertText('=', from, to).setMeta(key, from));
  view.focus();
}

function handled(view: EditorView, pressed: string): boolean {
  const { candidates = [], chosen } = menu.value as FigureMenu;
  const step = { ArrowDown: 1, ArrowUp: -1 }[pressed];
  if (step !== undefined && candidates.length > 0) {
    choose((chosen + step + candidates.length) % candidates.length);
    return true;
  }
  const candidate = candidates[chosen];
  if ((pressed === 'Enter' || pressed === 'Tab') && candidate) {
    take(view, candidate);
    return true;
  }
  if (pressed !== 'Escape') return false;
  view.dispatch(view.state.tr.setMeta(key, CLOSE));
  return true;
}

export function choose(index: number): void {
  if (menu.value) menu.value = { ...menu.value, chosen: index };
}

/** Puts a figure in place of `=` and the words behind it. */
export function take(view: EditorView, { source }: Pick<Candidate, 'source'>): void {
  const from = key.getState(view.state);
  const { to } = view.state.selection;
  if (from === undefined) return;
  view.dispatch(
    view.state.tr.replaceWith(from, to, schema.node('call', { source })).setMeta(key, CLOSE).scrollIntoView(),
  );
  view.focus();
}

/** The words behind `=`, as far as the caret; undefined once the caret is elsewhere or `=` is gone. */
function wordsBehind({ doc, selection }: EditorState, from: number): string | undefined {
  const { $from, empty, to } = selection;
  if (!empty || to <= from || from < $from.start()) return undefined;
  const text = doc.textBetween(from, to, '\n', '\ufffc');
  return /^[=＝][^\n\ufffc。；]{0,40}$/.test(text) ? text.slice(1) : undefined;
}

/** How long nothing is typed before figures are looked for, in ms. */
const PAUSE_MS = 80;
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

function follow(view: EditorView): void {
  const from = key.getState(view.state);
  const words = from === undefined ? undefined : wordsBehind(view.state, from);
  if (from === undefined || words === undefined) {
    close();
    return;
  }
  const { left, top, bottom } = view.coordsAtPos(from);
  const before = menu.value;
  menu.value = { candidates: before?.candidates, chosen: 0, words, left, top, bottom };
  if (before?.words === words) return;
  clearTimeout(timer);
  timer = setTimeout(() => void look(words), PAUSE_MS);
}

async function look(words: string): Promise<void> {
  const own = ++asked;
  const candidates =
    words.trim() === '' ? undefined : await get<Candidate[]>('/api/texts/search', { words }).catch(() => []);
  if (own === asked && menu.value?.words === words) menu.value = { ...menu.value, candidates, chosen: 0 };
}

function close(): void {
  clearTimeout(timer);
  if (menu.value) menu.value = undefined;
}
