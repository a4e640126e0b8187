/** Points per millimetre. */
export const PT_PER_MM = 72 / 25.4;

/**
 * Chinese type sizes in points (GB/T 9704 names them; the values are those of the printing trade, 三号 being
 * the 15.75 pt that lets 28 characters stand on a 156 mm line).
 */
const NAMED_SIZES_PT: Readonly<Record<string, number>> = {
  初号: 42,
  小初: 36,
  一号: 26,
  小一: 24,
  二号: 21,
  小二: 18,
  三号: 15.75,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
  六号: 7.5,
};

/** What relative units stand for: the type size for 字, the grid's pitch for 行. */
export interface LengthBase {
  readonly sizePt: number;
  readonly pitchPt: number;
}

/**
 * Converts `37mm`, `12pt`, `2字`, `1行`, `2/3行`, `三号` to points.
 * Returns undefined for anything else, so that the caller can say where it stood.
 */
export function parseLength(text: string, base: LengthBase): number | undefined {
  const named = NAMED_SIZES_PT[text.trim()];
  if (named !== undefined) return named;
  const match = /^\s*(-?\d+(?:\.\d+)?)(?:\/(\d+))?\s*(mm|pt|字|行)\s*$/.exec(text);
  if (!match) return undefined;
  const amount = Number(match[1]) / Number(match[2] ?? 1);
  // 1/0行, or more digits than a number holds
  if (!Number.isFinite(amount)) return undefined;
  switch (match[3]) {
    case 'mm':
      return amount * PT_PER_MM;
    case '字':
      return amount * base.sizePt;
    case '行':
      return amount * base.pitchPt;
    default:
      return amount;
  }
}
