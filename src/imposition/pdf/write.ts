import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PDFContext, PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import type { Flip } from '../../edition/settings.js';
import { assertWhole, FormMaker, type LeftOff } from '../../pdf-reader/forms.js';
import { pdfLibrary } from '../../pdf-reader/library.js';
import type { Matrix, Rectangle, Size } from '../../pdf-reader/page-box.js';
import type { SourceFile, SourcePage } from '../../pdf-reader/read.js';
import type { PrinterMark } from '../printer-marks.js';
import { copyLayers } from './copied-layers.js';
import { type PaintedPage, sideContent } from './side-content.js';

/** A page as it stands on a side. */
export interface PlacedPage {
  readonly source: SourceFile;
  readonly page: SourcePage;
  readonly shown: Rectangle;
  readonly region: Rectangle;
  readonly matrix: Matrix;
  /** Whether it is larger than the others and had to be made smaller than they. */
  readonly isScaledDown: boolean;
}

/** One side of a sheet: a page of the file that is written. */
export interface Side {
  readonly size: Size;
  readonly pages: readonly PlacedPage[];
  readonly marks: readonly PrinterMark[];
}

export interface FileSettings {
  readonly flip: Flip;
  readonly rightToLeft: boolean;
  /** What decides the bytes besides the sides, for the file's identifier. */
  readonly fingerprint: readonly (string | Uint8Array)[];
}

export interface WrittenSheets {
  readonly bytes: Uint8Array;
  /** What is not on them, source by source. */
  readonly leftOff: readonly (readonly LeftOff[])[];
}

/**
 * Writes the sides, front and back by turns, as a PDF whose viewer offers to print it as it must be printed:
 * duplex, flipped on the right edge, not scaled. The same input makes the same bytes: dates and titles are those
 * of the first source. Throws a ReportError where a page leads to what its file does not hold.
 */
export async function writeSheets(
  sides: readonly Side[],
  sources: readonly SourceFile[],
  settings: FileSettings,
): Promise<WrittenSheets> {
  const { PDFContext, PDFStreamWriter } = pdfLibrary();
  const target = PDFContext.create();
  const makers = new Map(sources.map((source) => [source, new FormMaker(source, target)]));
  const tree = target.nextRef();
  const kids = sides.map((side) => writeSide(side, makers, target, tree));
  target.assign(tree, target.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
  const catalog = catalogOf(tree, sources, makers, settings, target);
  target.trailerInfo = {
    Root: target.register(catalog),
    Info: target.register(infoOf(sources[0]?.info, target)),
    ID: identifier(settings.fingerprint, target),
  };
  assertWhole(target, sources.map(({ name }) => name).join(', '));
  const bytes = await PDFStreamWriter.forContext(target, Number.POSITIVE_INFINITY).serializeToBuffer();
  return { bytes, leftOff: sources.map((source) => makers.get(source)?.leftOff ?? []) };
}

function writeSide(
  { size, pages, marks }: Side,
  makers: ReadonlyMap<SourceFile, FormMaker>,
  target: PDFContext,
  parent: PDFRef,
): PDFRef {
  const { PDFRawStream } = pdfLibrary();
  const names = new Map<PDFRef, string>();
  const nameOf = (form: PDFRef): string => {
    const name = names.get(form) ?? `X${names.size + 1}`;
    names.set(form, name);
    return name;
  };
  const painted = pages.map(({ source, page, shown, region, matrix }): PaintedPage => {
    const { form, appearances } = (makers.get(source) as FormMaker).formOf(page, shown);
    const over = appearances.map((one) => ({ name: nameOf(one.form), matrix: one.matrix }));
    return { region, matrix, shown, form: nameOf(form), appearances: over };
  });
  const bytes = deflateSync(sideContent(painted, marks));
  const content = PDFRawStream.of(target.obj({ Filter: 'FlateDecode' }), bytes);
  const forms = Object.fromEntries([...names].map(([form, name]) => [name, form]));
  return target.register(
    target.obj({
      Type: 'Page',
      Parent: parent,
      MediaBox: [0, 0, size.widthPt, size.heightPt].map((value) => Number(value.toFixed(3))),
      Resources: { XObject: forms },
      Contents: target.register(content),
    }),
  );
}

function catalogOf(
  tree: PDFRef,
  sources: readonly SourceFile[],
  makers: ReadonlyMap<SourceFile, FormMaker>,
  { flip, rightToLeft }: FileSettings,
  target: PDFContext,
): PDFDict {
  const { PDFName } = pdfLibrary();
  const [first] = sources;
  const kept = ['Lang', 'OutputIntents'].flatMap((key) => {
    const value = first?.catalog.get(PDFName.of(key));
    return value && first ? [[key, (makers.get(first) as FormMaker).copy(value)] as const] : [];
  });
  const layers = copyLayers(sources, makers, target);
  return target.obj({
    Type: 'Catalog',
    Pages: tree,
    ...Object.fromEntries(kept),
    ...(layers && { OCProperties: layers }),
    ViewerPreferences: {
      PrintScaling: 'None',
      Duplex: flip === 'short' ? 'DuplexFlipShortEdge' : 'DuplexFlipLongEdge',
      PickTrayByPDFSize: true,
      ...(rightToLeft && { Direction: 'R2L' }),
    },
  });
}

const INFO = ['Title', 'Author', 'Subject', 'Keywords', 'CreationDate'] as const;

/** Who wrote it and when is taken over; the clock is not asked. */
function infoOf(info: PDFDict | undefined, target: PDFContext): PDFDict {
  const { PDFHexString, PDFName, PDFString } = pdfLibrary();
  const kept = INFO.flatMap((key): [string, PDFObject][] => {
    const value = info?.lookup(PDFName.of(key));
    return value instanceof PDFString || value instanceof PDFHexString ? [[key, value.clone()]] : [];
  });
  return target.obj({ ...Object.fromEntries(kept), Producer: PDFString.of('briefing') });
}

function identifier(fingerprint: readonly (string | Uint8Array)[], target: PDFContext): PDFObject {
  const { PDFHexString } = pdfLibrary();
  const hash = createHash('sha256');
  for (const part of fingerprint) hash.update(part);
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32));
  return target.obj([id, id]);
}
