import type { PDFObject } from '@cantoo/pdf-lib';
import { pdfLibrary } from './library.js';

/** A rectangle from its lower left corner, in pt. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What of a PDF page is printed, in the page's own space: not yet rotated, in its own units. */
export interface PageBox {
  /** What remains after trimming. */
  readonly trim: Rectangle;
  /** What is painted: the trim with its bleed. */
  readonly shown: Rectangle;
  /** Clockwise, as /Rotate says it. */
  readonly rotate: Turn;
  /** Points per unit. */
  readonly userUnit: number;
}

/** Degrees, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

export interface Size {
  readonly widthPt: number;
  readonly heightPt: number;
}

/** Sizes of pages are often rounded to whole points: what sticks out by less than this still fits. */
export const SLACK_PT = 1.5;

/** Size of the trimmed page as it is looked at. */
export function sizeOf({ trim, rotate, userUnit }: PageBox): Size {
  const widthPt = trim.width * userUnit;
  const heightPt = trim.height * userUnit;
  return rotate % 180 === 0 ? { widthPt, heightPt } : { widthPt: heightPt, heightPt: widthPt };
}

export function isLandscape({ widthPt, heightPt }: Size): boolean {
  return widthPt > heightPt;
}

export function turned({ widthPt, heightPt }: Size): Size {
  return { widthPt: heightPt, heightPt: widthPt };
}

/** The size that most pages have, the first of those that are equally many: the others are fitted into it. */
export function usualSize(sizes: readonly Size[]): Size {
  const counts = new Map<string, { readonly size: Size; count: number }>();
  for (const size of sizes) {
    const key = `${Math.round(size.widthPt)}×${Math.round(size.heightPt)}`;
    const known = counts.get(key) ?? { size, count: 0 };
    counts.set(key, known);
    known.count++;
  }
  return [...counts.values()].reduce((most, one) => (one.count > most.count ? one : most)).size;
}

/** What two rectangles share; undefined where that is nothing. */
export function intersection(a: Rectangle, b: Rectangle): Rectangle | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** A rectangle with its edges moved outward, or inward where `by` is negative. */
export function grown({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** PDF's transformation matrix: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Two opposite corners in any order; undefined for what is no rectangle or has no area. */
export function rectangleIn(value: PDFObject | undefined): Rectangle | undefined {
  const { PDFArray, PDFNumber } = pdfLibrary();
  if (!(value instanceof PDFArray) || value.size() !== 4) return undefined;
  const corners = [0, 1, 2, 3].map((index) => value.lookup(index));
  const [x1, y1, x2, y2] = corners.map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (!Number.isFinite(width + height)) return undefined;
  return width > 0 && height > 0 ? { x: Math.min(x1, x2), y: Math.min(y1, y2), width, height } : undefined;
}
