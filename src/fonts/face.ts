import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type * as Fontkit from 'fontkit';
import { errorAt, ReportError } from '../core/diagnostics.js';
import type { Files } from '../core/world.js';
import { CffFont } from './cff.js';
import {
  type FaceDigest,
  type FileStamp,
  type FontFacts,
  makeDigest,
  readDigest,
  readPackedDigest,
  writeDigest,
} from './digest.js';
import { FontTables } from './font-tables.js';
import type { Face, Glyph } from './library.js';

/** pdfkit requires fontkit; importing it would load a second copy of it, for a fifth of the start-up time. */
const fontkit: typeof Fontkit = createRequire(import.meta.url)('fontkit');

/** Where a face is, and what is known of it beforehand. */
export interface FaceSource {
  readonly files: Files;
  readonly name: string;
  readonly path: string;
  /** Undefined for an office's own font, which nobody else knows. */
  readonly sha256: string | undefined;
  /** Number of the face in a collection. */
  readonly index?: number;
  readonly dashFeatures: readonly string[];
  /** Folder in which digests are kept. */
  readonly digestFolder: string;
  /** Folder of the digests that come with a packed program. */
  readonly packedFolder: string;
}

/**
 * A font file. Its digest answers for it while text is set; the file itself is parsed when it is first
 * embedded, and checked against its SHA-256 whenever its size or date has changed.
 */
export class FontFile implements Face {
  readonly name: string;
  readonly path: string;
  private opened: FontTables | undefined;
  private openedCff: CffFont | undefined;
  private known: FaceDigest | undefined;
  /** The character that was asked for last, which several roles ask for in turn, and whether the face has it. */
  private lastAsked = -1;
  private lastHad = false;
  private readonly shaped = new Map<string, readonly Glyph[]>();

  constructor(private readonly source: FaceSource) {
    this.name = source.name;
    this.path = source.path;
  }

  get tables(): FontTables {
    // the digest sees to it that the file is the right one
    this.opened ??=
      this.digest && new FontTables(this.source.files.sync.open(this.path), this.source.index ?? 0);
    return this.opened;
  }

  get cff(): CffFont {
    this.openedCff ??= this.unlessDamaged(() => new CffFont(this.tables));
    return this.openedCff;
  }

  get facts(): FontFacts {
    return this.digest.header.facts;
  }

  get identity(): string {
    const { sha256, index } = this.source;
    const { size, mtimeMs, ctimeMs } = this.digest.header;
    return sha256 ?? [this.path, index, size, mtimeMs, ctimeMs].join(' ');
  }

  has(codePoint: number): boolean {
    if (codePoint !== this.lastAsked) {
      this.lastHad = indexOf(this.digest.codePoints, codePoint) >= 0;
      this.lastAsked = codePoint;
    }
    return this.lastHad;
  }

  advanceEm(codePoint: number): number {
    const { codePoints, advances, header } = this.digest;
    return (advances[indexOf(codePoints, codePoint)] ?? 0) / header.unitsPerEm;
  }

  shape(text: string, features: readonly string[]): readonly Glyph[] {
    const key = features.length === 0 ? text : `${text}\0${features.join()}`;
    let glyphs = this.shaped.get(key);
    if (glyphs === undefined) {
      // one glyph per character unless a feature asks for more: ligatures would spoil the extracted text
      glyphs = features.length === 0 ? Array.from(text, (one) => this.glyphOf(one)) : this.dash(text);
      this.shaped.set(key, glyphs);
    }
    return glyphs;
  }

  private glyphOf(character: string): Glyph {
    const codePoint = character.codePointAt(0) ?? 0;
    const { codePoints, glyphIds, advances, header } = this.digest;
    const index = indexOf(codePoints, codePoint);
    const [inkLeft, inkRight] = header.ink[codePoint] ?? [0, 0];
    return {
      id: glyphIds[index] ?? 0,
      codePoints: [codePoint],
      advanceEm: (advances[index] ?? 0) / header.unitsPerEm,
      inkLeftEm: inkLeft / header.unitsPerEm,
      inkRightEm: inkRight / header.unitsPerEm,
    };
  }

  private dash(text: string): readonly Glyph[] {
    const { dashes, unitsPerEm } = this.digest.header;
    const glyphs = dashes[text];
    if (!glyphs) throw new Error(`only dashes are shaped with features, not ${text}`);
    return glyphs.map(([id, advance, length]) => {
      const codePoints = Array(length).fill(text.codePointAt(0));
      return { id, codePoints, advanceEm: advance / unitsPerEm, inkLeftEm: 0, inkRightEm: 0 };
    });
  }

  private get digest(): FaceDigest {
    this.known ??= this.findDigest();
    return this.known;
  }

  private findDigest(): FaceDigest {
    const { files, sha256, digestFolder, packedFolder } = this.source;
    const stamp = this.stamp();
    const key =
      sha256 ??
      createHash('sha256')
        .update(`${this.source.index ?? 0} ${this.path}`)
        .digest('hex');
    const path = join(digestFolder, `${key}.bin`);
    const kept = readDigest(files, path, stamp);
    if (kept) return kept;
    const bytes = this.unlessDamaged(() => files.sync.read(this.path));
    if (sha256 !== undefined) this.check(createHash('sha256').update(bytes).digest('hex'), sha256);
    const packed = sha256 && readPackedDigest(files, join(packedFolder, `${key}.bin`), stamp);
    const digest = packed || this.makeDigest(bytes, stamp);
    writeDigest(files, path, digest);
    return digest;
  }

  private makeDigest(bytes: Buffer, stamp: FileStamp): FaceDigest {
    // a parsed font of its own, so that the glyphs looked at do not stay in memory
    const font = this.parse(bytes);
    return this.unlessDamaged(() => {
      if (this.source.sha256 === undefined) drawSample(font);
      return makeDigest(font, stamp, this.source.dashFeatures);
    });
  }

  /** A font without a SHA-256 is known by all that changes with it. */
  private stamp(): FileStamp {
    const stat = this.source.files.sync.stat(this.path);
    if (!stat) throw this.unreadable();
    const { sizeBytes, modifiedMs, changedMs } = stat;
    const isKnown = this.source.sha256 !== undefined;
    return { size: sizeBytes, mtimeMs: modifiedMs, ctimeMs: isKnown ? 0 : changedMs };
  }

  private parse(bytes: Buffer): Fontkit.Font {
    return this.unlessDamaged(() => {
      const font = fontkit.create(bytes);
      return 'fonts' in font ? (font.fonts[this.source.index ?? 0] as Fontkit.Font) : font;
    });
  }

  /** Does something with the file; whatever goes wrong is the fault of what is in it. */
  private unlessDamaged<T>(work: () => T): T {
    try {
      return work();
    } catch (problem) {
      if (problem instanceof ReportError) throw problem;
      throw this.unreadable();
    }
  }

  private unreadable(): ReportError {
    return this.error('font-unusable', '读不了，或已损坏', "can't be read, or is damaged");
  }

  private check(found: string, expected: string): void {
    if (found === expected) return;
    const detail = `SHA-256 ${found}, manifest ${expected}`;
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

/** So many characters of a font are drawn to see whether it is damaged: all of them would take ten seconds. */
const MOST_SAMPLES = 500;

/** Draws characters from everywhere in a font, so that damage is met before a page is set. */
function drawSample(font: Fontkit.Font): void {
  const step = Math.ceil(font.characterSet.length / MOST_SAMPLES);
  for (const [index, codePoint] of font.characterSet.entries())
    if (index % step === 0) void font.glyphForCodePoint(codePoint).path;
}

/** Index of a value in an ascending array, or −1. */
function indexOf(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = values[middle] as number;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
