import { computed, effect, signal, untracked } from '@preact/signals';
import type { PagesEntry } from '../../wire/pack.js';
import type { PagePlace, PlacesState } from '../../wire/pages.js';
import { get } from '../ask.js';
import { chosen } from '../selection.js';
import { editionAsked, openPart } from '../state.js';
import { early, page, shown, turnTo } from './state.js';

/** Where figures are printed, on the pages of a state; that of the last state until the next is known. */
const known = signal<(PlacesState & { readonly pageIds: readonly number[] }) | undefined>(undefined);

/** Asked for once nothing more has come for so long: pages come before what can be pointed at on them. */
const QUIET_MS = 250;
let timer: ReturnType<typeof setTimeout> | undefined;

effect(() => {
  const entry = shown.value?.entry;
  clearTimeout(timer);
  if (!entry) return;
  const last = known.peek();
  // what was taken back before anybody asked prints as it did, on pages that were laid out anew
  if (entry.version === last?.version) known.value = { ...last, pageIds: entry.pageIds };
  else timer = setTimeout(() => void ask(entry), last ? QUIET_MS : 0);
});

async function ask({ version, pageIds }: PagesEntry): Promise<void> {
  const answer = await get<PlacesState>('/api/pages/places', editionAsked()).catch(() => undefined);
  if (answer?.version === version) known.value = { ...answer, pageIds };
}

/** Whether the page that is looked at is as it was when its places were told: on any other they would point beside. */
const isKnownHere = computed(() => {
  const number = page.value;
  const id = early.value?.number === number ? early.value.id : shown.value?.entry.pageIds[number - 1];
  return known.value?.pageIds[number - 1] === id;
});

/** What can be pointed at on the page that is looked at. */
export const placesHere = computed(
  () => (isKnownHere.value && known.value?.places.filter((place) => place.page === page.value)) || [],
);

/** The pages that print what is so, as they were told last. */
export function pagesWith(isWanted: (place: PagePlace) => boolean): readonly number[] {
  return [...new Set(known.value?.places.filter(isWanted).map((place) => place.page))];
}

/** What is printed on that page and was not before the last change. */
export const changesHere = computed(
  () => (isKnownHere.value && known.value?.changes.filter((change) => change.page === page.value)) || [],
);

/** The pages that have such changes, from the first on. */
export const changedPages = computed<readonly number[]>(() => {
  const pages = new Set(known.value?.changes.map((change) => change.page));
  return [...pages].sort((one, other) => one - other);
});

/** Turns to the next page on which the last change shows. */
export function nextChange(): void {
  const next = changedPages.value.find((one) => one > page.value) ?? changedPages.value[0];
  if (next !== undefined) turnTo(next);
}

/** Where the chosen cell is printed, in the order of the pages. */
export const placesOfChosen = computed<readonly PagePlace[]>(() => {
  const cell = chosen.value;
  if (!cell) return [];
  return known.value?.places.filter((place) => isOf(place, cell)) ?? [];
});

function isOf({ cell }: PagePlace, { key, line, column }: NonNullable<typeof chosen.value>): boolean {
  return cell !== undefined && cell.key === key && cell.line === line && cell.column === column;
}

/** Which of the places of the chosen cell was gone to last. */
export const currentPlace = signal(0);

/** Goes to the next place on the pages where the chosen cell prints. */
export function nextPlace(): void {
  const places = placesOfChosen.value;
  if (places.length > 0) goToPlace((currentPlace.value + 1) % places.length);
}

export function goToPlace(index: number): void {
  const place = placesOfChosen.value[index];
  if (!place) return;
  currentPlace.value = index;
  turnTo(place.page);
}

/** After so long on a cell its page is turned to, where no place of it is in view. */
const RESTING_MS = 120;
let turning: ReturnType<typeof setTimeout> | undefined;
/** The cell and the page when places were told last: who has turned away from there since is left where she is. */
let then: { readonly cell: typeof chosen.value; readonly page: number } | undefined;

effect(() => {
  const [cell, places] = [chosen.value, placesOfChosen.value];
  clearTimeout(turning);
  untracked(() => {
    const isSeen = places.findIndex((place) => place.page === page.value);
    currentPlace.value = Math.max(0, isSeen);
    const [first] = places;
    // the cell of another area is not what is looked at
    const isLeft = openPart.value !== undefined;
    const hasTurnedAway = then?.cell === cell && then?.page !== page.value;
    then = { cell, page: page.value };
    if (isSeen >= 0 || !first || isLeft || hasTurnedAway) return;
    turning = setTimeout(() => {
      turnTo(first.page);
      then = { cell, page: first.page };
    }, RESTING_MS);
  });
});
