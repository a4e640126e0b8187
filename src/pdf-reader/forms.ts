import type { PDFContext, PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { overprintOf } from './appearances.js';
import { type Content, contentOf } from './content.js';
import type { Appearance } from './drawn.js';
import { pdfLibrary } from './library.js';
import type { Rectangle } from './page-box.js';
import { brokenPage, problemWith } from './problems.js';
import type { SourceFile, SourcePage } from './read.js';

/** A page as something that can be painted on a sheet: a form XObject, and what is painted over it. */
export interface PageForm {
  readonly form: PDFRef;
  readonly appearances: readonly Appearance[];
  /** Kinds of annotation that are not painted although a viewer would; by /Subtype. */
  readonly leftOff: readonly string[];
}

/** What is missing on a page, counted from 1: kinds of annotation by /Subtype. */
export interface LeftOff {
  readonly page: number;
  readonly kinds: readonly string[];
}

/**
 * Turns the pages of one file into form XObjects of another. What pages share – fonts, pictures – is copied
 * once, as it is: nothing is decoded, drawn or embedded again. Links and tags are left behind.
 */
export class FormMaker {
  private readonly copier;
  private readonly forms = new Map<SourcePage, PageForm>();
  private readonly resources = new Map<PDFObject, PDFRef>();

  constructor(
    private readonly source: SourceFile,
    private readonly target: PDFContext,
  ) {
    this.copier = pdfLibrary().PDFObjectCopier.for(source.context, target);
  }

  /** The form of a page, clipped to `shown` in the page's own space; made once. */
  formOf(page: SourcePage, shown: Rectangle): PageForm {
    const known = this.forms.get(page) ?? this.make(page, shown);
    this.forms.set(page, known);
    return known;
  }

  /** Annotations that are not painted although a viewer would, by page in the order of the file. */
  get leftOff(): readonly LeftOff[] {
    const found = [...this.forms].flatMap(([{ number }, { leftOff }]) =>
      leftOff.length > 0 ? [{ page: number, kinds: leftOff }] : [],
    );
    return found.sort((a, b) => a.page - b.page);
  }

  /** A copy of an object and all it leads to. */
  copy<Copied extends PDFObject>(object: Copied): Copied {
    return this.copier.copy(object);
  }

  /** Throws a ReportError for a page that leads to what can't be followed. */
  private make(page: SourcePage, shown: Rectangle): PageForm {
    const content = contentOf(page);
    try {
      const { appearances: found, leftOff } = overprintOf(page, this.source);
      const appearances = found.map((one) => ({ ...one, form: this.copy(one.form) }));
      return { form: this.register(page, shown, content), appearances, leftOff };
    } catch {
      throw brokenPage(page.number, page.file);
    }
  }

  private register(page: SourcePage, { x, y, width, height }: Rectangle, { bytes, coding }: Content): PDFRef {
    const { PDFName, PDFRawStream } = pdfLibrary();
    const group = page.dict.lookup(PDFName.of('Group'));
    const copied = Object.entries({ ...coding, ...(group && { Group: group }) });
    const dict = this.target.obj({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [x, y, x + width, y + height],
      Resources: this.resourcesOf(page),
      ...Object.fromEntries(copied.map(([key, value]) => [key, this.copy(value)])),
    });
    return this.target.register(PDFRawStream.of(dict, bytes));
  }

  /** Pages often share their resources, be it by reference or by inheritance. */
  private resourcesOf({ resources }: SourcePage): PDFRef {
    const { PDFDict } = pdfLibrary();
    const found = this.source.context.lookup(resources);
    const dict = found instanceof PDFDict ? found : this.source.context.obj({});
    const known = this.resources.get(dict) ?? this.target.register(this.copy(dict));
    this.resources.set(dict, known);
    return known;
  }
}

/** What describes an object to other programs and paints nothing. */
const UNPRINTED = ['Metadata', 'PieceInfo'];

/** Throws a ReportError where something that was copied leads to what is not there or could not be read. */
export function assertWhole(target: PDFContext, file: string): void {
  const { PDFArray, PDFDict, PDFInvalidObject, PDFName, PDFRef, PDFStream } = pdfLibrary();
  const ignored = UNPRINTED.map((key) => PDFName.of(key));
  const broken = (object: PDFObject): boolean => {
    if (object instanceof PDFRef) return target.lookup(object) === undefined;
    if (object instanceof PDFArray) return object.asArray().some(broken);
    if (object instanceof PDFStream) return broken(object.dict);
    if (object instanceof PDFDict)
      return object.entries().some(([key, value]) => !ignored.includes(key) && broken(value));
    return object instanceof PDFInvalidObject;
  };
  if (target.enumerateIndirectObjects().some(([, object]) => broken(object)))
    throw problemWith('broken-pdf', file);
}
