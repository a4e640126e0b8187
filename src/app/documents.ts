import type { Diagnostic } from '../core/diagnostics.js';
import { parsePageRanges } from '../edition/page-range.js';
import { parsePaper } from '../edition/paper.js';
import { defaultImposeSettings, type ImposeSettings } from '../edition/settings.js';
import { importReport as readIn } from '../importing/index.js';
import { imposePdf as putOnSheets } from '../imposition/index.js';
import type { Manifest } from '../output/data/manifest.js';
import { readPackedData } from '../output/data/read.js';

/** A document that is handed over, and its name as messages tell it. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of a data folder by their names in it. */
export type FileBytes = Readonly<Record<string, Uint8Array>>;

/** What a PDF carries of the pack that it was made from. */
export interface Extracted {
  /** By which version it was made, in which edition, from which templates. */
  readonly manifest: Manifest;
  readonly files: FileBytes;
}

/** The data folder that a PDF of ours was made from. Throws a ReportError for any other PDF, or one changed since. */
export async function extractPack({ name, bytes }: NamedBytes): Promise<Extracted> {
  const { manifest, files } = await readPackedData(bytes, name);
  return { manifest, files: byName(files) };
}

/** A data folder made of a work report. */
export interface Imported {
  readonly files: FileBytes;
  /** What is to be looked at in it. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * A work report (`.docx`, `.doc`, `.pdf`, `.txt`, `.md`, `.html`) → a data folder. Throws a ReportError where it holds
 * nothing.
 */
export async function importReport({ name, bytes }: NamedBytes): Promise<Imported> {
  const { files, found } = await readIn(name, bytes);
  return { files: byName(files), warnings: found };
}

/** How pages are to be put on sheets; a booklet on A4 unless told. */
export interface SheetSettings extends Partial<Omit<ImposeSettings, 'paper' | 'pages'>> {
  /** `A3`, `SRA3`, `330x480mm` */
  readonly paper?: string | undefined;
  /** The pages to take, in this order: `1-8,11`, `20-`. */
  readonly pages?: string | undefined;
}

/** Sheets to be printed on both sides, as a PDF. */
export interface Imposed {
  readonly bytes: Uint8Array;
  /** Sheets of paper. */
  readonly sheets: number;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Puts the pages of a PDF, and of a cover, on sheets that are folded, bound or cut. Throws a ReportError for a PDF that
 * can't be read whole and for pages that can't be placed, and a TypeError for settings that mean nothing.
 */
export async function imposePdf(
  pdf: NamedBytes,
  { paper, pages, ...settings }: SheetSettings = {},
  cover?: NamedBytes,
): Promise<Imposed> {
  const asked: ImposeSettings = {
    ...defaultImposeSettings,
    ...settings,
    ...(paper !== undefined && { paper: read('paper', paper, parsePaper) }),
    ...(pages !== undefined && { pages: read('pages', pages, parsePageRanges) }),
  };
  const { bytes, plan, warnings } = await putOnSheets(pdf, asked, cover);
  return { bytes, sheets: plan.sheets.length, warnings };
}

function read<Value>(name: string, text: string, parse: (text: string) => Value | undefined): Value {
  const value = parse(text);
  if (value === undefined) throw new TypeError(`${name} can't be “${text}”`);
  return value;
}

function byName(files: readonly NamedBytes[]): FileBytes {
  return Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
}
