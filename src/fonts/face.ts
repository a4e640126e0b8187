import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type * as Fontkit from 'fontkit';
import { errorAt, ReportError } from '../diagnostics.js';
import type { Face, Glyph } from './library.js';

/** pdfkit requires fontkit; importing it would load a second copy of it, for a fifth of the start-up time. */
const fontkit: typeof Fontkit = createRequire(import.meta.url)('fontkit');

/** Characters that are meant to be blank; any other blank glyph is a hole in the font. */
const BLANK = /^[\u0020\u00a0\u2000-\u200a\u202f\u3000]$/u;

/** A CFF glyph program this short can hold no more than a width and `endchar`. */
const SHORTEST_DRAWING_PROGRAM = 4;

/** What fontkit keeps of a font but does not declare. */
interface Tables {
  readonly loca?: { readonly offsets: readonly number[] };
  readonly 'CFF '?: { readonly topDict: { readonly CharStrings: readonly { readonly length: number }[] } };
}

/** A glyph that looks at its outline, the costly part, only when asked for its ink. */
class MeasuredGlyph implements Glyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly advanceEm: number;

  constructor(
    private readonly glyph: Fontkit.Glyph,
    private readonly unitsPerEm: number,
  ) {
    this.id = glyph.id;
    this.codePoints = glyph.codePoints;
    this.advanceEm = glyph.advanceWidth / unitsPerEm;
  }

  get inkLeftEm(): number {
    return this.glyph.bbox.minX / this.unitsPerEm;
  }

  get inkRightEm(): number {
    return this.glyph.bbox.maxX / this.unitsPerEm;
  }
}

/** A font file that is read, checked against its SHA-256 and parsed when first asked for anything. */
export class FontFile implements Face {
  private parsed: Fontkit.Font | undefined;
  private readonly coverage = new Map<number, boolean>();
  private readonly glyphs = new Map<string, readonly Glyph[]>();

  /** `sha256` undefined skips the check: an office's own font is known to nobody else. */
  constructor(
    readonly name: string,
    readonly path: string,
    private readonly sha256: string | undefined,
  ) {}

  get font(): Fontkit.Font {
    this.parsed ??= this.open();
    return this.parsed;
  }

  has(codePoint: number): boolean {
    let covered = this.coverage.get(codePoint);
    if (covered === undefined) {
      covered = this.font.hasGlyphForCodePoint(codePoint) && !this.isHole(codePoint);
      this.coverage.set(codePoint, covered);
    }
    return covered;
  }

  advanceEm(codePoint: number): number {
    return this.font.glyphForCodePoint(codePoint).advanceWidth / this.font.unitsPerEm;
  }

  shape(text: string, features: readonly string[]): readonly Glyph[] {
    const key = features.length === 0 ? text : `${text}\0${features.join()}`;
    let glyphs = this.glyphs.get(key);
    if (glyphs === undefined) {
      glyphs = this.glyphsOf(text, features).map((glyph) => new MeasuredGlyph(glyph, this.font.unitsPerEm));
      this.glyphs.set(key, glyphs);
    }
    return glyphs;
  }

  /** One glyph per character unless a feature asks for shaping: ligatures would spoil the extracted text. */
  private glyphsOf(text: string, features: readonly string[]): readonly Fontkit.Glyph[] {
    if (features.length > 0) return this.font.layout(text, [...features]).glyphs;
    return Array.from(text, (character) => this.font.glyphForCodePoint(character.codePointAt(0) ?? 0));
  }

  private isHole(codePoint: number): boolean {
    const glyph = this.font.glyphForCodePoint(codePoint);
    return glyph.id === 0 || (!BLANK.test(String.fromCodePoint(codePoint)) && this.drawsNothing(glyph));
  }

  private drawsNothing(glyph: Fontkit.Glyph): boolean {
    const tables = this.font as unknown as Tables;
    const offsets = tables.loca?.offsets;
    if (offsets) return offsets[glyph.id] === offsets[glyph.id + 1];
    const program = tables['CFF ']?.topDict.CharStrings[glyph.id];
    if (program && program.length > SHORTEST_DRAWING_PROGRAM) return false;
    return glyph.path.commands.length === 0;
  }

  private open(): Fontkit.Font {
    const bytes = readFileSync(this.path);
    if (this.sha256 !== undefined) this.check(createHash('sha256').update(bytes).digest('hex'));
    const font = fontkit.create(bytes);
    if ('fonts' in font)
      throw this.error('font-collection', '是字体集合，请换成单个字体文件', 'is a collection');
    return font as Fontkit.Font;
  }

  private check(found: string): void {
    if (found === this.sha256) return;
    const detail = `SHA-256 ${found}, manifest ${this.sha256}`;
    throw this.error(
      'font-checksum',
      `与清单不符（${detail}）`,
      `is not the file in the manifest (${detail})`,
    );
  }

  private error(code: string, zh: string, en: string): ReportError {
    const file = basename(this.path);
    const message = { zh: `字体文件 ${file} ${zh}`, en: `the font file ${file} ${en}` };
    return new ReportError([errorAt(code, message, { place: { file: this.path } })]);
  }
}
