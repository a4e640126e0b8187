/** Pages from `first` to `last`, both counted from 1; to the end where `last` is absent. */
export interface PageRange {
  readonly first: number;
  readonly last?: number;
}

/** `1-8,11,20-` as ranges; commas and dashes may be full width. Undefined for anything else. */
export function parsePageRanges(text: string): readonly PageRange[] | undefined {
  const ranges = text.split(/[,，、]/).map(parseRange);
  return ranges.every((range) => range !== undefined) ? ranges : undefined;
}

function parseRange(text: string): PageRange | undefined {
  const match = /^\s*(\d{1,6})\s*(?:([-–—－~～])\s*(\d{1,6})?)?\s*$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  if (match[2] !== undefined && match[3] === undefined) return first > 0 ? { first } : undefined;
  const last = Number(match[3] ?? match[1]);
  return first > 0 && last >= first ? { first, last } : undefined;
}

/** The pages a choice names, in its order; those beyond the last page apart. All pages where no choice is made. */
export function choosePages(
  ranges: readonly PageRange[] | undefined,
  pageCount: number,
): { readonly pages: readonly number[]; readonly beyond: readonly PageRange[] } {
  const chosen = ranges ?? [{ first: 1 }];
  const beyond = chosen.filter(({ first, last = first }) => last > pageCount);
  if (beyond.length > 0) return { pages: [], beyond };
  const pages = chosen.flatMap(({ first, last = pageCount }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  return { pages, beyond };
}

/** As a person writes it. */
export function formatRange({ first, last }: PageRange): string {
  if (last === undefined) return `${first}-`;
  return first === last ? `${first}` : `${first}-${last}`;
}
