import { NUMBERS } from '../words.mjs';
import { spoilPdf } from './pdf.mjs';

const figures = [0, 1, -1, 3, 1000, 0.1, 1e9, NaN, Infinity, ...NUMBERS.slice(0, 4).map(Number)];

/** A PDF that is not as it should be, to be put on sheets in any of the ways. */
export function impose(random, folder) {
  const settings = {
    layout: random.pick(['saddle', 'perfect', '2up', '4up', 'cut-stack']),
    flip: random.pick(['short', 'long']),
    creep: random.chance(0.3),
    cropMarks: random.chance(0.3),
    foldMarks: random.chance(0.3),
    rightToLeft: random.chance(0.3),
    lastIsBackCover: random.chance(0.3),
    bleedPt: random.chance(0.2) ? random.pick(figures.filter((figure) => figure >= 0 && figure < 2000)) : 0,
  };
  return { target: 'impose', pdf: spoilPdf(random, folder), settings };
}
