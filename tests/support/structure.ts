import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { OPS, openPdf } from './pdfjs.js';
import { beginsReading } from './readings.js';

/** A structure element with what stands in it, in reading order. */
export interface ReadElement {
  readonly type: string;
  readonly alt: string | undefined;
  readonly language: string | undefined;
  readonly name: string | undefined;
  readonly scope: string | undefined;
  readonly headers: readonly string[];
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly bounds: readonly number[] | undefined;
  readonly kids: readonly (ReadElement | ReadContent | ReadLink)[];
}

export interface ReadContent {
  /** Page from 0, and number of the stretch on it. */
  readonly page: number;
  readonly number: number;
  readonly text: string;
}

export interface ReadLink {
  readonly contents: string;
  readonly destination: string | undefined;
}

export interface ReadStructure {
  readonly root: ReadElement;
  /** Numbers of the stretches on each page, in the order of painting. */
  readonly painted: readonly (readonly number[])[];
  /** Text and drawing operators that are in no stretch and no artifact, by page. */
  readonly unmarked: readonly number[];
  /** Text of artifacts, by page. */
  readonly artifacts: readonly string[];
}

/** Reads the structure tree of a PDF, with the text of every element. */
export async function readStructure(bytes: Uint8Array): Promise<ReadStructure> {
  const pages = await readMarkedContent(bytes);
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const top = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('K'), PDFArray);
  const reader = new ElementReader(file, pages);
  return {
    root: reader.read(top.lookup(0, PDFDict), undefined),
    painted: pages.map(({ numbers }) => numbers),
    unmarked: pages.map(({ unmarked }) => unmarked),
    artifacts: pages.map(({ artifacts }) => artifacts),
  };
}

/** The element and all in it, depth first. */
export function* elementsIn(element: ReadElement): Generator<ReadElement> {
  yield element;
  for (const kid of element.kids) if ('type' in kid) yield* elementsIn(kid);
}

export function elementsOf(element: ReadElement, ...types: string[]): ReadElement[] {
  return [...elementsIn(element)].filter(({ type }) => types.includes(type));
}

/** The text of an element as it is read out, notes left out. */
export function textOf(element: ReadElement): string {
  return element.kids
    .map((kid) => {
      if ('type' in kid) return kid.type === 'Note' ? '' : textOf(kid);
      return 'text' in kid ? kid.text : '';
    })
    .join('');
}

/** A data cell with the heads that a reader program says before it: those it names, or those of row and column. */
export interface ReadCell {
  readonly heads: readonly string[];
  readonly text: string;
}

/** The rows of a table as a reader program goes through them, each cell under its column. */
export function gridOf(table: ReadElement): (ReadElement | undefined)[][] {
  const grid: (ReadElement | undefined)[][] = [];
  for (const [row, { kids }] of elementsOf(table, 'TR').entries()) {
    grid[row] ??= [];
    let column = 0;
    for (const cell of kids) {
      if (!('type' in cell)) continue;
      while (grid[row]?.[column]) column++;
      for (let r = row; r < row + cell.rowSpan; r++) {
        grid[r] ??= [];
        for (let c = column; c < column + cell.columnSpan; c++) (grid[r] as ReadElement[])[c] = cell;
      }
      column += cell.columnSpan;
    }
  }
  return grid;
}

/** The body of a table read out cell by cell. */
export function readOut(table: ReadElement): ReadCell[] {
  const grid = gridOf(table);
  const heads = elementsOf(table, 'THead').flatMap((head) => elementsOf(head, 'TR')).length;
  const byName = new Map(elementsOf(table, 'TH').map((cell) => [cell.name, cell]));
  const said = new Set<ReadElement>();
  return grid.slice(heads).flatMap((row, index) =>
    row.flatMap((cell, column) => {
      if (!cell || said.has(cell)) return [];
      said.add(cell);
      const scoped = [
        ...grid.slice(0, heads).map((above) => above[column]),
        ...row.filter((one) => one?.scope === 'Row' && one !== cell),
      ];
      const named = cell.headers.map((name) => byName.get(name));
      const over = named.length > 0 ? named : scoped;
      const words = [...new Set(over)].map((one) => (one ? textOf(one) : `?${index}`));
      return [{ heads: words, text: textOf(cell) }];
    }),
  );
}

interface MarkedPage {
  readonly numbers: readonly number[];
  readonly texts: ReadonlyMap<number, string>;
  readonly unmarked: number;
  readonly artifacts: string;
}

const PAINTING = new Set([
  OPS.showText,
  OPS.fill,
  OPS.stroke,
  OPS.fillStroke,
  OPS.eoFill,
  OPS.paintImageXObject,
]);

async function readMarkedContent(bytes: Uint8Array): Promise<MarkedPage[]> {
  const task = openPdf(bytes);
  const document = await task.promise;
  const pages: MarkedPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { fnArray, argsArray } = await (await document.getPage(number)).getOperatorList();
    pages.push(readOperators(fnArray, argsArray));
  }
  await task.destroy();
  return pages;
}

// biome-ignore lint/suspicious/noExplicitAny: the operands are whatever the file holds
function readOperators(operators: readonly number[], operands: readonly any[]): MarkedPage {
  const open: (number | 'artifact' | 'reading' | undefined)[] = [];
  const texts = new Map<number, string>();
  const numbers: number[] = [];
  let unmarked = 0;
  let artifacts = '';
  for (const [index, operator] of operators.entries()) {
    if (operator === OPS.beginMarkedContentProps || operator === OPS.beginMarkedContent) {
      const [tag, number] = operands[index];
      const isReading = beginsReading(operator, operands[index]);
      open.push(
        (tag.name ?? tag) === 'Artifact' ? 'artifact' : isReading ? 'reading' : (number ?? undefined),
      );
      if (typeof number === 'number') numbers.push(number);
    } else if (operator === OPS.endMarkedContent) open.pop();
    else if (PAINTING.has(operator)) {
      const owner = open.findLast((one) => one !== undefined && one !== 'reading') as number | 'artifact';
      const glyphs = operator === OPS.showText ? glyphText(operands[index][0]) : '';
      // a space in a reading fills a gap and is no text
      const shown = open.includes('reading') ? glyphs.replaceAll(' ', '') : glyphs;
      if (owner === undefined) unmarked++;
      else if (owner === 'artifact') artifacts += shown;
      else texts.set(owner, (texts.get(owner) ?? '') + shown);
    }
  }
  return { numbers, texts, unmarked, artifacts };
}

function glyphText(glyphs: readonly (number | { unicode: string })[]): string {
  return glyphs.map((glyph) => (typeof glyph === 'number' ? '' : glyph.unicode)).join('');
}

class ElementReader {
  private readonly pageOf: ReadonlyMap<string, number>;

  constructor(
    private readonly file: PDFDocument,
    private readonly pages: readonly MarkedPage[],
  ) {
    this.pageOf = new Map(file.getPages().map(({ ref }, index) => [ref.toString(), index]));
  }

  read(dictionary: PDFDict, outerPage: number | undefined): ReadElement {
    const page = this.pageIn(dictionary) ?? outerPage;
    const attributes = this.attributesIn(dictionary);
    const kids = dictionary.lookup(PDFName.of('K'));
    const headers = attributes.get('Headers');
    const bounds = attributes.get('BBox');
    return {
      type: nameIn(dictionary, 'S') ?? '',
      alt: textIn(dictionary, 'Alt'),
      language: textIn(dictionary, 'Lang'),
      name: textIn(dictionary, 'ID'),
      scope: attributes.get('Scope') instanceof PDFName ? nameText(attributes.get('Scope')) : undefined,
      headers: headers instanceof PDFArray ? headers.asArray().map((one) => stringText(one) ?? '') : [],
      columnSpan: numberIn(attributes.get('ColSpan')) ?? 1,
      rowSpan: numberIn(attributes.get('RowSpan')) ?? 1,
      bounds:
        bounds instanceof PDFArray ? bounds.asArray().map((one) => numberIn(one) ?? Number.NaN) : undefined,
      kids: this.listOf(kids).map((kid) => this.kid(kid, page)),
    };
  }

  private kid(kid: unknown, page: number | undefined): ReadElement['kids'][number] {
    if (kid instanceof PDFNumber) return this.content(page, kid.asNumber());
    const dictionary = kid as PDFDict;
    const type = nameIn(dictionary, 'Type');
    if (type === 'OBJR') return this.link(dictionary.lookup(PDFName.of('Obj'), PDFDict));
    if (type === 'MCR')
      return this.content(
        this.pageIn(dictionary) ?? page,
        numberIn(dictionary.get(PDFName.of('MCID'))) ?? -1,
      );
    return this.read(dictionary, page);
  }

  private content(page: number | undefined, number: number): ReadContent {
    if (page === undefined) throw new Error(`content ${number} is on no page`);
    return { page, number, text: this.pages[page]?.texts.get(number) ?? '' };
  }

  private link(annotation: PDFDict): ReadLink {
    const action = annotation.lookupMaybe(PDFName.of('A'), PDFDict);
    const destination = textIn(annotation, 'Dest') ?? (action && textIn(action, 'D'));
    return { contents: textIn(annotation, 'Contents') ?? '', destination };
  }

  private pageIn(dictionary: PDFDict): number | undefined {
    const page = dictionary.get(PDFName.of('Pg'));
    return page instanceof PDFRef ? this.pageOf.get(page.toString()) : undefined;
  }

  private attributesIn(dictionary: PDFDict): ReadonlyMap<string, unknown> {
    const all = this.listOf(dictionary.lookup(PDFName.of('A'))).filter((one) => one instanceof PDFDict);
    return new Map(
      all.flatMap((one) => one.entries().map(([key, value]) => [nameText(key) ?? '', value] as const)),
    );
  }

  /** One or several, each of them looked up. */
  private listOf(value: unknown): unknown[] {
    if (value === undefined) return [];
    if (!(value instanceof PDFArray)) return [value];
    return value.asArray().map((one) => this.file.context.lookup(one));
  }
}

function nameText(value: unknown): string | undefined {
  return value instanceof PDFName ? value.decodeText() : undefined;
}

function nameIn(dictionary: PDFDict, key: string): string | undefined {
  return nameText(dictionary.lookup(PDFName.of(key)));
}

function stringText(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

function textIn(dictionary: PDFDict, key: string): string | undefined {
  return stringText(dictionary.lookup(PDFName.of(key)));
}

function numberIn(value: unknown): number | undefined {
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}
