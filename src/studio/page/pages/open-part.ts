import { effect, untracked } from '@preact/signals';
import type { PagePlace } from '../../wire/pages.js';
import { openPart } from '../state.js';
import { pagesWith, placesOfChosen } from './places.js';
import { page, turnTo } from './state.js';

/** What the page was turned to last: whoever turns on from there is left there. */
let turnedTo: string | undefined;

/** What is opened is seen on its page at the right, where it is not in view already. */
effect(() => {
  const address = openPart.value;
  if (address === undefined) {
    turnedTo = undefined;
    return;
  }
  const pages = pagesOf(address);
  const [first] = pages;
  if (first === undefined || address === turnedTo) return;
  turnedTo = address;
  untracked(() => {
    // a figure that is seen may be meant to be dragged into the text
    const isToBeDragged = address.startsWith('text/') && placesOfChosen.value.some(isHere);
    if (!pages.includes(page.value) && !isToBeDragged) turnTo(first);
  });
});

function isHere(place: PagePlace): boolean {
  return place.page === page.value;
}

function pagesOf(address: string): readonly number[] {
  const [area, item] = address.split(/\/(.*)/s);
  if (area === 'cover') return [1];
  return pagesWith(({ part }) => part?.area === area && part?.item === item);
}
