import { PT_PER_MM } from '../../core/length.js';
import type { FontLibrary } from '../../fonts/library.js';
import { type FurnitureItem, type PageFacts, type Paragraph, renderPdf } from '../../output/pdf/index.js';
import { drawSheets } from './drawing.js';
import type { SheetMap } from './sheet-map.js';

const A4 = { width: 210 * PT_PER_MM, height: 297 * PT_PER_MM };
const MARGIN_PT = 20 * PT_PER_MM;

/** Sets the map on A4 in the pack's own faces; `date` fixes the file's dates. */
export async function mapAsPdf(map: SheetMap, date: Date, fonts: FontLibrary): Promise<Uint8Array> {
  const widthPt = A4.width - 2 * MARGIN_PT;
  const line = (text: string, font: string, sizePt: number): Paragraph => ({
    text: [{ text: drawable(text, fonts, font), font, fontSize: sizePt }],
    pitch: sizePt * 1.6,
  });
  const title = { ...line(map.title, '黑体', 15), margin: [0, 0, 0, 6] as const };
  const { bytes } = await renderPdf(
    {
      info: { title: map.title, author: 'briefing', creationDate: date },
      language: 'zh-CN',
      pageSize: A4,
      pageMargins: [MARGIN_PT, MARGIN_PT, MARGIN_PT, MARGIN_PT],
      content: [
        title,
        ...map.facts.map((fact) => line(fact, '宋体', 10.5)),
        { stack: [], margin: [0, 6, 0, 0] },
        ...drawSheets(map, widthPt, fonts),
      ],
      furniture: pageNumber,
    },
    fonts,
  );
  return bytes;
}

function pageNumber({ number, count, widthPt, heightPt }: PageFacts): FurnitureItem[] {
  const runs = [{ text: `${number} / ${count}`, font: '宋体', fontSize: 9 }];
  return [{ runs, x: widthPt / 2, y: heightPt - MARGIN_PT / 2, anchor: 'middle' }];
}

/** A file's name may hold characters that no face draws. */
function drawable(text: string, fonts: FontLibrary, font: string): string {
  return [...text]
    .map((one) => (fonts.choose(font, false, one.codePointAt(0) as number) ? one : '?'))
    .join('');
}
