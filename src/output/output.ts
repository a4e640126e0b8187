import type { Bilingual } from '../core/diagnostics.js';
import type { Table } from '../dataset/model.js';
import type { Document } from '../document/tree.js';

/** A form that a pack is written in besides its PDFs: adding one is a file here, and a line in `index.ts`. */
export interface Output {
  /** What it is asked for by: `--csv`. */
  readonly name: string;
  /** What it is, for the help of its option. */
  readonly words: Bilingual;
  /** Where its files go: into a folder of their own, into that of all packs, or it is one file. */
  readonly goesInto: 'own folder' | 'folder' | 'file';
  /** Its files. Throws a ReportError where the pack does not yield them. Loads what it needs when it is called. */
  make(pack: OutputSource): Promise<readonly OutputFile[]>;
}

/** What outputs are made of; each part is only made when it is asked for. */
export interface OutputSource {
  /** What files of the pack are called after: `leping-2022`. */
  readonly name: string;
  /** The tables as somebody has filled them in, be there rules that they break. */
  tables(): Promise<readonly Table[]>;
  /** The documents of the editions asked for; that of the first unless told. */
  documents(): Promise<readonly EditionDocument[]>;
}

export interface EditionDocument {
  readonly edition: string;
  readonly document: Document;
}

export interface OutputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
