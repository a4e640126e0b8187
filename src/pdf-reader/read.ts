import type { PDFContext, PDFDict, PDFObject } from '@cantoo/pdf-lib';
import { ReportError } from '../core/diagnostics.js';
import { PrintedLayers } from './layers.js';
import { pdfLibrary } from './library.js';
import { intersection, type Rectangle, rectangleIn, type Turn } from './page-box.js';
import { parseWithin } from './parser.js';
import { brokenPage, problemWith } from './problems.js';

/** A PDF file that has been read. */
export interface SourceFile {
  readonly name: string;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly info: PDFDict | undefined;
  readonly pages: readonly SourcePage[];
  readonly layers: PrintedLayers;
}

/** A page with what it inherits; rectangles in its own space. */
export interface SourcePage {
  readonly file: string;
  /** From 1. */
  readonly number: number;
  readonly dict: PDFDict;
  readonly resources: PDFObject | undefined;
  /** What a viewer shows. */
  readonly cropBox: Rectangle;
  readonly mediaBox: Rectangle;
  /** Absent where the page does not say where it is to be trimmed. */
  readonly trimBox: Rectangle | undefined;
  readonly rotate: Turn;
  readonly userUnit: number;
}

/**
 * Reads a PDF file. Throws a ReportError for a file that is empty, no PDF, encrypted, broken off or without
 * pages: what can't be read whole is not printed in part. `name` is the file as messages show it.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<SourceFile> {
  if (bytes.length === 0) throw problemWith('empty-file', name);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.subarray(0, 1024).indexOf('%PDF-') < 0) throw problemWith('not-a-pdf', name);
  if (text.lastIndexOf('%%EOF') < text.length - 2048) throw problemWith('broken-pdf', name);
  try {
    return await parse(bytes, name);
  } catch (problem) {
    if (problem instanceof ReportError) throw problem;
    // what can't be parsed in an encrypted file can't be because it is encrypted
    throw problemWith(text.includes('/Encrypt') ? 'encrypted' : 'broken-pdf', name);
  }
}

/** When a file says it was made; 1970 where it does not, or says it badly. */
export function dateOf({ info }: SourceFile): Date {
  const { PDFHexString, PDFName, PDFString } = pdfLibrary();
  const date = info?.lookup(PDFName.of('CreationDate'));
  try {
    if (date instanceof PDFString || date instanceof PDFHexString) return date.decodeDate();
  } catch {}
  return new Date(0);
}

async function parse(bytes: Uint8Array, name: string): Promise<SourceFile> {
  const { PDFDict, PDFName } = pdfLibrary();
  const context = await parseWithin(bytes);
  const { Root, Info, Encrypt } = context.trailerInfo;
  if (Encrypt !== undefined) throw problemWith('encrypted', name);
  const catalog = context.lookup(Root, PDFDict);
  const info = context.lookup(Info);
  const leaves: Leaf[] = [];
  collectLeaves(catalog.lookup(PDFName.of('Pages'), PDFDict), {}, leaves, new Set());
  if (leaves.length === 0) throw problemWith('no-pages', name);
  if (leaves.length > MOST_PAGES) throw problemWith('too-many-pages', name);
  const pages = leaves.map((leaf, index) => readPage(leaf, index + 1, name));
  const layers = new PrintedLayers(catalog);
  return { name, context, catalog, info: info instanceof PDFDict ? info : undefined, pages, layers };
}

/** More than can be folded or cut; a file may claim millions. */
const MOST_PAGES = 5000;

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

type Inherited = Readonly<Partial<Record<(typeof INHERITED)[number], PDFObject>>>;

interface Leaf {
  readonly dict: PDFDict;
  readonly inherited: Inherited;
}

/** Walks the tree of pages; a node that is not there or leads back to itself is a fault of the file. */
function collectLeaves(node: PDFDict, above: Inherited, leaves: Leaf[], seen: Set<PDFDict>): void {
  const { PDFArray, PDFDict, PDFName } = pdfLibrary();
  const inherited: Record<string, PDFObject> = { ...above };
  for (const key of INHERITED) {
    const value = node.get(PDFName.of(key));
    if (value !== undefined) inherited[key] = value;
  }
  const kids = node.lookup(PDFName.of('Kids'));
  const isLeaf = !(kids instanceof PDFArray);
  if (isLeaf && node.lookup(PDFName.of('Type')) === PDFName.of('Pages')) throw new Error('pages are lost');
  if (isLeaf) return void leaves.push({ dict: node, inherited });
  if (seen.has(node)) throw new Error('the tree of pages leads back to itself');
  seen.add(node);
  for (let i = 0; i < kids.size() && leaves.length <= MOST_PAGES; i++)
    collectLeaves(kids.lookup(i, PDFDict), inherited, leaves, seen);
}

function readPage({ dict, inherited }: Leaf, number: number, file: string): SourcePage {
  const { PDFName, PDFNumber } = pdfLibrary();
  const mediaBox = rectangleIn(dict.context.lookup(inherited.MediaBox));
  if (!mediaBox) throw brokenPage(number, file);
  const crop = rectangleIn(dict.context.lookup(inherited.CropBox));
  const cropBox = (crop && intersection(crop, mediaBox)) ?? mediaBox;
  const trim = rectangleIn(dict.lookup(PDFName.of('TrimBox')));
  const rotate = dict.context.lookup(inherited.Rotate);
  const unit = dict.lookup(PDFName.of('UserUnit'));
  return {
    file,
    number,
    dict,
    resources: inherited.Resources,
    cropBox,
    mediaBox,
    trimBox: trim && intersection(trim, mediaBox),
    rotate: turnOf(rotate instanceof PDFNumber ? rotate.asNumber() : 0),
    userUnit: unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1,
  };
}

/** Whole quarters, as viewers take them. */
function turnOf(degrees: number): Turn {
  const quarters = Math.round(degrees / 90) % 4;
  return ((quarters < 0 ? quarters + 4 : quarters) * 90) as Turn;
}
