import { type Box, transformBox } from '../../src/chart/canvas/box.js';
import type { Matrix } from '../../src/chart/canvas/matrix.js';
import type { FontLibrary } from '../../src/fonts/library.js';

export interface TextBox {
  readonly text: string;
  readonly box: Box;
}

const attributes =
  'x="([-\\d.]+)" y="([-\\d.]+)"(?: transform="matrix\\(([-\\d. ]+)\\)")? font-size="([\\d.]+)"';
const textElement = new RegExp(`<text ${attributes}[^>]*>(.*?)</text>`, 'g');

/**
 * Where the texts of a chart stand: as wide as their glyphs, and from the baseline up to the height of
 * capitals and hanzi, so that boxes that touch are letters that touch.
 */
export function textBoxes(svg: string, role: string, fonts: FontLibrary): readonly TextBox[] {
  return [...svg.matchAll(textElement)].map(([, x = '', y = '', matrix, size = '', content = '']) => {
    const text = content
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&');
    const widthEm = [...text].reduce((width, character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      return width + (fonts.choose(role, false, codePoint)?.face.advanceEm(codePoint) ?? 0);
    }, 0);
    const sizePt = Number(size);
    const [left, baseline] = [Number(x), Number(y)];
    const box = { left, top: baseline - 0.8 * sizePt, right: left + widthEm * sizePt, bottom: baseline };
    return {
      text,
      box: matrix ? transformBox(matrix.split(' ').map(Number) as unknown as Matrix, box) : box,
    };
  });
}

const rectangle =
  /<path d="M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)Z" fill="#/g;

/** The filled rectangles of a chart: its bars, and the swatches of its legend. */
export function filledBoxes(svg: string): readonly Box[] {
  return [...svg.matchAll(rectangle)].map(([, ...numbers]) => {
    const [x, y] = [0, 1].map((from) => numbers.map(Number).filter((_, index) => index % 2 === from));
    return {
      left: Math.min(...(x ?? [])),
      right: Math.max(...(x ?? [])),
      top: Math.min(...(y ?? [])),
      bottom: Math.max(...(y ?? [])),
    };
  });
}
