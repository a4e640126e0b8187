import type { SetLine } from '../../src/layout/line/justify.js';

/** How evenly the lines of paragraphs are set; lengths in em. */
export interface Evenness {
  readonly lines: number;
  /** Standard deviation of the room between two hanzi, the last lines of paragraphs not counted. */
  readonly spreadEm: number;
  /** Mean of that room. */
  readonly meanEm: number;
  /** The least of it: below 0 in a line that is tracked. */
  readonly leastEm: number;
  /** Share of the lines that are looser than a tenth of an em. */
  readonly looseShare: number;
  /** How far the room of neighbouring lines is apart, on average. */
  readonly apartEm: number;
  /** Advance of single marks on average, and of the narrowest. */
  readonly markEm: number;
  readonly leastMarkEm: number;
}

const HANZI = /^[\u4e00-\u9fff]$/u;
const SINGLE_MARK = /^[，、；：。！？]$/u;

/** Measures paragraphs that are set in one size. */
export function evennessOf(paragraphs: readonly (readonly SetLine[])[], sizePt: number): Evenness {
  const rooms: number[] = [];
  const apart: number[] = [];
  const marks: number[] = [];
  let loose = 0;
  let justified = 0;
  for (const lines of paragraphs) {
    let before: number | undefined;
    for (const line of lines) {
      const isLast = line === lines.at(-1);
      const { ofHanzi, ofMarks } = roomsOf(line, sizePt);
      marks.push(...ofMarks);
      if (isLast) break;
      justified++;
      rooms.push(...ofHanzi);
      if (line.stretchPt / sizePt > 0.1) loose++;
      if (ofHanzi.length === 0) continue;
      const own = mean(ofHanzi);
      if (before !== undefined) apart.push(Math.abs(own - before));
      before = own;
    }
  }
  const meanEm = mean(rooms);
  return {
    lines: paragraphs.flat().length,
    spreadEm: Math.sqrt(mean(rooms.map((room) => (room - meanEm) ** 2))),
    meanEm,
    leastEm: Math.min(...rooms),
    looseShare: loose / justified,
    apartEm: mean(apart),
    markEm: mean(marks),
    leastMarkEm: Math.min(...marks),
  };
}

/** The room behind each hanzi that a hanzi follows, and the advances of marks that stand between hanzi. */
function roomsOf(line: SetLine, sizePt: number): { ofHanzi: number[]; ofMarks: number[] } {
  const placed = line.parts.flatMap(({ characters, xPt }) =>
    characters.map((character, index) => ({ text: character.text, x: xPt[index] as number })),
  );
  const [ofHanzi, ofMarks]: [number[], number[]] = [[], []];
  for (let index = 1; index < placed.length; index++) {
    const [one, next] = [placed[index - 1], placed[index]] as [(typeof placed)[0], (typeof placed)[0]];
    const advanceEm = (next.x - one.x) / sizePt;
    if (HANZI.test(one.text) && HANZI.test(next.text)) ofHanzi.push(advanceEm - 1);
    if (index < 2 || !SINGLE_MARK.test(one.text)) continue;
    if (HANZI.test(placed[index - 2]?.text ?? '') && HANZI.test(next.text))
      ofMarks.push(advanceEm - line.stretchPt / sizePt);
  }
  return { ofHanzi, ofMarks };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
