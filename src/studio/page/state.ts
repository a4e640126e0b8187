import { computed, signal } from '@preact/signals';
import type { PackState } from '../wire/pack.js';

/** The pack that is open: undefined until the server has been asked, null where none is open. */
export const pack = signal<PackState | null | undefined>(undefined);

/** The edition that this page looks at, where it is another than the one that is worked on. */
export const ownEdition = signal<string | undefined>(undefined);

/** What a question about the pages names. */
export function editionAsked(): Readonly<Record<string, string>> {
  return ownEdition.value === undefined ? {} : { edition: ownEdition.value };
}

/** Whether the server answers; `refused` is a page whose cookie it does not know. */
export const connection = signal<'there' | 'gone' | 'refused'>('there');

/** Where the page is: an area, and which of its things. */
export interface Route {
  readonly area: string;
  readonly item?: string;
}

function routeOf(hash: string): Route | undefined {
  const [, area, item] = /^#([a-z]+)(?:\/(.+))?$/.exec(hash) ?? [];
  if (area === undefined) return undefined;
  return { area, ...(item !== undefined && { item: decodeURIComponent(item) }) };
}

const asked = signal(routeOf(location.hash));
addEventListener('hashchange', () => {
  asked.value = routeOf(location.hash);
});

/** Areas that stand by themselves: they make a pack. */
const WITHOUT_PACK: ReadonlySet<string> = new Set(['import', 'sheet', 'next']);

/** The start where no pack is open; else what the address asks for, or the first table. */
export const route = computed<Route>(() => {
  if (!pack.value) return asked.value && WITHOUT_PACK.has(asked.value.area) ? asked.value : { area: 'start' };
  const [first] = pack.value.tables;
  return asked.value ?? (first ? { area: 'tables', item: first.key } : { area: 'cover' });
});

/** The address of what is edited at the left, where that is no table but printed as a whole. */
export const openPart = computed(() => {
  const { area, item = '' } = route.value;
  return area === 'text' || area === 'chart' || area === 'cover' ? `${area}/${item}` : undefined;
});

export function hrefOf({ area, item }: Route): string {
  return `#${area}${item === undefined ? '' : `/${encodeURIComponent(item)}`}`;
}
