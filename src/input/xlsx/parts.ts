import { builtInPattern, type DateSystem } from './displayed-value.js';
import { UnreadableWorkbook } from './unreadable.js';
import { isTrue, readXml, unescaped } from './xml.js';
import type { Archive } from './zip.js';

/** A worksheet as workbook.xml lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** Name of its part in the archive. */
  readonly part: string;
}

/** What all sheets of a workbook share. */
export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly dates: DateSystem;
  /** Whether formulas are to be calculated by the program that opens it, so that stored values may be stand-ins. */
  readonly awaitsCalculation: boolean;
  /** Texts that cells refer to by index. */
  readonly strings: readonly string[];
  /** Number formats that cells refer to by index of their style. */
  readonly patterns: readonly string[];
  /** Indents and bold type that cells refer to by index of their style. */
  readonly looks: readonly StyleLook[];
}

/** What a style of cells shows besides the number format. */
export interface StyleLook {
  /** Steps of the indent. */
  readonly indent: number;
  readonly bold: boolean;
}

/** Follows the relations of the package from its root, for parts may have any name (ECMA-376 part 2, 9.3). */
export function readParts(archive: Archive): WorkbookParts {
  const workbook = relationsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part;
  if (workbook === undefined) throw new UnreadableWorkbook('foreign');
  if (workbook.endsWith('.bin')) throw new UnreadableWorkbook('binary');
  const relations = relationsOf(archive, workbook);
  const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.part;
  const { listed, dates, awaitsCalculation } = readWorkbookPart(required(archive, workbook));
  const sheets = listed.flatMap(({ id, ...sheet }) => {
    const relation = relations.find((one) => one.id === id);
    if (relation === undefined) throw new UnreadableWorkbook('broken');
    // a chart on a sheet of its own is listed too, and is no worksheet
    return relation.type === 'worksheet' ? [{ ...sheet, part: relation.part }] : [];
  });
  return {
    sheets,
    dates,
    awaitsCalculation,
    strings: readStrings(optional(archive, partOf('sharedStrings'))),
    ...readStyles(optional(archive, partOf('styles'))),
  };
}

/** The bytes of a part that must be there. */
export function required(archive: Archive, part: string): Uint8Array {
  const bytes = archive.read(part);
  if (bytes === undefined) throw new UnreadableWorkbook('broken');
  return bytes;
}

function optional(archive: Archive, part: string | undefined): Uint8Array | undefined {
  return part === undefined ? undefined : required(archive, part);
}

interface Relation {
  readonly id: string;
  /** Last word of the type, which the transitional and the strict schema have in common. */
  readonly type: string;
  readonly part: string;
}

/** What a part refers to; the root of the package is the part without a name. */
export function relationsOf(archive: Archive, part: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const bytes = archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const relations: Relation[] = [];
  if (bytes === undefined) return relations;
  readXml(bytes, {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External') return;
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolvePart(folder, target) });
    },
  });
  return relations;
}

/** `worksheets/sheet1.xml` beside the part that names it, `/xl/worksheets/sheet1.xml` from the root. */
function resolvePart(folder: string, target: string): string {
  try {
    return decodeURIComponent(new URL(target, `zip://package/${folder}`).pathname.slice(1));
  } catch {
    throw new UnreadableWorkbook('broken');
  }
}

function readWorkbookPart(bytes: Uint8Array) {
  const listed: (Omit<SheetEntry, 'part'> & { id: string })[] = [];
  let dates: DateSystem = 1900;
  let awaitsCalculation = false;
  readXml(bytes, {
    open(element, { name = '', state = 'visible', id = '', date1904, fullCalcOnLoad }) {
      if (element === 'sheet') listed.push({ name: unescaped(name), hidden: state !== 'visible', id });
      if (element === 'workbookPr' && isTrue(date1904)) dates = 1904;
      if (element === 'calcPr' && isTrue(fullCalcOnLoad)) awaitsCalculation = true;
    },
  });
  return { listed, dates, awaitsCalculation };
}

/** Texts of one element and the elements in it; how it is spoken (拼音, `rPh`) is no part of it. */
export class TextCollector {
  private text = '';
  private inText = false;
  private inPhonetic = false;

  open(name: string): void {
    if (name === 'rPh') this.inPhonetic = true;
    if (name === 't') this.inText = true;
  }

  add(piece: string): void {
    if (this.inText && !this.inPhonetic) this.text += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.inPhonetic = false;
    if (name === 't') this.inText = false;
  }

  /** What was collected; the next text begins empty. */
  take(): string {
    const text = unescaped(this.text);
    this.text = '';
    return text;
  }
}

function readStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  const collector = new TextCollector();
  readXml(bytes, {
    open: (name) => collector.open(name),
    text: (piece) => collector.add(piece),
    close(name) {
      collector.close(name);
      if (name === 'si') strings.push(collector.take());
    },
  });
  return strings;
}

/** Spreadsheet programs offer no more steps than this. */
const MOST_INDENT = 15;

function readStyles(bytes: Uint8Array | undefined): Pick<WorkbookParts, 'patterns' | 'looks'> {
  const own = new Map<number, string>();
  const patterns: string[] = [];
  const looks: { indent: number; bold: boolean }[] = [];
  const boldFonts: boolean[] = [];
  let list: string | undefined;
  if (bytes === undefined) return { patterns, looks };
  readXml(bytes, {
    open(name, { numFmtId, formatCode, fontId, indent, val }) {
      const id = Number(numFmtId ?? 0);
      if (name === 'numFmt' && formatCode !== undefined) own.set(id, unescaped(formatCode));
      if (name === 'cellXfs' || name === 'fonts') list = name;
      if (list === 'fonts' && name === 'font') boldFonts.push(false);
      if (list === 'fonts' && name === 'b')
        boldFonts[boldFonts.length - 1] = val === undefined || isTrue(val);
      if (list !== 'cellXfs') return;
      if (name === 'xf') {
        patterns.push(own.get(id) ?? builtInPattern(id));
        looks.push({ indent: 0, bold: boldFonts[Number(fontId ?? 0)] ?? false });
      }
      const look = looks.at(-1);
      if (name === 'alignment' && look) look.indent = Math.min(MOST_INDENT, Number(indent ?? 0) || 0);
    },
    close(name) {
      if (name === list) list = undefined;
    },
  });
  return { patterns, looks };
}
