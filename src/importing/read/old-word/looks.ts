/** Bytes of a page that tells how stretches of the file look. */
const PAGE = 512;

/** What is set of a stretch: the settings by their codes, each with its first byte. */
export interface Stretch {
  /** Places in the file. */
  readonly from: number;
  readonly to: number;
  /** Index of its style; of paragraphs only. */
  readonly style?: number;
  readonly settings: ReadonlyMap<number, number>;
}

/** The stretches of a kind, by the list of the pages that tell of them; `isOf` paragraphs or of characters. */
export function stretchesIn(main: Buffer, list: Buffer, isOf: 'paragraphs' | 'characters'): Stretch[] {
  const count = Math.floor((list.length - 4) / 8);
  return Array.from({ length: Math.max(0, count) }).flatMap((_, index) => {
    const page = list.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff;
    const bytes = main.subarray(page * PAGE, (page + 1) * PAGE);
    return bytes.length < PAGE ? [] : stretchesOn(bytes, isOf);
  });
}

function stretchesOn(page: Buffer, isOf: 'paragraphs' | 'characters'): Stretch[] {
  const count = page.readUInt8(PAGE - 1);
  const each = isOf === 'paragraphs' ? 13 : 1;
  if ((count + 1) * 4 + count * each >= PAGE) return [];
  return Array.from({ length: count }, (_, index): Stretch => {
    const [from, to] = [page.readUInt32LE(index * 4), page.readUInt32LE(index * 4 + 4)];
    const at = page.readUInt8((count + 1) * 4 + index * each) * 2;
    if (at === 0) return { from, to, settings: new Map() };
    return isOf === 'characters'
      ? { from, to, settings: settingsIn(page.subarray(at + 1, at + 1 + page.readUInt8(at))) }
      : { from, to, ...paragraphAt(page, at) };
  });
}

function paragraphAt(page: Buffer, at: number): Pick<Stretch, 'style' | 'settings'> {
  const length = page.readUInt8(at);
  // an even length stands behind a zero
  const start = length === 0 ? at + 2 : at + 1;
  const bytes = length === 0 ? page.readUInt8(at + 1) * 2 : length * 2 - 1;
  const own = page.subarray(start, Math.min(PAGE - 1, start + bytes));
  if (own.length < 2) return { settings: new Map() };
  return { style: own.readUInt16LE(0), settings: settingsIn(own.subarray(2)) };
}

/** Bytes behind the code of a setting, by the top bits of that; undefined where the first of them tells. */
const SIZES = [1, 1, 2, 4, 2, 2, undefined, 3] as const;

function settingsIn(bytes: Buffer): Map<number, number> {
  const settings = new Map<number, number>();
  for (let at = 0; at + 2 < bytes.length; ) {
    const code = bytes.readUInt16LE(at);
    settings.set(code, bytes.readUInt8(at + 2));
    at += 2 + (SIZES[code >> 13] ?? bytes.readUInt8(at + 2) + 1);
  }
  return settings;
}

/** The stretch that a place of the file lies in, for places that are asked for in any order. */
export function finderIn(stretches: readonly Stretch[]): (place: number) => Stretch | undefined {
  const sorted = stretches.toSorted((one, other) => one.from - other.from);
  return (place) => {
    let [low, high] = [0, sorted.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const one = sorted[middle] as Stretch;
      if (place < one.from) high = middle - 1;
      else if (place >= one.to) low = middle + 1;
      else return one;
    }
    return undefined;
  };
}
