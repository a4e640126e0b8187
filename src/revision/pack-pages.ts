import type { Place } from '../core/diagnostics.js';
import type { Block, Document } from '../document/tree.js';
import { blocksIn, printedText } from '../document/walk.js';
import type { Printed } from '../output/pdf/index.js';
import type { Report } from '../report/report.js';
import { figuresDrawn } from './drawn.js';

/** Where an edition of a pack prints what, in the words and page numbers of its readers. */
export interface PackPages {
  /**
   * Pages on which a figure is printed or drawn, in order, by its name; none where the edition does neither.
   */
  figure(name: string): readonly string[];
  /** The figures printed or drawn, by name, in the order in which each is first met. */
  readonly figures: readonly string[];
  /** The numbers of the pages, in order. */
  readonly labels: readonly string[];
  /** Pages of a text of pack.yaml, or of what is printed for a cell. */
  text(place: Place): readonly string[];
  /**
   * Pages on which a text begins that has no place: a definition in the glossary, and at the foot of a page.
   */
  saying(text: string): readonly string[];
  /** Pages of a chart. */
  chart(name: string): readonly string[];
  /** The chart (图1) that draws a figure which no text prints. */
  drawnOnlyIn(name: string): string | undefined;
  /** What the edition calls a table (表1) or a chart (图1); undefined where it has none of that name. */
  table(name: string): string | undefined;
  /** The tables that it sets as such, by name and in order. */
  readonly tables: readonly string[];
  chartNumber(name: string): string | undefined;
  chartTitle(name: string): string;
  readonly hasGlossary: boolean;
  readonly hasCover: boolean;
  /** Whether a paragraph says this. */
  says(text: string): boolean;
  /** The first heading of a section; undefined where the edition has no such section. */
  section(name: string): string | undefined;
}

/** So much of a text is looked for: the rest may stand on the next page. */
const BEGINNING = 12;

/** A document and what came to stand on its pages → where to find things. */
export function packPages(document: Document, printed: readonly Printed[], report: Report): PackPages {
  const index = new PageIndex();
  const inText = new Set<string>();
  const drawn = new Map(
    report.pack.charts.map((spec) => [`figure:${spec.name}`, figuresDrawn(spec, report)]),
  );
  for (const { figure, place, drawing, pageLabel } of printed) {
    if (figure !== undefined) {
      index.add(`figure ${figure}`, pageLabel);
      inText.add(figure);
    }
    if (place) index.add(placeKey(place), pageLabel);
    if (drawing) index.add(`drawing ${drawing}`, pageLabel);
    for (const name of drawn.get(drawing ?? '') ?? []) index.add(`figure ${name}`, pageLabel);
  }
  const blocks = [...blocksIn(document.children)];
  const numbers = new Map(blocks.flatMap(numbered));
  const titles = new Map(blocks.flatMap(titled));
  const paragraphs = blocks.flatMap((one) => (one.kind === 'paragraph' ? printedText(one.children) : []));
  return {
    figure: (name) => index.pages(`figure ${name}`),
    figures: index.keys('figure '),
    labels: [...new Set(printed.map(({ pageLabel }) => pageLabel))],
    text: (place) => index.pages(placeKey(place)),
    saying: (text) => pagesSaying(text.slice(0, BEGINNING), printed),
    chart: (name) => index.pages(`drawing figure:${name}`),
    drawnOnlyIn: (name) => {
      if (inText.has(name)) return undefined;
      const charts = [...drawn].filter(([, figures]) => figures.includes(name));
      return charts.flatMap(([chart]) => numbers.get(chart) ?? [])[0];
    },
    table: (name) => numbers.get(`table:${name}`),
    tables: [...numbers.keys()].flatMap((id) => (id.startsWith('table:') ? [id.slice('table:'.length)] : [])),
    chartNumber: (name) => numbers.get(`figure:${name}`),
    chartTitle: (name) => titles.get(`figure:${name}`) ?? '',
    hasGlossary: blocks.some(({ kind }) => kind === 'glossary'),
    hasCover: blocks.some((one) => one.kind === 'section' && one.matter === 'cover'),
    says: (text) => paragraphs.some((one) => one.includes(text)),
    section: (name) => titles.get(name),
  };
}

class PageIndex {
  private readonly found = new Map<string, Set<string>>();

  add(key: string, page: string): void {
    this.found.set(key, (this.found.get(key) ?? new Set()).add(page));
  }

  pages(key: string): string[] {
    return [...(this.found.get(key) ?? [])];
  }

  keys(prefix: string): string[] {
    return [...this.found.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  }
}

/** The pages whose text has these words, wherever its lines end. */
function pagesSaying(words: string, printed: readonly Printed[]): string[] {
  const texts = new Map<string, string>();
  for (const { text, pageLabel, drawing } of printed)
    if (drawing === undefined) texts.set(pageLabel, (texts.get(pageLabel) ?? '') + text);
  return [...texts].flatMap(([page, text]) => (words !== '' && text.includes(words) ? [page] : []));
}

function placeKey({ file, line, column }: Place): string {
  return `place ${file}:${line}:${column}`;
}

function numbered(block: Block): [string, string][] {
  const isNumbered = block.kind === 'table' || block.kind === 'figure';
  return isNumbered && block.number !== undefined ? [[block.id, block.number]] : [];
}

/** Sections by name, charts by id. */
function titled(block: Block): [string, string][] {
  if (block.kind === 'figure') return [[block.id, printedText(block.title ?? [])]];
  if (block.kind !== 'section') return [];
  const heading = [...blocksIn(block.children)].find((one) => one.kind === 'heading');
  return heading ? [[block.name, printedText(heading.children)]] : [];
}
