import { extname, parse } from 'node:path';
import type { Bilingual } from '../../core/diagnostics.js';
import { plainText } from '../../core/source/characters.js';
import { decodeSource } from '../../core/source/encoding.js';
import type { Read, SourceText } from '../../core/source/text.js';
import type { Worksheet } from '../xlsx/read.js';

/** A format of tables: adding one is a file here, and a line in `index.ts`. */
export interface SheetReader {
  readonly name: string;
  /** What it reads, for documents. */
  readonly words: Bilingual;
  /** Endings of the names of its files, without the dot, in small letters. */
  readonly extensions: readonly string[];
  /** Bytes of a file at most. */
  readonly mostBytes: number;
  /** Whether a file is of this format; names often lie, for reporting systems export web pages as `.xls`. */
  accepts(file: TableFile): boolean;
  /** Its tables in their order. May throw an UnreadableWorkbook. Loads what it needs when it is first called. */
  read(file: TableFile): Promise<Read<readonly Worksheet[]>>;
}

/**
 * The name of a table by that of its file; a file system may keep names as it likes (macOS parts letters and accents).
 */
export function tableNameOf(file: string): string {
  return plainText(parse(file).name).text;
}

/** A file that may hold tables. */
export class TableFile {
  private decoded: Read<SourceText | undefined> | undefined;

  constructor(
    /** Its path as messages show it. */
    readonly file: string,
    readonly bytes: Uint8Array,
  ) {}

  /** What a table is called that is the whole of it. */
  get name(): string {
    return tableNameOf(this.file);
  }

  /** The ending of its name without the dot, in small letters. */
  get extension(): string {
    return extname(this.file).slice(1).toLowerCase();
  }

  /** Whether its bytes can be those of a text. */
  get isText(): boolean {
    const { bytes } = this;
    const head = bytes.subarray(0, HEAD_BYTES);
    return (
      bytes.length > 0 && !isArchive(bytes) && !isCompound(bytes) && (!head.includes(0) || isUtf16(head))
    );
  }

  /** What it says, decoded; the value is undefined where its bytes are no text in any encoding. */
  get text(): Read<SourceText | undefined> {
    this.decoded ??= decodeSource(this.file, this.bytes);
    return this.decoded;
  }
}

const HEAD_BYTES = 1024;

/** A zip, the envelope of `.xlsx`, `.xlsb` and `.ods`. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The envelope of Excel 97, and of any workbook with a password. */
export function isCompound(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
