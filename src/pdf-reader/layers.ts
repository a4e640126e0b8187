import type { PDFDict, PDFObject } from '@cantoo/pdf-lib';
import { dictAt, dictsIn, itemsOf, listAt, lookup, nameAt } from './entries.js';
import { pdfLibrary } from './library.js';

/**
 * Which layers (optional content groups) of a file are printed (ISO 32000-1, 8.11.4): those that its default
 * configuration shows, unless their usage says otherwise of printing, as guides and “draft” marks do.
 */
export class PrintedLayers {
  private readonly off = new Set<PDFDict>();

  constructor(catalog: PDFDict) {
    const layers = dictAt(catalog, 'OCProperties');
    const configuration = dictAt(layers, 'D');
    const on = new Set(dictsIn(configuration, 'ON'));
    const off = new Set(dictsIn(configuration, 'OFF'));
    const isBaseOff = nameAt(configuration, 'BaseState') === 'OFF';
    const categories = printCategories(dictsIn(configuration, 'AS'));
    for (const layer of new Set(dictsIn(layers, 'OCGs'))) {
      const isShown = !off.has(layer) && (!isBaseOff || on.has(layer));
      if (!(printState(layer, categories.get(layer) ?? NONE) ?? isShown)) this.off.add(layer);
    }
  }

  isPrinted(layer: PDFDict): boolean {
    return !this.off.has(layer);
  }

  /** Whether content is printed that belongs to this layer, or to these layers by a rule; all is that names none. */
  showsContent(owner: PDFObject | undefined): boolean {
    const { PDFArray, PDFDict } = pdfLibrary();
    if (!(owner instanceof PDFDict)) return true;
    if (nameAt(owner, 'Type') !== 'OCMD') return this.isPrinted(owner);
    const expression = lookup(owner, 'VE');
    if (expression instanceof PDFArray) return this.satisfies(expression, MOST_NESTED) ?? true;
    const listed = lookup(owner, 'OCGs');
    const layers = listed instanceof PDFDict ? [listed] : dictsIn(owner, 'OCGs');
    const printed = layers.map((layer) => this.isPrinted(layer));
    if (printed.length === 0) return true;
    switch (nameAt(owner, 'P')) {
      case 'AllOn':
        return printed.every(Boolean);
      case 'AnyOff':
        return !printed.every(Boolean);
      case 'AllOff':
        return !printed.some(Boolean);
      default:
        return printed.some(Boolean);
    }
  }

  /** A rule of ands, ors and nots over layers; undefined for what is none. */
  private satisfies(expression: PDFObject | undefined, room: number): boolean | undefined {
    const { PDFArray, PDFDict, PDFName } = pdfLibrary();
    if (expression instanceof PDFDict) return this.isPrinted(expression);
    if (!(expression instanceof PDFArray) || room === 0 || expression.size() === 0) return undefined;
    const [operator, ...operands] = expression.asArray().map((_, index) => expression.lookup(index));
    const values = operands.flatMap((one) => this.satisfies(one, room - 1) ?? []);
    if (!(operator instanceof PDFName) || values.length === 0) return undefined;
    if (operator === PDFName.of('Not')) return !values[0];
    return operator === PDFName.of('Or') ? values.some(Boolean) : values.every(Boolean);
  }
}

/** How deep a rule over layers is followed. */
const MOST_NESTED = 16;

/**
 * What a layer's usage says of printing: by the rules of the configuration, and else where it says itself that it is
 * never to be printed. Undefined where it says nothing.
 */
function printState(layer: PDFDict, categories: ReadonlySet<string>): boolean | undefined {
  const usage = dictAt(layer, 'Usage');
  const states = [...categories].flatMap((name) => nameAt(dictAt(usage, name), `${name}State`) ?? []);
  if (states.length > 0) return !states.includes('OFF');
  return nameAt(dictAt(usage, 'Print'), 'PrintState') === 'OFF' ? false : undefined;
}

const NONE: ReadonlySet<string> = new Set();

/** By layer, which of its usages count when it is printed. */
function printCategories(rules: readonly PDFDict[]): ReadonlyMap<PDFDict, ReadonlySet<string>> {
  const { PDFName } = pdfLibrary();
  const found = new Map<PDFDict, Set<string>>();
  for (const rule of new Set(rules)) {
    if (nameAt(rule, 'Event') !== 'Print') continue;
    const names = itemsOf(listAt(rule, 'Category')).flatMap((one) =>
      one instanceof PDFName ? [one.decodeText()] : [],
    );
    for (const layer of new Set(dictsIn(rule, 'OCGs'))) {
      const known = found.get(layer) ?? new Set();
      for (const name of names) known.add(name);
      found.set(layer, known);
    }
  }
  return found;
}
