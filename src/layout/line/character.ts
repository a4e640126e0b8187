import { CharacterClass, classOf } from '../../chinese/classes.js';
import { type HalfForm, halfFormOf, shrinkEm } from '../../chinese/squeeze.js';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import type { FaceChoice, FontLibrary, Glyph, Script } from '../../fonts/library.js';
import { memo } from '../../incremental/memo.js';

/** What is set as one thing: a character, or a double dash or ellipsis; lengths in em of its own size. */
export interface SetCharacter {
  readonly text: string;
  readonly kind: CharacterClass;
  readonly choice: FaceChoice;
  readonly glyphs: readonly Glyph[];
  readonly advanceEm: number;
  /** Horizontal scale that makes a dash two em wide in a face that draws it shorter; 1 otherwise. */
  readonly scale: number;
  readonly half: HalfForm;
  /** What a tight line may take from it. */
  readonly shrinkEm: number;
}

/** Width of —— and ……: two em (GB/T 15834 B.3). */
const DOUBLE_MARK_EM = 2;

/** Widths off by less than this are the font's rounding. */
const SCALE_TOLERANCE = 0.005;

/** The characters each role has set so far; they are the same in all workspaces. */
const sources = memo<FontLibrary['choose'], Sources>('characters of the fonts');

/** By their role, regular and bold. */
type Sources = Readonly<Record<'regular' | 'bold', Map<string, CharacterSource>>>;
const NO_FACTS: readonly unknown[] = [];
const newSources = (): Sources => ({ regular: new Map(), bold: new Map() });

/** Characters of one role and weight: the face that draws them, their class and widths. */
export interface CharacterSource {
  /** A character, double dash or double ellipsis. */
  of(text: string, script: Script): SetCharacter;
  /** A character of Chinese text by its code, below U+10000: the same, but faster. */
  ofCode(code: number): SetCharacter;
}

/** The characters of `role` in `library`. Looking one up throws a ReportError if no face draws it. */
export function charactersOf(library: FontLibrary, role: string, bold: boolean): CharacterSource {
  const roles = sources(library.database.common, library.choose, NO_FACTS, newSources);
  const ofWeight = bold ? roles.bold : roles.regular;
  const known = ofWeight.get(role);
  if (known) return known;
  const source = new CachedSource((text, script) => resolve(library, role, bold, text, script));
  ofWeight.set(role, source);
  return source;
}

class CachedSource implements CharacterSource {
  private readonly byText = new Map<string, SetCharacter>();
  /** By the upper and the lower byte of the code. */
  private readonly pages: (SetCharacter | undefined)[][] = [];

  constructor(private readonly resolve: (text: string, script: Script) => SetCharacter) {}

  of(text: string, script: Script): SetCharacter {
    const key = script === 'latin' ? `latin ${text}` : text;
    let character = this.byText.get(key);
    if (character === undefined) {
      character = this.resolve(text, script);
      this.byText.set(key, character);
    }
    return character;
  }

  ofCode(code: number): SetCharacter {
    return this.pages[code >> 8]?.[code & 0xff] ?? this.add(code);
  }

  private add(code: number): SetCharacter {
    const character = this.resolve(String.fromCharCode(code), 'chinese');
    const page = this.pages[code >> 8] ?? [];
    this.pages[code >> 8] = page;
    page[code & 0xff] = character;
    return character;
  }
}

function resolve(
  library: FontLibrary,
  role: string,
  bold: boolean,
  text: string,
  script: Script,
): SetCharacter {
  const codePoint = text.codePointAt(0) ?? 0;
  const kind = kindOf(text, codePoint, script);
  if (kind === CharacterClass.Newline) return newline(library, role, bold);
  const choice = library.choose(role, bold, codePoint, script);
  if (!choice) throw uncovered(role, text, codePoint);
  const glyphs = choice.face.shape(text, choice.features);
  const drawnEm = glyphs.reduce((sum, glyph) => sum + glyph.advanceEm, 0);
  const advanceEm = kind === CharacterClass.DoubleMark ? DOUBLE_MARK_EM : drawnEm;
  const scale = advanceEm / drawnEm;
  const first = glyphs[0];
  return {
    text,
    kind,
    choice,
    glyphs,
    advanceEm,
    scale: Math.abs(scale - 1) < SCALE_TOLERANCE || drawnEm === 0 ? 1 : scale,
    half: first ? halfFormOf(first, kind) : { cutEm: 0, shiftEm: 0 },
    shrinkEm: shrinkEm(kind),
  };
}

function uncovered(role: string, text: string, codePoint: number): ReportError {
  const name = `${text} (U+${codePoint.toString(16).toUpperCase().padStart(4, '0')})`;
  const message = { zh: `${role}没有一款字体有 ${name}`, en: `no face of ${role} draws ${name}` };
  const hint = {
    zh: '换一个写法，或把有这个字的字体放进 fonts/local/',
    en: 'write it otherwise, or put a font that has it into fonts/local/',
  };
  return new ReportError([errorAt('character-uncovered', message, { hint })]);
}

function kindOf(text: string, codePoint: number, script: Script): CharacterClass {
  if (text === '——' || text === '……') return CharacterClass.DoubleMark;
  return script === 'latin' ? CharacterClass.LatinMark : classOf(codePoint);
}

/** A forced line break: no width, no glyph, any face. */
function newline(library: FontLibrary, role: string, bold: boolean): SetCharacter {
  const choice = library.choose(role, bold, 0x20);
  if (!choice) throw new Error(`${role} has no space`);
  const half = { cutEm: 0, shiftEm: 0 };
  const kind = CharacterClass.Newline;
  return { text: '\n', kind, choice, glyphs: [], advanceEm: 0, scale: 1, half, shrinkEm: 0 };
}
