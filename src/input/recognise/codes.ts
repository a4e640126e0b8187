/**
 * Levels by codes, of which one begins with that of what it comes under: 01, 0101, 010101; or, of codes as long as each
 * other, 360000, 360200, 360281, whose zeros at the end are no part. Rows without a code are outermost.
 */
export function levelsByCodes(codes: readonly (string | undefined)[]): number[] {
  const stems = codes.map(stemOf(codes));
  const known = new Map<string, number>();
  for (const stem of [...new Set(stems.filter((one) => one !== undefined))].sort(byLength)) {
    let level = 0;
    for (let length = stem.length - 1; length > 0 && level === 0; length--)
      level = (known.get(stem.slice(0, length)) ?? -1) + 1;
    known.set(stem, level);
  }
  return stems.map((stem) => (stem === undefined ? 0 : (known.get(stem) ?? 0)));
}

/** What of a code counts: where all are as long, without the pairs of zeros at its end. */
function stemOf(codes: readonly (string | undefined)[]) {
  const lengths = new Set(codes.flatMap((code) => code?.length ?? []));
  const areFilledUp = lengths.size === 1 && codes.some((code) => code?.endsWith('00'));
  return (code: string | undefined): string | undefined => {
    if (code === undefined || !areFilledUp) return code;
    const stem = code.replace(/(?:00)+$/, '');
    return stem === '' ? code : stem;
  };
}

function byLength(one: string, other: string): number {
  return one.length - other.length;
}

/** The code that a name begins with: 0101玉米, 360281 乐平市. */
export function codeBefore(name: string): string | undefined {
  return /^([A-Z]?\d{2,12})(?=[^\d.年月日]|\.\D)/u.exec(name)?.[1];
}

/** Of codes, so many are told to come under others before it is taken for the way of all. */
const LEAST_NESTED = 0.8;

/**
 * Whether codes are those of a classification: each longer one stands below that which it begins with, in the order of
 * the rows. Names of places, phones and the like are as long as each other, or begin with none of the others.
 */
export function areNested(codes: readonly (string | undefined)[]): boolean {
  const written = codes.filter((code) => code !== undefined && /^[A-Z]?\d+$/.test(code)) as readonly string[];
  const shortest = written.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
  const open: string[] = [];
  let [longer, nested] = [0, 0];
  for (const code of written) {
    while (open.length > 0 && !code.startsWith(open.at(-1) as string)) open.pop();
    if (code.length > shortest) longer++;
    if (open.length > 0 && code.length > (open.at(-1) as string).length) nested++;
    open.push(code);
  }
  return nested > 1 && nested >= longer * LEAST_NESTED;
}
