import type { PDFDocumentProxy } from 'pdfjs-dist';

/** How large a page is to be drawn, in CSS pixels for one pt. */
export type ScaleOf = (size: { readonly width: number; readonly height: number }) => number;

/** A page of a PDF on a canvas of its own; undefined where it was given up. */
export async function drawn(
  pdf: PDFDocumentProxy,
  number: number,
  scaleOf: ScaleOf,
): Promise<HTMLCanvasElement | undefined> {
  try {
    const one = await pdf.getPage(Math.min(number, pdf.numPages));
    const plain = one.getViewport({ scale: 1 });
    const scale = scaleOf(plain);
    const viewport = one.getViewport({ scale: scale * devicePixelRatio });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    canvas.style.width = `${Math.round(plain.width * scale)}px`;
    // as for a printer: on a screen it waits for the next frame again and again
    await one.render({ canvas, viewport, intent: 'print' }).promise;
    return canvas;
  } catch {
    return undefined;
  }
}
