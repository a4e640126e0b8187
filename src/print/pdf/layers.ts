import type { PDFContext, PDFDict, PDFObject } from '@cantoo/pdf-lib';
import type { FormMaker } from './forms.js';
import { pdfLibrary } from './library.js';
import type { SourceFile } from './read.js';

/** Lists in the configuration of layers that say which are there, shown, hidden. */
const LISTS = ['ON', 'OFF'] as const;

/**
 * The layers (optional content) of all sources as one: a layer that is hidden in its file stays hidden on the
 * sheets. Undefined where no source has any.
 */
export function copyLayers(
  sources: readonly SourceFile[],
  makers: ReadonlyMap<SourceFile, FormMaker>,
  target: PDFContext,
): PDFDict | undefined {
  const { PDFDict, PDFName } = pdfLibrary();
  const found = sources.flatMap((source) => {
    const layers = source.catalog.lookup(PDFName.of('OCProperties'));
    return layers instanceof PDFDict ? [(makers.get(source) as FormMaker).copy(layers)] : [];
  });
  if (found.length === 0) return undefined;
  const configurations = found.map((layers) => layers.lookup(PDFName.of('D')));
  const lists = LISTS.map((key) => [key, configurations.flatMap((one) => listIn(one, key))] as const);
  const base = configurations.map((one) => one instanceof PDFDict && one.get(PDFName.of('BaseState')));
  const state = base.find((one) => one !== false && one !== undefined);
  return target.obj({
    OCGs: found.flatMap((layers) => listIn(layers, 'OCGs')),
    D: { ...Object.fromEntries(lists), ...(state && { BaseState: state }) },
  });
}

function listIn(dict: PDFObject | undefined, key: string): PDFObject[] {
  const { PDFArray, PDFDict, PDFName } = pdfLibrary();
  const list = dict instanceof PDFDict ? dict.lookup(PDFName.of(key)) : undefined;
  return list instanceof PDFArray ? list.asArray() : [];
}
