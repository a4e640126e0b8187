import { type Bilingual, type Diagnostic, errorAt } from '../core/diagnostics.js';
import { nearestHint } from '../core/source/nearest.js';
import { parsePageRanges } from '../edition/page-range.js';
import { paperNames, parseMillimetres, parsePaper } from '../edition/paper.js';
import {
  defaultImposeSettings,
  type Flip,
  type ImposeSettings,
  type LayoutName,
} from '../edition/settings.js';
import { layouts } from '../imposition/layouts/index.js';

type TextOption = 'layout' | 'sheet' | 'flip' | 'pages' | 'cover' | 'sections' | 'paperThickness' | 'bleed';
type Switch = 'backCover' | 'rtl' | 'creep' | 'cropMarks' | 'foldMarks' | 'proof';

/** The options of `briefing impose` as they are written. */
export type ImposeOptions = { readonly [Name in TextOption]?: string | undefined } & {
  readonly [Name in Switch]?: boolean | undefined;
};

/** What the options ask for, or what is wrong with them. */
export function readImposeOptions(options: ImposeOptions): ImposeSettings | readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const read = <Value>(
    name: ReadOption,
    parse: (text: string) => Value | undefined,
    unless: Value,
  ): Value => {
    const text = options[name];
    const value = text === undefined ? unless : parse(text);
    if (value === undefined && text !== undefined) found.push(badValue(name, text));
    return value ?? unless;
  };
  const unless = defaultImposeSettings;
  const settings: ImposeSettings = {
    layout: read('layout', layoutIn, unless.layout),
    paper: read('sheet', parsePaper, unless.paper),
    flip: read('flip', flipIn, unless.flip),
    sectionSheets: read('sections', countIn, undefined),
    creep: options.creep ?? unless.creep,
    paperThicknessPt: read('paperThickness', parseMillimetres, unless.paperThicknessPt),
    cropMarks: options.cropMarks ?? unless.cropMarks,
    foldMarks: options.foldMarks ?? unless.foldMarks,
    bleedPt: read('bleed', parseMillimetres, unless.bleedPt),
    rightToLeft: options.rtl ?? unless.rightToLeft,
    lastIsBackCover: options.backCover ?? unless.lastIsBackCover,
    pages: read('pages', parsePageRanges, undefined),
  };
  found.push(...unfitFor(settings.layout, options));
  return found.length > 0 ? found : settings;
}

/** How each value is written. */
const READERS = {
  layout: { option: '--layout', hint: undefined },
  sheet: {
    option: '--sheet',
    hint: {
      zh: `可用：${paperNames.join('、')}，或写尺寸，如 330x480mm`,
      en: `one of ${paperNames.join(', ')}, or a size such as 330x480mm`,
    },
  },
  flip: {
    option: '--flip',
    hint: { zh: 'short 沿短边，long 沿长边', en: 'short or long: the edge around which the sheet is turned' },
  },
  sections: {
    option: '--sections',
    hint: { zh: '每帖几张，写 1 到 99 的整数', en: 'sheets in a section: a whole number from 1 to 99' },
  },
  paperThickness: {
    option: '--paper-thickness',
    hint: { zh: '写毫米数，如 0.1mm', en: 'millimetres, such as 0.1mm' },
  },
  bleed: { option: '--bleed', hint: { zh: '写毫米数，如 3mm', en: 'millimetres, such as 3mm' } },
  pages: {
    option: '--pages',
    hint: {
      zh: '从 1 数起，如 1-8,11；20- 是到最后',
      en: 'counted from 1, such as 1-8,11; 20- goes to the end',
    },
  },
} as const satisfies Record<string, { option: string; hint: Bilingual | undefined }>;

type ReadOption = keyof typeof READERS;

function badValue(name: ReadOption, value: string): Diagnostic {
  const { option, hint } = READERS[name];
  return errorAt(
    'bad-option',
    { zh: `选项 ${option} 的值“${value}”不对`, en: `option ${option} can't be “${value}”` },
    { hint: hint ?? nearestHint(value, Object.keys(layouts)) },
  );
}

/** Options that mean nothing where nothing is folded. */
const FOLDED_ONLY = {
  sections: '--sections',
  creep: '--creep',
  foldMarks: '--fold-marks',
  paperThickness: '--paper-thickness',
} as const;

function unfitFor(layout: LayoutName, options: ImposeOptions): readonly Diagnostic[] {
  if (layouts[layout].isFolded) return [];
  const keys = Object.keys(FOLDED_ONLY) as (keyof typeof FOLDED_ONLY)[];
  return keys
    .filter((key) => options[key] !== undefined)
    .map((key) =>
      errorAt(
        'unfit-option',
        {
          zh: `选项 ${FOLDED_ONLY[key]} 不能用于 ${layout}：这种版式不折`,
          en: `option ${FOLDED_ONLY[key]} does not go with ${layout}: nothing is folded`,
        },
        { hint: { zh: '用于 saddle 或 perfect', en: 'it goes with saddle and perfect' } },
      ),
    );
}

function layoutIn(text: string): LayoutName | undefined {
  return Object.hasOwn(layouts, text) ? (text as LayoutName) : undefined;
}

function flipIn(text: string): Flip | undefined {
  return text === 'short' || text === 'long' ? text : undefined;
}

function countIn(text: string): number | undefined {
  return /^[1-9]\d?$/.test(text.trim()) ? Number(text) : undefined;
}
