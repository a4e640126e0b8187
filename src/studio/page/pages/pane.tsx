import { signal } from '@preact/signals';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PagesEntry } from '../../wire/pack.js';
import { post } from '../ask.js';
import { say } from '../language.js';
import { Icon } from '../shell/icon.js';
import { pack } from '../state.js';
import { openPdf } from './pdf.js';
import { words } from './words.js';

/** The pages as they are shown: those of the last state whose PDF has been read. */
const shown = signal<{ readonly entry: PagesEntry; readonly pdf: PDFDocumentProxy } | undefined>(undefined);
/** From 1. */
const page = signal(1);

/** The pages at the right. */
export function PagesPane({ children }: { readonly children: ComponentChildren }) {
  const text = say(words);
  const entry = pack.value?.pages;
  useEffect(() => {
    if (entry) void show(entry);
  }, [entry?.edition, entry?.version]);
  return (
    <section class="pages" aria-label={text.pane} data-pane tabIndex={-1}>
      {children}
      <div class="pages-main">
        <PagesTools />
        <div class="links" />
        <div class="pages-body">
          <div class="desk">
            <Sheet />
          </div>
        </div>
      </div>
    </section>
  );
}

async function show(entry: PagesEntry): Promise<void> {
  const pdf = await openPdf(entry.version);
  if (pack.value?.pages?.version !== entry.version) return void pdf.loadingTask.destroy();
  const before = shown.value;
  shown.value = { entry, pdf };
  page.value = Math.min(page.value, pdf.numPages);
  void before?.pdf.loadingTask.destroy();
}

function PagesTools() {
  const text = say(words);
  const state = pack.value;
  const count = shown.value?.entry.pageCount ?? 0;
  const choose = (event: Event) => {
    void post('/api/pack/look', { edition: (event.currentTarget as HTMLSelectElement).value });
  };
  return (
    <div class="tools">
      <select aria-label={text.edition} value={state?.look.edition} onChange={choose}>
        {state?.editions.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button icon-only"
        aria-label={text.before}
        disabled={page.value <= 1}
        onClick={() => turn(-1)}
      >
        <Icon name="before" />
      </button>
      <output data-role="page">{count > 0 && text.page(page.value, count)}</output>
      <button
        type="button"
        class="button icon-only"
        aria-label={text.after}
        disabled={page.value >= count}
        onClick={() => turn(1)}
      >
        <Icon name="after" />
      </button>
    </div>
  );
}

function turn(steps: number): void {
  page.value = Math.max(1, Math.min(shown.value?.entry.pageCount ?? 1, page.value + steps));
}

/** The page that is looked at. */
function Sheet() {
  const root = useRef<HTMLDivElement>(null);
  const at = shown.value;
  const number = page.value;
  useEffect(() => {
    if (at && root.current) void draw(at.pdf, number, root.current, at.entry.version);
  }, [at, number]);
  return <div class="sheet" ref={root} role="img" aria-label={say(words).sheet(number)} />;
}

async function draw(
  pdf: PDFDocumentProxy,
  number: number,
  root: HTMLElement,
  version: string,
): Promise<void> {
  const one = await pdf.getPage(Math.min(number, pdf.numPages));
  const plain = one.getViewport({ scale: 1 });
  const desk = root.parentElement as HTMLElement;
  const isLandscape = plain.width > plain.height;
  const byWidth = (desk.clientWidth - 20) / plain.width;
  const scale = isLandscape ? byWidth : Math.min(byWidth, (desk.clientHeight - 20) / plain.height);
  const viewport = one.getViewport({ scale: scale * devicePixelRatio });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  canvas.style.width = `${plain.width * scale}px`;
  await one.render({ canvas, viewport }).promise.catch(() => {});
  if (shown.value?.pdf !== pdf || page.value !== number) return;
  root.querySelector('canvas')?.remove();
  root.append(canvas);
  root.dataset.version = version;
}
