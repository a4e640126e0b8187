import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import type { EditionState, PageItems } from '../wire.js';
import { byId } from './ask.js';
import { type FigureBox, PageView } from './page-view.js';

GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];

/** White left and right of the pages, in CSS pixels. */
const MARGIN = 24;

/** A little above a page, in shares of its height: its edge is seen. */
const ABOVE_PAGE = -0.01;

/** The place that is looked at: a page, and how far down it the window begins, in shares of its height. */
interface Spot {
  readonly page: number;
  readonly share: number;
}

/** The pages of one edition, one under the other. Another state of it is shown at the same place and zoom. */
export class Pages {
  private readonly root = byId('pages');
  private sheets: PageView[] = [];
  private pdf: PDFDocumentProxy | undefined;
  private readonly seen = new IntersectionObserver((entries) => this.note(entries), {
    root: this.root,
    rootMargin: '300px',
  });
  private change = -1;
  /** Whether the zoom is the one that fits the window, which then is kept to when the window changes. */
  private isFitted = true;
  zoom = 1;
  onMove = () => {};

  constructor(private readonly onFigure: (figure: FigureBox) => void) {
    // what scrolls can be reached with the keyboard
    this.root.tabIndex = 0;
    this.root.addEventListener('scroll', () => this.onMove());
    window.addEventListener('resize', () => this.isFitted && this.fitWidth());
  }

  get pageCount(): number {
    return this.sheets.length;
  }

  /** Shows an edition. `keepsPlace` is for another state of what is shown already. */
  async show(edition: EditionState, items: PageItems, keepsPlace: boolean): Promise<void> {
    const spot = keepsPlace ? this.spot() : { page: 1, share: ABOVE_PAGE };
    const url = `/pdf?${new URLSearchParams({ edition: edition.key, version: edition.version })}`;
    const pdf = await getDocument({ url, isEvalSupported: false }).promise;
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
    this.fit(pdf.numPages);
    for (const [at, sheet] of this.sheets.entries()) {
      const on = <T extends { page: number }>(all: readonly T[]) => all.filter(({ page }) => page === at + 1);
      const page = pages[at];
      if (page) sheet.show(page, on(items.figures), on(items.changes), this.zoom);
    }
    for (const sheet of this.sheets) {
      this.seen.unobserve(sheet.root);
      this.seen.observe(sheet.root);
    }
    if (!keepsPlace) this.fitWidth();
    this.goTo(spot);
    this.change = -1;
    void this.pdf?.loadingTask.destroy();
    this.pdf = pdf;
    this.onMove();
  }

  /** As many sheets as there are pages; those that stay keep their picture until it is drawn anew. */
  private fit(count: number): void {
    while (this.sheets.length > count) this.sheets.pop()?.root.remove();
    while (this.sheets.length < count) {
      const sheet = new PageView(this.sheets.length + 1, (figure, button) => this.press(figure, button));
      this.sheets.push(sheet);
      this.root.append(sheet.root);
    }
  }

  private press(figure: FigureBox, button: HTMLElement): void {
    this.root.querySelector('[aria-pressed]')?.removeAttribute('aria-pressed');
    button.setAttribute('aria-pressed', 'true');
    this.onFigure(figure);
  }

  private note(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries)
      this.sheets.find(({ root }) => root === target)?.setVisible(isIntersecting, this.zoom);
  }

  /** What stands at the top of the window. */
  private spot(): Spot {
    const { scrollTop } = this.root;
    const sheet =
      this.sheets.find(
        ({ root }) => root.offsetTop + root.offsetHeight - this.root.offsetTop > scrollTop + 40,
      ) ?? this.sheets.at(-1);
    if (!sheet) return { page: 1, share: 0 };
    const top = sheet.root.offsetTop - this.root.offsetTop;
    return { page: sheet.number, share: (scrollTop - top) / Math.max(1, sheet.root.offsetHeight) };
  }

  /** The page being read: that in which the window's upper third ends, and at the very end the last. */
  get currentPage(): number {
    const { scrollTop, clientHeight, scrollHeight } = this.root;
    const isAtEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1;
    const bottom = ({ root }: PageView) => root.offsetTop + root.offsetHeight - this.root.offsetTop;
    const sheet = this.sheets.find((one) => bottom(one) > scrollTop + clientHeight / 3);
    return (isAtEnd ? undefined : sheet)?.number ?? this.pageCount;
  }

  private goTo({ page, share }: Spot): void {
    const sheet = this.sheets[Math.min(page, this.sheets.length) - 1];
    if (!sheet) return;
    const top = sheet.root.offsetTop - this.root.offsetTop;
    this.root.scrollTop = top + share * sheet.root.offsetHeight;
  }

  turn(pages: number): void {
    const page = Math.min(this.pageCount, Math.max(1, this.currentPage + pages));
    this.goTo({ page, share: ABOVE_PAGE });
  }

  setZoom(zoom: number): void {
    const spot = this.spot();
    this.zoom = zoom;
    for (const sheet of this.sheets) sheet.resize(zoom);
    this.goTo(spot);
    this.onMove();
  }

  zoomIn(): void {
    this.isFitted = false;
    this.setZoom(ZOOMS.find((one) => one > this.zoom + 0.001) ?? this.zoom);
  }

  zoomOut(): void {
    this.isFitted = false;
    this.setZoom(ZOOMS.findLast((one) => one < this.zoom - 0.001) ?? this.zoom);
  }

  /** As large as on paper, or as large as the window has room for the widest page. */
  fitWidth(): void {
    this.isFitted = true;
    const { clientWidth } = this.root;
    const widest = Math.max(1, ...this.sheets.map(({ root }) => root.offsetWidth)) / this.zoom;
    this.setZoom(Math.min(1, (clientWidth - 2 * MARGIN) / widest));
  }

  get changeCount(): number {
    return this.sheets.reduce((sum, sheet) => sum + sheet.changeCount, 0);
  }

  get currentChange(): number {
    return this.change;
  }

  /** Brings a change into the middle of the window, counted from 0 through the pages. */
  showChange(index: number): void {
    const count = this.changeCount;
    if (count === 0) return;
    this.change = (index + count) % count;
    let rest = this.change;
    for (const sheet of this.sheets) {
      const isHere = rest >= 0 && rest < sheet.changeCount;
      sheet.markChange(isHere ? rest : -1);
      if (isHere) sheet.root.querySelectorAll('.change')[rest]?.scrollIntoView({ block: 'center' });
      rest -= sheet.changeCount;
    }
    this.onMove();
  }

  /** Moves the keyboard to the next or previous figure; without one, to the first in the window. */
  moveFigure(steps: number): void {
    const figures = [...this.root.querySelectorAll<HTMLElement>('.figure')];
    const at = figures.indexOf(document.activeElement as HTMLElement);
    const top = this.root.getBoundingClientRect().top;
    const next = at < 0 ? figures.find((one) => one.getBoundingClientRect().top >= top) : figures[at + steps];
    next?.focus();
  }

  focus(): void {
    this.root.focus({ preventScroll: true });
  }
}
