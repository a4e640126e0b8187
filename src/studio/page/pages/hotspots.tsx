import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PagePlace, PrintedBox } from '../../wire/pages.js';
import { carryCell } from '../carried-cell.js';
import { say } from '../language.js';
import { goToCell } from '../selection.js';
import { hrefOf, pack } from '../state.js';
import { changesHere, currentPlace, placesHere, placesOfChosen } from './places.js';
import { page, shown } from './state.js';
import { words } from './words.js';

/** Every figure on the page as a button that leads to its cell. */
export function Hotspots() {
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
      onDragStart={({ dataTransfer }) => cell && carryCell(dataTransfer, cell, place.text)}
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
