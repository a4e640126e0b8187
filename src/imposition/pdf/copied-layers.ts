import type { PDFContext, PDFDict, PDFObject } from '@cantoo/pdf-lib';
import { dictAt, listAt } from '../../pdf-reader/entries.js';
import type { FormMaker } from '../../pdf-reader/forms.js';
import { pdfLibrary } from '../../pdf-reader/library.js';
import type { SourceFile } from '../../pdf-reader/read.js';

/**
 * The layers of all sources as one, each on or off as it is printed: what a viewer shows of the sheets is what comes
 * out on paper. Undefined where no source has any.
 */
export function copyLayers(
  sources: readonly SourceFile[],
  makers: ReadonlyMap<SourceFile, FormMaker>,
  target: PDFContext,
): PDFDict | undefined {
  const { PDFDict, PDFName } = pdfLibrary();
  const on: PDFObject[] = [];
  const off: PDFObject[] = [];
  for (const source of sources) {
    const maker = makers.get(source) as FormMaker;
    const listed = listAt(dictAt(source.catalog, 'OCProperties'), 'OCGs')?.asArray() ?? [];
    for (const reference of new Set(listed)) {
      const layer = source.context.lookup(reference);
      if (!(layer instanceof PDFDict)) continue;
      const copied = maker.copy(reference);
      (source.layers.isPrinted(layer) ? on : off).push(copied);
      const inTarget = target.lookup(copied);
      // whether it is looked at or printed makes no difference any more
      if (inTarget instanceof PDFDict) inTarget.delete(PDFName.of('Usage'));
    }
  }
  if (on.length + off.length === 0) return undefined;
  return target.obj({ OCGs: [...on, ...off], D: { ON: on, OFF: off } });
}
