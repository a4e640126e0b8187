import { signal } from '@preact/signals';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { PagesEntry } from '../../wire/pack.js';
import { onEvent } from '../listen.js';
import { pack } from '../state.js';
import { openPdf } from './pdf.js';

/** The pages as they are shown: those of the last state whose PDF has been read. */
export interface Shown {
  readonly entry: PagesEntry;
  readonly pdf: PDFDocumentProxy;
}

export const shown = signal<Shown | undefined>(undefined);
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
  if (entry.version === wanted) return;
  wanted = entry.version;
  const pdf = await openPdf(entry.version).catch(() => undefined);
  if (!pdf || entry.version !== wanted) return void pdf?.loadingTask.destroy();
  const before = shown.value;
  if (!before) page.value = pageKept();
  page.value = Math.min(page.value, pdf.numPages);
  shown.value = { entry, pdf };
  // what is drawn from it just now is drawn to its end
  if (before) setTimeout(() => void before.pdf.loadingTask.destroy(), 2000);
}

// the state of all else comes later than the pages are asked for
onEvent.add((event) => {
  if (event.kind === 'pack' && event.pages) void show(event.pages);
});
