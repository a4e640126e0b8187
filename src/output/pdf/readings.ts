import { CharacterClass } from '../../chinese/classes.js';
import type { Face, Glyph } from '../../fonts/library.js';
import type { Run } from '../../layout/flow.js';
import type { SetCharacter } from '../../layout/line/character.js';
import type { LinePart, SetLine } from '../../layout/line/justify.js';

/**
 * Programs that take text out of a PDF see only where glyphs stand, and read a gap as a space. This file decides which
 * stretches of a line say in words what they read (ISO 32000-1, 14.9.4), so that none comes in at a Han–Latin gap.
 *
 * Every stretch is painted by a single operator that fills all of its room: PDFium (Chrome, Edge) takes the words as
 * standing where the first operator does, and would see a gap after the others. So where a gap lies between two faces,
 * the text on one side of it takes it over, with a space glyph that fills it and that its words leave out.
 */

/** Characters of a part, side by side and of one face, that say what they read. */
export interface Reading {
  readonly part: LinePart<Run>;
  /** First and last of them. */
  readonly from: number;
  readonly to: number;
  /** Where a space glyph before them begins, and where one after them ends. */
  readonly spaceFromPt?: number;
  readonly spaceToPt?: number;
}

/** A gap from this width on, in em, would be taken for a space. Real spaces are characters and need nothing. */
const LOOKS_LIKE_SPACE_EM = 0.08;

/** A run with gaps on both sides says it reads so as a whole up to this length; a longer one at its ends only. */
const MOST_AS_WHOLE = 8;

/** What the characters of a reading are. */
export function readingText({ part, from, to }: Reading): string {
  return part.characters
    .slice(from, to + 1)
    .map(({ text }) => text)
    .join('');
}

/** The face's space, if it has one. */
export function spaceIn(face: Face): Glyph | undefined {
  return face.has(SPACE) ? face.shape(' ', [])[0] : undefined;
}

const SPACE = 0x20;

/** A character in its place. */
interface Placed {
  readonly character: SetCharacter;
  readonly part: LinePart<Run>;
  readonly index: number;
  /** First of the characters that are painted with it. */
  readonly runFrom: number;
}

/** The stretches of a line that must say what they read, from left to right. */
export function findReadings({ parts, leader }: Pick<SetLine<Run>, 'parts' | 'leader'>): Reading[] {
  const readings: Reading[] = [];
  let before: SetCharacter | undefined;
  let beforePart: LinePart<Run> | undefined;
  let startPt = 0;
  let endPt = 0;
  let runFrom = 0;
  for (const part of parts) {
    if (part.run.isRoom) continue;
    const { characters } = part;
    for (let index = 0; index < characters.length; index++) {
      const character = characters[index] as SetCharacter;
      const xPt = part.xPt[index] as number;
      const afterFrom = before && part === beforePart && isPaintedWith(before, character) ? runFrom : index;
      // the room of a leader is meant
      const isOverLeader = leader && startPt < leader.fromPt && xPt > leader.fromPt;
      if (before && beforePart && !isOverLeader && isGap(before, character, (xPt - endPt) / part.sizePt)) {
        const last = part === beforePart ? index - 1 : beforePart.characters.length - 1;
        const left = { character: before, part: beforePart, index: last, runFrom };
        bridge(readings, left, { character, part, index, runFrom: afterFrom }, { fromPt: endPt, toPt: xPt });
      }
      before = character;
      beforePart = part;
      runFrom = afterFrom;
      startPt = xPt;
      endPt = xPt + character.advanceEm * part.sizePt;
    }
  }
  return readings;
}

/** Whether two characters of a part, side by side, are painted by the same operator. */
function isPaintedWith(before: SetCharacter, after: SetCharacter): boolean {
  return before.choice === after.choice && before.scale === after.scale;
}

function isGap(before: SetCharacter, after: SetCharacter, widthEm: number): boolean {
  if (Math.abs(widthEm) <= LOOKS_LIKE_SPACE_EM) return false;
  return before.kind !== CharacterClass.Space && after.kind !== CharacterClass.Space;
}

/** Has a reading cover the gap between two neighbours. */
function bridge(
  readings: Reading[],
  before: Placed,
  after: Placed,
  { fromPt, toPt }: { fromPt: number; toPt: number },
): void {
  const [canBefore, canAfter] = [before, after].map(({ character }) => !!spaceIn(character.choice.face));
  // runs of Latin type are short and end where the gap begins
  const isAfter = canAfter && (!canBefore || before.character.kind === CharacterClass.Ideograph);
  const { part, index } = after;
  if (after.runFrom < index) cover(readings, before, index);
  // where a squeezed mark overlaps its neighbour no reader sees room
  else if (toPt < fromPt) return;
  else if (isAfter) readings.push({ part, from: index, to: index, spaceFromPt: fromPt });
  else if (canBefore) cover(readings, before, before.index, toPt);
}

/** Has the reading that holds a character, or a new one, reach to `to`, and to a space's end if there is to be one. */
function cover(readings: Reading[], at: Placed, to: number, spaceToPt?: number): void {
  const { part, index } = at;
  const last = readings.at(-1);
  const goesOn =
    last?.part === part && last.from >= at.runFrom && (last.to === index || isShort(last, index));
  const space = spaceToPt === undefined ? {} : { spaceToPt };
  if (goesOn) readings[readings.length - 1] = { ...last, to, ...space };
  else readings.push({ part, from: index, to, ...space });
}

/** Whether a run that begins as this reading does and ends at `to` can be read as a whole. */
function isShort({ part, from }: Reading, to: number): boolean {
  if (to - from >= MOST_AS_WHOLE) return false;
  return part.characters.slice(from, to).every(({ kind }) => kind !== CharacterClass.Space);
}
