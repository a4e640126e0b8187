import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PagePlace, PrintedBox } from '../../wire/pages.js';
import { dragCell } from '../dragged-cell.js';
import { say } from '../language.js';
import { goToCell } from '../selection.js';
import { hrefOf, pack } from '../state.js';
import { drawn } from './draw.js';
import { changesHere, currentPlace, placesHere, placesOfChosen } from './places.js';
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

/** Every figure on the page as a button that leads to its cell. */
function Hotspots() {
  const at = shown.value;
  const view = useRef<{ width: number; height: number }>({ width: 595.28, height: 841.89 });
  const redraw = useRef(signal(0)).current;
  useEffect(() => {
    void at?.pdf.getPage(Math.min(page.value, at.pdf.numPages)).then((one) => {
      const [, , width = 1, height = 1] = one.view;
      view.current = { width, height };
      redraw.value++;
    });
  }, [at, page.value]);
  redraw.value;
  const places = placesHere.value;
  return (
    <>
      {changesHere.value.map((change) => (
        <i key={`${change.x} ${change.y}`} class="anew" style={styleOf(change, view.current)} />
      ))}
      {places.map((place, index) => (
        <Hotspot key={`${place.x} ${place.y}`} place={place} view={view.current} isFirst={index === 0} />
      ))}
    </>
  );
}

interface HotspotProps {
  readonly place: PagePlace;
  readonly view: { readonly width: number; readonly height: number };
  readonly isFirst: boolean;
}

function Hotspot({ place, view, isFirst }: HotspotProps) {
  const { cell, part } = place;
  const index = placesOfChosen.value.indexOf(place);
  const classes = ['hotspot', cell ? '' : 'to-part', index >= 0 ? 'chosen' : ''];
  if (index >= 0 && index === currentPlace.value) classes.push('current');
  const label = labelOf(place);
  return (
    <button
      type="button"
      class={classes.filter(Boolean).join(' ')}
      title={label}
      aria-label={label}
      tabIndex={isFirst ? 0 : -1}
      style={styleOf(place, view)}
      onClick={() => {
        if (cell) goToCell({ ...cell, isColumn: place.isSum === true });
        else if (part) location.hash = hrefOf(part);
      }}
      onKeyDown={walk}
      draggable={isFigure(place)}
      onDragStart={(event) => cell && dragCell(event, cell, place.text)}
    />
  );
}

/** What a click leads to: 地区生产总值 → 表1 主要指标. */
function labelOf({ cell, part, text }: PagePlace): string {
  const spoken = say(words);
  const state = pack.value;
  if (cell) {
    const table = state?.tables.find(({ key }) => key === cell.key);
    return spoken.hotspot(text, [table?.number, table?.title].filter(Boolean).join(' '));
  }
  if (part?.area === 'chart')
    return spoken.toChart(state?.charts.find(({ name }) => name === part.item)?.title ?? '');
  const shownText = [...text].length > MOST_SHOWN ? `${[...text].slice(0, MOST_SHOWN).join('')}…` : text;
  return spoken.toWords(shownText, state?.texts.find(({ key }) => key === part?.item)?.title ?? '');
}

/** Of what is longer a screen reader says enough with so many characters. */
const MOST_SHOWN = 12;

/** What can be dragged into a text: a figure of one cell. */
function isFigure({ cell, isSum, text }: PagePlace): boolean {
  return cell !== undefined && !isSum && /\d/.test(text);
}

/** Where something stands on its page, however large that is drawn. */
function styleOf({ x, y, widthPt, heightPt }: PrintedBox, { width, height }: HotspotProps['view']) {
  const percent = (value: number) => `${value * 100}%`;
  return {
    left: percent(x / width),
    top: percent(y / height),
    width: percent(widthPt / width),
    height: percent(heightPt / height),
  };
}

/** From figure to figure with the arrow keys. */
function walk(event: KeyboardEvent): void {
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (steps === undefined) return;
  event.preventDefault();
  const button = event.currentTarget as HTMLElement;
  const all = [...(button.parentElement?.querySelectorAll<HTMLElement>('.hotspot') ?? [])];
  all[all.indexOf(button) + steps]?.focus();
}
