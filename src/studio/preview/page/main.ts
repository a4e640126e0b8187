import type { EditionState, PageItems, PreviewState } from '../wire.js';
import { askDiagnostic, askFigure, askItems, askState, byId, listen } from './ask.js';
import type { FigureBox } from './page-view.js';
import { Pages } from './pages.js';
import {
  focusDiagnostics,
  hideSource,
  moveEntry,
  showChanges,
  showDiagnostics,
  showSource,
} from './panel.js';

const pages = new Pages((figure) => void showFigure(figure));
const choice = byId<HTMLSelectElement>('edition');

let shown: EditionState | undefined;
let items: PageItems | undefined;
let work = Promise.resolve();

/** Brings the page up to date, one state after the other. */
function update(): void {
  work = work.then(async () => {
    const state = await askState();
    if (state) await show(state);
  });
}

async function show(state: PreviewState): Promise<void> {
  offer(state.editions);
  showDiagnostics(state.diagnostics, (index) => void showDiagnostic(index));
  const edition = state.editions.find(({ key }) => key === choice.value);
  if (edition && (edition.key !== shown?.key || edition.version !== shown.version))
    await showEdition(edition);
  showStatus(state.failed, edition);
  document.body.dataset.revision = String(state.revision);
}

/** Of the folder whose pages are shown; others that failed are named. */
function showStatus(failed: readonly string[], edition: EditionState | undefined): void {
  const others = failed.filter((folder) => folder !== edition?.folder);
  const isStale = others.length < failed.length;
  const parts = [
    isStale ? '有错误，页面仍是上一份' : edition ? `${new Date().toTimeString().slice(0, 8)} 已是最新` : '',
    others.length > 0 ? `${others.join('、')}有错误` : '',
  ];
  byId('status').textContent = parts.filter((part) => part !== '').join('；');
  byId('status').className = failed.length > 0 ? 'failed' : '';
}

async function showEdition(edition: EditionState): Promise<void> {
  const fresh = await askItems(edition.key);
  // a newer state is on its way, and with it another event
  if (!fresh || fresh.version !== edition.version) return;
  const keepsPlace = shown?.key === edition.key;
  [shown, items] = [edition, fresh];
  await pages.show(edition, fresh, keepsPlace);
  // a row as it was before the edit would be taken for what is printed now
  hideSource();
  showChanges(fresh.changes, (index) => pages.showChange(index));
  document.title = `${edition.key} 预览`;
  document.body.dataset.version = edition.version;
}

/** Fills the list of editions, keeping the one that is chosen. */
function offer(editions: readonly EditionState[]): void {
  const keys = editions.map(({ key }) => key);
  if (keys.join() === [...choice.options].map(({ value }) => value).join()) return;
  // what was asked for may come later: folders are built one after the other
  const asked = keys.find((key) => addressOf(key).hash === location.hash);
  const before = asked ?? choice.value;
  choice.replaceChildren(...keys.map((key) => new Option(key, key)));
  choice.value = keys.includes(before) ? before : (keys[0] ?? '');
}

/** The address of the page with an edition, whose name may be of any characters. */
function addressOf(key: string): URL {
  return new URL(`#${key}`, location.href);
}

async function showFigure(figure: FigureBox): Promise<void> {
  if (!shown || !items) return;
  showSource(await askFigure(shown.key, items.version, figure.index), figure.text);
}

async function showDiagnostic(index: number): Promise<void> {
  showSource(await askDiagnostic(index), '');
}

function showPosition(): void {
  const { pageCount, changeCount, currentChange } = pages;
  byId('page-number').textContent = pageCount === 0 ? '' : `第 ${pages.currentPage} / ${pageCount} 页`;
  byId('zoom').textContent = `${Math.round(pages.zoom * 100)}%`;
  const at = currentChange < 0 ? '' : `${currentChange + 1} / `;
  byId('change-number').textContent = changeCount === 0 ? '无改动' : `${at}${changeCount} 处改动`;
  for (const id of ['change-before', 'change-after'])
    byId<HTMLButtonElement>(id).disabled = changeCount === 0;
}

pages.onMove = showPosition;

/** What the buttons and the keys do. */
const ACTIONS: Readonly<Record<string, () => void>> = {
  'page-before': () => pages.turn(-1),
  'page-after': () => pages.turn(1),
  'zoom-out': () => pages.zoomOut(),
  'zoom-in': () => pages.zoomIn(),
  'zoom-reset': () => pages.fitWidth(),
  'change-before': () => pages.showChange(Math.max(0, pages.currentChange) - 1),
  'change-after': () => pages.showChange(pages.currentChange + 1),
  figures: () => pages.moveFigure(1),
  'figure-before': () => pages.moveFigure(-1),
  diagnostics: focusDiagnostics,
  'entry-before': () => moveEntry(-1),
  'entry-after': () => moveEntry(1),
  back: () => {
    hideSource();
    pages.focus();
  },
};

const KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: 'page-before',
  ArrowRight: 'page-after',
  '-': 'zoom-out',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '0': 'zoom-reset',
  p: 'change-before',
  n: 'change-after',
  f: 'figures',
  d: 'diagnostics',
  Escape: 'back',
};

/** While a figure has the keyboard, arrows go from figure to figure. */
const FIGURE_KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: 'figure-before',
  ArrowUp: 'figure-before',
  ArrowRight: 'figures',
  ArrowDown: 'figures',
};

/** While an entry of a list has it, from entry to entry. */
const LIST_KEYS: Readonly<Record<string, string>> = {
  ArrowUp: 'entry-before',
  ArrowDown: 'entry-after',
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === choice) return;
  const isOnFigure = (event.target as HTMLElement).classList.contains('figure');
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isOnList = (event.target as HTMLElement).matches('aside li button');
  const action = (isOnFigure ? FIGURE_KEYS[key] : isOnList ? LIST_KEYS[key] : undefined) ?? KEYS[key];
  if (action === undefined) return;
  event.preventDefault();
  ACTIONS[action]?.();
});

for (const button of document.querySelectorAll('header button'))
  button.addEventListener('click', () => ACTIONS[button.id]?.());

choice.addEventListener('change', () => {
  history.replaceState(null, '', addressOf(choice.value));
  update();
});

listen(update, () => {
  byId('status').textContent = '连不上，监看可能已停止';
  byId('status').className = 'failed';
});
pages.focus();
showPosition();
