import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../language.js';
import { drawn } from './draw.js';
import { Hotspots } from './hotspots.js';
import { early, page, type Shown, shown, turnTo } from './state.js';
import { words } from './words.js';

/** Whether what can be clicked is underlined. */
export const showsLinks = signal(localStorage.getItem('briefing-links') !== 'no');

/** How large pages are, where a whole one that fits is 1. */
export const zoom = signal(1);
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

/** One step larger or smaller, or as large as there is room. */
export function zoomBy(steps: 1 | -1 | 0): void {
  const at = ZOOMS.indexOf(zoom.value) + steps;
  zoom.value = steps === 0 ? 1 : (ZOOMS[at] ?? zoom.value);
}

/** White around the page, in CSS pixels. */
const AROUND = 20;

/** The page that is looked at, as large as there is room. */
export function Sheet() {
  const desk = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLElement>(null);
  const at = shown.value;
  const number = page.value;
  const size = useSize(desk);
  useEffect(() => {
    if (at && desk.current && root.current) void draw(at, number, root.current, desk.current);
  }, [at, number, size, early.value, zoom.value]);
  return (
    <div class="desk" ref={desk} onWheel={wheel} data-role="desk">
      <figure
        class={showsLinks.value ? 'sheet links-shown' : 'sheet'}
        ref={root}
        aria-label={say(words).sheet(number)}
      >
        <Hotspots />
      </figure>
    </div>
  );
}

/** The width and height of an element, as one text that changes with them. */
function useSize(element: { readonly current: HTMLElement | null }): string {
  const size = useRef(signal('')).current;
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      size.value = `${width} ${height}`;
    });
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return size.value;
}

/** What is drawn already: the page in the state in which nothing on it differs, and how large. */
let drawnAs = '';

/** The page of a number by what tells its states apart, and the PDF that has it at an index from 1. */
function latest(number: number) {
  const alone = early.value;
  if (alone?.number === number) return { id: alone.id, pdf: alone.pdf, index: 1 };
  return { id: shown.value?.entry.pageIds[number - 1], pdf: shown.value?.pdf, index: number };
}

async function draw({ entry }: Shown, number: number, root: HTMLElement, desk: HTMLElement): Promise<void> {
  const { id, pdf, index } = latest(number);
  const room = { width: desk.clientWidth - AROUND, height: desk.clientHeight - AROUND };
  const scale = zoom.value;
  const as = `${id} ${room.width} ${room.height} ${scale}`;
  if (pdf && (as !== drawnAs || !root.querySelector('canvas'))) {
    const canvas = await drawn(pdf, index, ({ width, height }) => {
      const byWidth = room.width / width;
      return scale * (width > height ? byWidth : Math.min(byWidth, room.height / height));
    });
    if (!canvas || page.value !== number || latest(number).id !== id) return;
    root.querySelector('canvas')?.remove();
    root.prepend(canvas);
    drawnAs = as;
  }
  root.dataset.page = String(number);
  // which state of the page is seen, and of which file all else is
  root.dataset.drawn = String(id);
  if (!early.value) root.dataset.version = entry.version;
}

/** Turns at the end of the page, one page for one push. */
let pushed = 0;

function wheel(event: WheelEvent): void {
  const desk = event.currentTarget as HTMLElement;
  const isDown = event.deltaY > 0;
  if (event.ctrlKey) {
    event.preventDefault();
    if (Math.abs(event.deltaY) >= 1) zoomBy(isDown ? -1 : 1);
    return;
  }
  const isAtEnd = isDown ? desk.scrollTop + desk.clientHeight >= desk.scrollHeight - 1 : desk.scrollTop <= 0;
  if (!isAtEnd) return;
  pushed = Math.sign(pushed) === Math.sign(event.deltaY) ? pushed + event.deltaY : event.deltaY;
  if (Math.abs(pushed) < 80) return;
  pushed = 0;
  turnTo(page.value + (isDown ? 1 : -1));
  desk.scrollTop = 0;
}
