import type { PDFArray, PDFDict, PDFObject } from '@cantoo/pdf-lib';
import { pdfLibrary } from './library.js';

/** Entries of a dictionary that may be there or not, followed to what they lead to; undefined for anything else. */

export function lookup(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(pdfLibrary().PDFName.of(key));
}

export function dictAt(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const { PDFDict, PDFStream } = pdfLibrary();
  const found = lookup(dict, key);
  if (found instanceof PDFStream) return found.dict;
  return found instanceof PDFDict ? found : undefined;
}

export function listAt(dict: PDFDict | undefined, key: string): PDFArray | undefined {
  const found = lookup(dict, key);
  return found instanceof pdfLibrary().PDFArray ? found : undefined;
}

/** What a list holds, each followed. */
export function itemsOf(list: PDFArray | undefined): (PDFObject | undefined)[] {
  return list ? list.asArray().map((_, index) => list.lookup(index)) : [];
}

/** The dictionaries of a list. */
export function dictsIn(dict: PDFDict | undefined, key: string): PDFDict[] {
  const { PDFDict } = pdfLibrary();
  return itemsOf(listAt(dict, key)).filter((one): one is PDFDict => one instanceof PDFDict);
}

export function nameAt(dict: PDFDict | undefined, key: string): string | undefined {
  const found = lookup(dict, key);
  return found instanceof pdfLibrary().PDFName ? found.decodeText() : undefined;
}

export function numberAt(dict: PDFDict | undefined, key: string): number | undefined {
  const found = lookup(dict, key);
  const value = found instanceof pdfLibrary().PDFNumber ? found.asNumber() : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** The numbers of a list; undefined where it holds anything else. */
export function numbersOf(list: PDFArray | undefined): readonly number[] | undefined {
  const { PDFNumber } = pdfLibrary();
  const values = itemsOf(list).map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));
  return list && values.every(Number.isFinite) ? values : undefined;
}

/** A text, trimmed; undefined where there is none. */
export function textAt(dict: PDFDict | undefined, key: string): string | undefined {
  const { PDFHexString, PDFString } = pdfLibrary();
  const found = lookup(dict, key);
  const isText = found instanceof PDFString || found instanceof PDFHexString;
  return (isText && found.decodeText().trim()) || undefined;
}
