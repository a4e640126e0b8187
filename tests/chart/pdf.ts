import pdfmake from 'pdfmake';
import type { DrawnChart } from '../../src/chart/index.js';
import type { FontLibrary } from '../../src/fonts/library.js';

/** Charts below each other on one page with a narrow margin, drawn by the PDF engine as the packs have it. */
export async function pdfOf(charts: readonly DrawnChart[], fonts: FontLibrary): Promise<Buffer> {
  pdfmake.setFonts(Object.fromEntries(fonts.faces.map(({ name, path }) => [name, { normal: path }])));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => fonts.faces.some((face) => face.path === path));
  const marginPt = 20;
  const gapPt = 20;
  const width = Math.max(...charts.map(({ widthPt }) => widthPt)) + 2 * marginPt;
  const height = charts.reduce((sum, { heightPt }) => sum + heightPt + gapPt, 2 * marginPt);
  const document = pdfmake.createPdf({
    pageSize: { width, height },
    pageMargins: marginPt,
    content: charts.map(({ svg }) => ({ svg, margin: [0, 0, 0, gapPt] })),
    defaultStyle: { font: fonts.faces[0]?.name ?? '' },
    info: { creationDate: new Date(0) },
  });
  return document.getBuffer();
}
