import type { Bilingual } from '../core/diagnostics.js';
import { contrastOf } from './contrast.js';
import type { InkBox, InkedPage, Side } from './ink.js';

/** What is wrong on a page. Findings of one rule with the same `kind` are told once, with all their pages. */
export interface Fault {
  readonly kind: string;
  readonly what: Bilingual;
}

/** One rule of print safety: its name, what to do about it, and the faults it finds on a page. */
export interface SafetyRule {
  readonly code: string;
  readonly hint: Bilingual;
  readonly faultsOf: (page: InkedPage) => readonly Fault[];
}

const PT_PER_MM = 72 / 25.4;
/** Printers leave the outermost millimetres white, and a folded or stapled page swallows more. */
const LEAST_EDGE_MM = 5;
const LEAST_SPINE_MM = 10;
/** Thinner lines break up on office printers and vanish in copies. */
const LEAST_STROKE_PT = 0.25;
/** 小五. */
const LEAST_TEXT_PT = 9;
/** For text (WCAG 2.2, 1.4.3), in tone alone. */
const LEAST_CONTRAST = 4.5;
const LEAST_DOTS_PER_INCH = 300;
/** Lengths are compared with this much room for rounding. */
const EPSILON = 0.01;

const SIDE_NAMES: Readonly<Record<Side, string>> = { left: '左', right: '右', top: '上', bottom: '下' };

/** Text too near the edge of the paper or the spine. */
const nearEdge: SafetyRule = {
  code: 'print-edge',
  hint: {
    zh: `离纸边至少 ${LEAST_EDGE_MM} mm，离订口至少 ${LEAST_SPINE_MM} mm：加大 edition.yaml 的页边距`,
    en: `keep ${LEAST_EDGE_MM} mm from the edge and ${LEAST_SPINE_MM} mm from the spine: widen the margins`,
  },
  faultsOf: (page) =>
    page.texts
      .filter(({ box }) => !isClearOfEdges(page, box))
      .flatMap(({ text, box }) =>
        (['left', 'right', 'top', 'bottom'] as const).flatMap((side) => {
          const distanceMm = distancePt(page, box, side) / PT_PER_MM;
          const least = side === page.spine ? LEAST_SPINE_MM : LEAST_EDGE_MM;
          if (distanceMm >= least - EPSILON) return [];
          const from = distanceMm.toFixed(1);
          const what = {
            zh: `“${shortened(text())}”离${side === page.spine ? '订口' : `${SIDE_NAMES[side]}边`}只有 ${from} mm`,
            en: `“${shortened(text())}” is only ${from} mm from the ${side === page.spine ? 'spine' : side}`,
          };
          return [{ kind: side, what }];
        }),
      ),
};

/** Most texts are far from every edge. */
function isClearOfEdges({ widthPt, heightPt }: InkedPage, { left, right, top, bottom }: InkBox): boolean {
  return Math.min(left, widthPt - right, top, heightPt - bottom) >= LEAST_SPINE_MM * PT_PER_MM;
}

function distancePt({ widthPt, heightPt }: InkedPage, box: InkBox, side: Side): number {
  if (side === 'right') return widthPt - box.right;
  if (side === 'bottom') return heightPt - box.bottom;
  return box[side];
}

const thinStroke: SafetyRule = {
  code: 'print-hairline',
  hint: { zh: `线宽不小于 ${LEAST_STROKE_PT} pt`, en: `draw lines of at least ${LEAST_STROKE_PT} pt` },
  faultsOf: ({ strokes }) =>
    strokes
      .filter(({ widthPt }) => widthPt < LEAST_STROKE_PT - EPSILON)
      .map(({ widthPt }) => ({
        kind: widthPt.toFixed(2),
        what: { zh: `${widthPt.toFixed(2)} pt 的细线`, en: `a line of ${widthPt.toFixed(2)} pt` },
      })),
};

const smallText: SafetyRule = {
  code: 'print-small-text',
  hint: {
    zh: '字号不小于小五（9 pt）：改 edition.yaml 里的样式',
    en: 'set text in 小五 (9 pt) or larger: change the style in edition.yaml',
  },
  faultsOf: ({ texts }) =>
    texts
      .filter(({ sizePt }) => sizePt < LEAST_TEXT_PT - EPSILON)
      .map(({ text, sizePt }) => ({
        kind: sizePt.toFixed(1),
        what: {
          zh: `${sizePt.toFixed(1)} pt 的字“${shortened(text())}”`,
          en: `text of ${sizePt.toFixed(1)} pt, “${shortened(text())}”`,
        },
      })),
};

const faintText: SafetyRule = {
  code: 'print-contrast',
  hint: {
    zh: `印成灰度后与底色的对比不小于 ${LEAST_CONTRAST}:1：换一种颜色`,
    en: `keep a contrast of ${LEAST_CONTRAST}:1 when printed in grey: choose another colour`,
  },
  faultsOf: ({ texts }) => {
    const contrasts = new Map<string, number>();
    return texts.flatMap(({ text, colour, ground }) => {
      const pair = colour + ground;
      const contrast = contrasts.get(pair) ?? contrastOf(colour, ground);
      contrasts.set(pair, contrast);
      if (contrast >= LEAST_CONTRAST) return [];
      const ratio = `${contrast.toFixed(1)}:1`;
      const what = {
        zh: `${colour} 的字“${shortened(text())}”印在 ${ground} 上，对比 ${ratio}`,
        en: `“${shortened(text())}” in ${colour} on ${ground}, a contrast of ${ratio}`,
      };
      return [{ kind: `${colour} ${ground}`, what }];
    });
  },
};

const coarsePicture: SafetyRule = {
  code: 'print-picture',
  hint: {
    zh: `图片不低于 ${LEAST_DOTS_PER_INCH} dpi，最好用矢量图`,
    en: `use pictures of ${LEAST_DOTS_PER_INCH} dpi or more, or better a vector drawing`,
  },
  faultsOf: ({ pictures }) =>
    pictures
      .filter(({ dotsPerInch }) => dotsPerInch < LEAST_DOTS_PER_INCH - EPSILON)
      .map(({ dotsPerInch }) => ({
        kind: dotsPerInch.toFixed(0),
        what: {
          zh: `图片只有 ${dotsPerInch.toFixed(0)} dpi`,
          en: `a picture of only ${dotsPerInch.toFixed(0)} dpi`,
        },
      })),
};

/** A page that has nothing but its number. */
const blankPage: SafetyRule = {
  code: 'print-blank',
  hint: {
    zh: '检查模板里是否有空的部分',
    en: 'look for a part of the template that came out empty',
  },
  faultsOf: ({ isBlank }) => (isBlank ? [{ kind: '', what: { zh: '空白页', en: 'a blank page' } }] : []),
};

export const safetyRules: readonly SafetyRule[] = [
  nearEdge,
  thinStroke,
  smallText,
  faintText,
  coarsePicture,
  blankPage,
];

const SHOWN_CHARACTERS = 12;

function shortened(text: string): string {
  const characters = [...text.trim()];
  return characters.length > SHOWN_CHARACTERS
    ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`
    : characters.join('');
}
