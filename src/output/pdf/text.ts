import type { FaceChoice, Glyph } from '../../fonts/library.js';
import type { Run } from '../../layout/flow.js';
import type { SetCharacter } from '../../layout/line/character.js';
import type { LinePart, SetLine } from '../../layout/line/justify.js';
import type { FaceDocument } from './document.js';
import { format, round } from './file/number.js';
import { utf16Hex } from './file/objects.js';
import type { FaceFont } from './fonts/face-font.js';
import { findReadings, type Reading, readingText, spaceIn } from './readings.js';

/** A place on the page and a turn around it, as a PDF text matrix; y runs down from the top of the page. */
export interface Origin {
  readonly x: number;
  readonly y: number;
  /** Degrees, counter-clockwise. */
  readonly rotate: 0 | 90 | -90;
}

/** A superscript's baseline above that of its line, and a subscript's below it, in em of the line's size. */
const RISE_EM = 0.35;
const DROP_EM = 0.15;

/** The first four numbers of a text matrix: text stands upright although y runs down the page. */
const TURNS = { 0: '1 0 0 -1', 90: '0 -1 -1 0', '-90': '0 1 1 0' } as const;

/** Horizontal moves below this are rounding, in thousandths of an em. */
const NO_MOVE = 0.0005;

/** Moves below this are surely so small; in em. */
const STILL_EM = (0.9 * NO_MOVE) / 1000;

/** Parts of a line side by side, and the operator that begins their marked content where it is their own. */
export interface LineStretch {
  readonly parts: readonly LinePart<Run>[];
  readonly begin?: string;
}

/** One text object for a whole line: the operators between `BT` and `ET` with their fonts, colours and moves. */
export function lineContent(
  line: SetLine<Run>,
  origin: Origin,
  document: FaceDocument,
  stretches: readonly LineStretch[] = [line],
): string {
  return new LinePainter(document, origin, line.stretchPt, findReadings(line)).paint(stretches);
}

class LinePainter {
  private content = '';
  /** The array of the `TJ` being written; empty before the first glyph. */
  private array = '';
  private codes = '';
  private penPt = 0;
  private font: FaceFont | undefined;
  private part: LinePart<Run> | undefined;
  private choice: FaceChoice | undefined;
  private scale = 1;
  private state = '';
  private spacing = 0;
  /** A pen that is so near is where it is to be, and no closer look is needed. */
  private stillPt = 0;
  /** Which of the readings comes next. */
  private next = 0;

  constructor(
    private readonly document: FaceDocument,
    private readonly origin: Origin,
    private readonly stretchPt: number,
    private readonly readings: readonly Reading[],
  ) {}

  paint(stretches: readonly LineStretch[]): string {
    for (const { parts, begin } of stretches) {
      if (begin !== undefined) this.content += begin;
      this.paintParts(parts);
      this.flush();
      if (begin !== undefined) this.content += 'EMC\n';
    }
    return `q\nBT\n${this.content}ET\nQ\n`;
  }

  private paintParts(parts: readonly LinePart<Run>[]): void {
    for (const part of parts) {
      if (part.run.isRoom) continue;
      const { characters, xPt } = part;
      for (let index = 0; index < characters.length; index++) {
        const character = characters[index] as SetCharacter;
        const reading = this.readings[this.next];
        if (reading === undefined || reading.part !== part || reading.from > index) {
          this.show(character, part, xPt[index] as number);
          continue;
        }
        if (reading.from === index) this.beginReading(reading, character);
        this.show(character, part, xPt[index] as number);
        if (reading.to === index) this.endReading(reading, character);
      }
    }
  }

  private show(character: SetCharacter, part: LinePart<Run>, xPt: number): void {
    const { glyphs, scale } = character;
    if (glyphs.length === 0) return;
    this.select(part, character);
    let x = xPt;
    for (let index = 0; index < glyphs.length; index++)
      x = this.showGlyph(glyphs[index] as Glyph, part, scale, x);
  }

  /** Answers where the glyph ends. */
  private showGlyph(glyph: Glyph, part: LinePart<Run>, scale: number, xPt: number): number {
    const offPt = xPt - this.penPt;
    const isBegun = this.codes !== '' || this.array !== '';
    if (!isBegun || offPt > this.stillPt || offPt < -this.stillPt) this.moveTo(xPt, part, scale);
    this.codes += (this.font as FaceFont).encodeGlyph(glyph);
    const endPt = xPt + glyph.advanceEm * part.sizePt * scale;
    this.penPt = endPt + this.spacing * scale;
    return endPt;
  }

  /** Writes font, size, colour, weight and scale where they change. */
  private select(part: LinePart<Run>, { choice, scale }: SetCharacter): void {
    if (part === this.part && choice === this.choice && scale === this.scale) return;
    this.flush();
    this.part = part;
    this.choice = choice;
    this.scale = scale;
    this.font = this.document.use(choice.face);
    // Tc would widen the inside of a double dash
    this.spacing = scale === 1 ? round(this.stretchPt, 5) : 0;
    this.stillPt = STILL_EM * part.sizePt * scale;
    this.writeState(part, choice.strokeEm * part.sizePt, scale);
  }

  private writeState(part: LinePart<Run>, strokePt: number, scale: number): void {
    const { document, font, spacing } = this;
    const { run, sizePt } = part;
    const looks = { fontId: font?.id ?? '', sizePt, color: run.color, strokePt, scale, spacing };
    const state = document.textStates.operatorsFor(looks);
    if (state !== this.state) this.content += state;
    this.state = state;
  }

  /** Brings the pen to `xPt`: a new position for a new `TJ`, a number inside one. */
  private moveTo(xPt: number, part: LinePart<Run>, scale: number): void {
    if (this.array === '' && this.codes === '') {
      this.content += `${this.matrix(xPt, riseOf(part.run))} Tm\n`;
      this.penPt = xPt;
      return;
    }
    const move = round((-1000 * (xPt - this.penPt)) / (part.sizePt * scale), 3);
    if (Math.abs(move) < NO_MOVE) return;
    this.closeCodes();
    this.array += format(move);
  }

  private matrix(xPt: number, risePt: number): string {
    const { x, y, rotate } = this.origin;
    const [cos, sin] = rotate === 0 ? [1, 0] : [0, rotate === 90 ? 1 : -1];
    const left = format(x + cos * xPt - sin * risePt);
    const down = format(y - sin * xPt - cos * risePt);
    return `${TURNS[rotate]} ${left} ${down}`;
  }

  private closeCodes(): void {
    if (this.codes !== '') this.array += `<${this.codes}>`;
    this.codes = '';
  }

  private flush(): void {
    this.closeCodes();
    if (this.array !== '') this.content += `[${this.array}] TJ\n`;
    this.array = '';
  }

  private beginReading(reading: Reading, character: SetCharacter): void {
    const { part, spaceFromPt } = reading;
    this.flush();
    this.content += `/Span <</ActualText <feff${utf16Hex(readingText(reading))}>>> BDC\n`;
    const space = spaceIn(character.choice.face);
    if (spaceFromPt === undefined || !space) return;
    this.select(part, character);
    this.showGlyph(space, part, character.scale, spaceFromPt);
  }

  private endReading({ part, spaceToPt }: Reading, { choice, scale }: SetCharacter): void {
    const space = spaceIn(choice.face);
    if (spaceToPt !== undefined && space)
      this.showGlyph(space, part, scale, spaceToPt - space.advanceEm * part.sizePt * scale);
    this.flush();
    this.content += 'EMC\n';
    this.next++;
  }
}

function riseOf(run: Run): number {
  if (run.sup) return RISE_EM * run.fontSize;
  return run.sub ? -DROP_EM * run.fontSize : 0;
}
