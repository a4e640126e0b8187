import type { BareSheet, SignatureSettings } from './layout.js';

/** Sheets of a section in perfect binding unless told: sixteen pages, which still fold well. */
const PERFECT_SECTION_SHEETS = 4;

/** Saddle stitch: one section, or several one upon the other; a cover is the outermost sheet of the only one. */
export function arrangeSaddle(count: number, settings: SignatureSettings): readonly BareSheet[] {
  if (settings.sectionSheets === undefined) return foldSection(1, count, 1);
  return foldSections(count, settings.sectionSheets, settings.hasCover);
}

/** Perfect binding: sections one upon the other, glued at the spine; a cover wraps them all. */
export function arrangePerfect(count: number, settings: SignatureSettings): readonly BareSheet[] {
  return foldSections(count, settings.sectionSheets ?? PERFECT_SECTION_SHEETS, settings.hasCover);
}

function foldSections(count: number, sectionSheets: number, hasCover: boolean): BareSheet[] {
  const cover = hasCover ? [{ section: 0, depth: 0, ...sidesOf([count, 1, 2, count - 1]) }] : [];
  const start = hasCover ? 3 : 1;
  const end = hasCover ? count - 2 : count;
  const sheets: BareSheet[] = [];
  for (let first = start, section = 1; first <= end; section++) {
    const pages = Math.min(sectionSheets * 4, end - first + 1);
    sheets.push(...foldSection(first, pages, section));
    first += pages;
  }
  return [...cover, ...sheets];
}

/**
 * Sheets laid into one another and folded once: sheet i of N pages holds N−2i+2 and 2i−1 in front, 2i and
 * N−2i+1 behind, so that the two pages of a side sum to N+1.
 */
function foldSection(first: number, pages: number, section: number): BareSheet[] {
  return Array.from({ length: pages / 4 }, (_, depth) => {
    const i = depth + 1;
    const positions = [pages - 2 * i + 2, 2 * i - 1, 2 * i, pages - 2 * i + 1] as const;
    return { section, depth, ...sidesOf(positions.map((one) => one + first - 1)) };
  });
}

/** Left and right of the front, then of the back. */
function sidesOf(positions: readonly number[]): Pick<BareSheet, 'front' | 'back'> {
  return { front: [positions.slice(0, 2)], back: [positions.slice(2)] };
}
