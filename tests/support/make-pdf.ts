import { PDFDocument, PDFName, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';

const MM = 72 / 25.4;

/** Sizes in pt, upright. */
export const A4 = [210 * MM, 297 * MM] as const;
export const A5 = [148 * MM, 210 * MM] as const;

export interface PageShape {
  readonly size: readonly [number, number];
  /** Boxes as left, bottom, right, top. */
  readonly mediaBox?: readonly number[];
  readonly cropBox?: readonly number[];
  readonly trimBox?: readonly number[];
  readonly rotate?: number;
  readonly userUnit?: number;
}

/** A PNG of two by two samples. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==';

/** A PDF whose pages are told apart by their texts, rectangles and pictures in all corners. */
export async function makePdf(shapes: readonly PageShape[], mark = 'p'): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  const picture = await document.embedPng(PICTURE);
  shapes.forEach((shape, index) => {
    const page = document.addPage([...shape.size]);
    shapePage(page, shape);
    const { x, y, width, height } = page.getCropBox();
    const [right, top] = [x + width - 60, y + height - 20];
    const corners = [
      [x + 4, y + 8],
      [right, y + 8],
      [x + 4, top],
      [right, top],
    ] as const;
    corners.forEach(([left, bottom], corner) => {
      page.drawText(`${mark}${index + 1}.${corner}`, { x: left, y: bottom, size: 9 + corner, font });
    });
    page.drawRectangle({
      x: x + 30 + index,
      y: y + 40,
      width: 20 + index,
      height: 30,
      color: rgb(0.5, 0, 0),
    });
    page.drawImage(picture, { x: right, y: top - 30, width: 20 + index, height: 20 });
  });
  return document.save({ useObjectStreams: false });
}

function shapePage(page: PDFPage, { mediaBox, cropBox, trimBox, rotate, userUnit }: PageShape): void {
  const { context } = page.doc;
  const boxes = { MediaBox: mediaBox, CropBox: cropBox, TrimBox: trimBox };
  for (const [name, box] of Object.entries(boxes))
    if (box) page.node.set(PDFName.of(name), context.obj([...box]));
  if (rotate !== undefined) page.node.set(PDFName.of('Rotate'), context.obj(rotate));
  if (userUnit !== undefined) page.node.set(PDFName.of('UserUnit'), context.obj(userUnit));
}

/** So many pages of one size. */
export function pages(count: number, size: readonly [number, number] = A5): PageShape[] {
  return Array.from({ length: count }, () => ({ size }));
}
