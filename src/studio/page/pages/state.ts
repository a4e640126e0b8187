import { effect, signal } from '@preact/signals';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { EarlyPage } from '../../wire/events.js';
import type { PagesEntry } from '../../wire/pack.js';
import { post } from '../ask.js';
import { onEvent, pageId } from '../listen.js';
import { connection, ownEdition, pack } from '../state.js';
import { openEarly, openPdf } from './pdf.js';

/** The pages as they are shown: those of the last state whose PDF has been read. */
export interface Shown {
  readonly entry: PagesEntry;
  readonly pdf: PDFDocumentProxy;
}

/** A page by itself. */
export interface Early {
  readonly number: number;
  readonly id: number;
  readonly pdf: PDFDocumentProxy;
}

export const shown = signal<Shown | undefined>(undefined);
/** A page that has come before the file that it is in, which is being made. */
export const early = signal<Early | undefined>(undefined);
/** The page that is looked at, from 1. */
export const page = signal(1);

const KEPT = 'briefing-page';

export function turnTo(wanted: number): void {
  const count = shown.value?.entry.pageCount ?? wanted;
  page.value = Math.max(1, Math.min(count, wanted));
  // the page last looked at is the first to be seen when the pack is opened again
  localStorage.setItem(KEPT, JSON.stringify([pack.peek()?.folder, page.value]));
}

function pageKept(): number {
  const [folder, kept] = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as [string?, number?];
  return folder === pack.peek()?.folder ? (kept ?? 1) : 1;
}

let wanted = '';

/** Shows the pages of a state once they are read, unless there is a newer one by then. */
export async function show(entry: PagesEntry): Promise<void> {
  // what came early was not to be, as its file could not be made
  if (entry.version === wanted) return void dropEarly();
  wanted = entry.version;
  const pdf = await openPdf(entry).catch(() => undefined);
  if (!pdf || entry.version !== wanted) return void pdf?.loadingTask.destroy();
  const before = shown.value;
  if (!before) page.value = pageKept();
  page.value = Math.min(page.value, pdf.numPages);
  shown.value = { entry, pdf };
  dropEarly();
  // what is drawn from it just now is drawn to its end
  if (before) setTimeout(() => void before.pdf.loadingTask.destroy(), 2000);
}

async function showEarly(event: EarlyPage): Promise<void> {
  if (event.edition !== shown.value?.entry.edition) return;
  const file = wanted;
  const { number, id } = event;
  const pdf = await openEarly(event).catch(() => undefined);
  // where its file was faster, that is looked at
  if (!pdf || wanted !== file) return void pdf?.loadingTask.destroy();
  dropEarly();
  early.value = { number, id, pdf };
}

function dropEarly(): void {
  const before = early.value;
  early.value = undefined;
  if (before) setTimeout(() => void before.pdf.loadingTask.destroy(), 2000);
}

/** Pages turn quickly: the server is told of the one that is stayed at, in this time. */
const STAYING_MS = 200;
let telling: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  const number = page.value;
  if (connection.value !== 'there' || !shown.value) return;
  clearTimeout(telling);
  telling = setTimeout(
    () => void post('/api/pages/at', { page: pageId, number }).catch(() => {}),
    STAYING_MS,
  );
});

/** Another page may look at another edition. */
function isLookedAt({ edition }: PagesEntry): boolean {
  const own = ownEdition.value ?? pack.peek()?.look.edition;
  return own === undefined || edition === own || shown.peek() === undefined;
}

// the state of all else comes later than the pages are asked for
onEvent.add((event) => {
  if (event.kind === 'pack' && event.pages && isLookedAt(event.pages)) void show(event.pages);
  if (event.kind === 'page') void showEarly(event);
});
