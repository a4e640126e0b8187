/** What stands at a position of the run: a page of the body or of the cover, counted from 1, or nothing. */
export type Slot = { readonly from: 'body' | 'cover'; readonly number: number } | undefined;

export interface RunSettings {
  /** Pages that fill one sheet, both sides. */
  readonly pagesPerSheet: number;
  /** Pages of a cover: 1 (front), 2 (front, back) or 4; none where absent. */
  readonly coverPages?: number | undefined;
  /** Whether the last page of the body is the back cover, before which blanks stand. */
  readonly lastIsBackCover: boolean;
}

/**
 * The pages of `body` (their numbers, in the order they are read) and of the cover as one run that fills whole
 * sheets: padded with blanks last, or before the back cover.
 */
export function padToSheets(body: readonly number[], settings: RunSettings): readonly Slot[] {
  const { pagesPerSheet, coverPages, lastIsBackCover } = settings;
  const [opening, closing] = coverSlots(coverPages);
  const pages = body.map((number): Slot => ({ from: 'body', number }));
  const last = lastIsBackCover ? pages.splice(-1) : [];
  const used = opening.length + pages.length + last.length + closing.length;
  const blanks = Array<Slot>(Math.ceil(used / pagesPerSheet) * pagesPerSheet - used).fill(undefined);
  return [...opening, ...pages, ...blanks, ...last, ...closing];
}

/** The outer and inner front, then the inner and outer back. */
function coverSlots(pages: number | undefined): readonly [readonly Slot[], readonly Slot[]] {
  const slot = (number: number): Slot => ({ from: 'cover', number });
  if (pages === undefined) return [[], []];
  if (pages === 1)
    return [
      [slot(1), undefined],
      [undefined, undefined],
    ];
  if (pages === 2)
    return [
      [slot(1), undefined],
      [undefined, slot(2)],
    ];
  return [
    [slot(1), slot(2)],
    [slot(3), slot(4)],
  ];
}
