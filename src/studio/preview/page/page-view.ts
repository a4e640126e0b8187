import type { PDFPageProxy } from 'pdfjs-dist';
import type { ItemBox, PageItems } from '../wire.js';
import { element } from './ask.js';

export type FigureBox = PageItems['figures'][number];

/** CSS pixels to the point at 100 %. */
const PIXELS_PER_PT = 96 / 72;

/** A4 at 150 % on a usual screen, at 75 % on a fine one. */
const MOST_KEPT_PIXELS = 2_000_000;

/** One page: its picture, what can be pointed at on it, what has changed on it. */
export class PageView {
  readonly root = element('div', 'sheet');
  private canvas: HTMLCanvasElement | undefined;
  private page: PDFPageProxy | undefined;
  private figures: readonly FigureBox[] = [];
  private changes: readonly ItemBox[] = [];
  /** Counts what was to be drawn: a picture that comes too late is not shown. */
  private drawing = 0;
  private isVisible = false;
  private isStale = true;

  constructor(
    readonly number: number,
    private readonly onFigure: (figure: FigureBox, button: HTMLElement) => void,
  ) {
    this.root.dataset.page = String(number);
    this.root.setAttribute('aria-label', `第${number}页`);
  }

  /** Shows another state of the page; the old picture stays until the new one is drawn. */
  show(page: PDFPageProxy, figures: readonly FigureBox[], changes: readonly ItemBox[], zoom: number): void {
    [this.page, this.figures, this.changes] = [page, figures, changes];
    this.root.querySelectorAll('.figure, .change').forEach((one) => {
      one.remove();
    });
    this.root.append(...changes.map((change) => this.place(element('div', 'change'), change)));
    this.resize(zoom);
  }

  resize(zoom: number): void {
    if (!this.page) return;
    const { width, height } = this.page.getViewport({ scale: PIXELS_PER_PT * zoom });
    this.root.style.width = `${width}px`;
    this.root.style.height = `${height}px`;
    this.isStale = true;
    if (this.isVisible) void this.draw(zoom);
  }

  setVisible(isVisible: boolean, zoom: number): void {
    this.isVisible = isVisible;
    if (!isVisible) this.giveUpLargePicture();
    if (isVisible && this.isStale) void this.draw(zoom);
    if (isVisible && !this.root.querySelector('.figure')) this.addFigures();
  }

  /** Pictures out of sight are kept, for turning back, but for those of a large zoom: of those a pack has gigabytes. */
  private giveUpLargePicture(): void {
    const { width = 0, height = 0 } = this.canvas ?? {};
    if (width * height <= MOST_KEPT_PIXELS) return;
    this.canvas?.remove();
    this.canvas = undefined;
    this.isStale = true;
  }

  markChange(index: number): void {
    this.root.querySelectorAll('.change').forEach((one, at) => {
      one.classList.toggle('current', at === index);
    });
  }

  get changeCount(): number {
    return this.changes.length;
  }

  private async draw(zoom: number): Promise<void> {
    const { page } = this;
    if (!page) return;
    this.isStale = false;
    const drawing = ++this.drawing;
    const viewport = page.getViewport({ scale: PIXELS_PER_PT * zoom * devicePixelRatio });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    const isWhole = await finished(page.render({ canvas, viewport }).promise);
    if (drawing !== this.drawing) return;
    if (!isWhole) {
      this.isStale = true;
      return;
    }
    this.canvas?.remove();
    this.canvas = canvas;
    this.root.prepend(canvas);
    this.root.dataset.drawn = String(drawing);
    if (!this.isVisible) this.giveUpLargePicture();
    else if (!this.root.querySelector('.figure')) this.addFigures();
  }

  /** Buttons in the order of the page; one of them is in the tab order, arrows go on from it. */
  private addFigures(): void {
    for (const [at, figure] of this.figures.entries()) {
      const { text, isChart } = figure;
      const button = this.place(element('button', isChart ? 'figure chart' : 'figure'), figure);
      button.setAttribute('type', 'button');
      button.setAttribute('aria-label', `${text}，看${isChart ? '所画的数' : '出处'}`);
      button.tabIndex = at === 0 ? 0 : -1;
      button.addEventListener('click', () => this.onFigure(figure, button));
      this.root.append(button);
    }
  }

  private place(box: HTMLElement, { x, y, widthPt, heightPt }: ItemBox): HTMLElement {
    const [, , pageWidth = 1, pageHeight = 1] = this.page?.view ?? [];
    const percent = (value: number) => `${value * 100}%`;
    box.style.left = percent(x / pageWidth);
    box.style.top = percent(y / pageHeight);
    box.style.width = percent(widthPt / pageWidth);
    box.style.height = percent(heightPt / pageHeight);
    return box;
  }
}

/** Whether a picture was drawn to its end; it is given up where its file makes way for a newer one. */
async function finished(drawing: Promise<void>): Promise<boolean> {
  try {
    await drawing;
    return true;
  } catch (problem) {
    if ((problem as Error).name === 'RenderingCancelledException') return false;
    throw problem;
  }
}
