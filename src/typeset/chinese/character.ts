import { errorAt, ReportError } from '../../diagnostics.js';
import type { FaceChoice, FontLibrary, Glyph, Script } from '../../fonts/library.js';
import { CharacterClass, classOf } from './classes.js';
import { type HalfForm, halfFormOf, shrinkEm } from './squeeze.js';

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

/** Every character a role has set so far, by its text; shared by all documents of the process. */
const caches = new WeakMap<FontLibrary, Map<string, Map<string, SetCharacter>>>();

/** Looks up characters of one role and weight: the face that draws them, their class and widths. */
export type CharacterSource = (text: string, script: Script) => SetCharacter;

/** The characters of `role` in `library`. The returned function throws a ReportError for one that no face draws. */
export function charactersOf(library: FontLibrary, role: string, bold: boolean): CharacterSource {
  const cache = cacheOf(library, `${role}${bold ? ' bold' : ''}`);
  return (text, script) => {
    const key = script === 'latin' ? `latin ${text}` : text;
    let character = cache.get(key);
    if (character === undefined) {
      character = resolve(library, role, bold, text, script);
      cache.set(key, character);
    }
    return character;
  };
}

function cacheOf(library: FontLibrary, key: string): Map<string, SetCharacter> {
  const roles = entry(caches.get(library), (made) => caches.set(library, made));
  return entry(roles.get(key), (made) => roles.set(key, made));
}

/** The map that is there, or a new one kept with `keep`. */
function entry<Value>(
  found: Map<string, Value> | undefined,
  keep: (made: Map<string, Value>) => void,
): Map<string, Value> {
  if (found) return found;
  const made = new Map<string, Value>();
  keep(made);
  return made;
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
  return new ReportError([errorAt('character-uncovered', message)]);
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
