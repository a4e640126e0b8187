import { type Bilingual, type Diagnostic, warningAt } from '../core/diagnostics.js';
import type { ReportBlock, SourceReport } from './model.js';
import { glossaryOf } from './tables/glossary.js';
import { tasksOf } from './tables/tasks.js';
import { plainFigures, quoted } from './text.js';

/** Something in the wording of a report that is likely a slip. */
interface Finding {
  readonly code: string;
  readonly line: number;
  readonly message: Bilingual;
}

type BlockRule = (block: ReportBlock) => Finding[];
type ReportRule = (report: SourceReport) => Finding[];

/** So many characters before and behind are quoted. */
const AROUND = 10;

/** Slips in the text of a report, each with its line and the words around it. */
export function findingsIn(report: SourceReport, file: string): Diagnostic[] {
  const blocks = report.blocks.filter(
    ({ kind, text }) => kind !== 'table' && kind !== 'front' && text !== '',
  );
  const found = [
    ...blockRules.flatMap((rule) => blocks.flatMap((block) => rule(block))),
    ...reportRules.flatMap((rule) => rule(report)),
  ].toSorted((one, other) => one.line - other.line);
  return found.map(({ code, line, message }) => warningAt(code, message, { place: { file, line } }));
}

function matching(
  code: string,
  pattern: RegExp,
  zh: string,
  en: string,
  isSlip = (_: string) => true,
): BlockRule {
  return ({ text, line }) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => isSlip(found))
      .map(({ index, 0: found }) => {
        const quote = text.slice(Math.max(0, index - AROUND), index + found.length + AROUND);
        return { code, line, message: { zh: `${zh}：“${quote}”`, en: `${en}: “${quote}”` } };
      });
}

const HAN = '\\u4e00-\\u9fff';
/** Repetitions that are words. */
const REPEATED_WORDS = /一步一步|一件一件|一个一个|一项一项|人人人|点点滴滴|方方面面|实实在在|扎扎实实/;

const blockRules: readonly BlockRule[] = [
  matching(
    'half-width-mark',
    new RegExp(`[${HAN}”）][,;:?!](?=[${HAN}“（])`, 'g'),
    '半角标点',
    'A half-width mark',
  ),
  matching(
    'stray-space',
    new RegExp(`(?<=(?![省市县区州旗盟]长|主席|主任)[${HAN}]{2}|[，。；])[ \\t]+(?=[${HAN}]{2})`, 'g'),
    '字间有空格',
    'A space within the text',
  ),
  matching('doubled-mark', /([，。；、：])\1+|[，；、：][，。；、]/g, '标点重复', 'Doubled marks'),
  matching('mojibake', /\ufffd|锟斤拷|烫烫烫|[\ue000-\uf8ff]/g, '乱码', 'Garbled characters'),
  matching(
    'doubled-words',
    new RegExp(`([${HAN}]{4,12})\\1`, 'g'),
    '词语重复',
    'Doubled words',
    (found) => !REPEATED_WORDS.test(found) && !/^[一每][个项件次步]/.test(found) && !/^(.)\1*$/.test(found),
  ),
  rateOverHundred,
  unmatchedPairs,
];

const reportRules: readonly ReportRule[] = [mixedPercent, notesAndMarks, countOfTasks];

function rateOverHundred({ text, line }: ReportBlock): Finding[] {
  const rates = plainFigures(text).matchAll(
    /[^，。；]{0,10}(?:达标率|覆盖率|合格率|普及率|处理率|满意率|办结率|优良率|参保率)(?:为|达到?|提高到|稳定在)?(\d+(?:\.\d+)?)%/g,
  );
  return [...rates].flatMap(([found, rate]) =>
    Number(rate) > 100
      ? [
          {
            code: 'rate-over-100',
            line,
            message: { zh: `比率超过 100%：“${found}”`, en: `A rate of more than 100%: “${found}”` },
          },
        ]
      : [],
  );
}

const PAIRS = ['“”', '‘’', '（）', '《》', '【】', '〔〕'] as const;

function unmatchedPairs({ text, line }: ReportBlock): Finding[] {
  return PAIRS.flatMap((pair) => {
    const [open, close] = [pair[0] as string, pair[1] as string];
    let depth = 0;
    let at = -1;
    for (let index = 0; index < text.length && at === -1; index++) {
      if (text[index] === open) depth++;
      else if (text[index] === close && --depth < 0) at = index;
    }
    if (at === -1 && depth > 0) at = text.lastIndexOf(open);
    if (at === -1) return [];
    const quote = text.slice(Math.max(0, at - AROUND), at + 1 + AROUND);
    return [
      {
        code: 'unmatched-pair',
        line,
        message: { zh: `${pair} 不成对：…${quote}…`, en: `${pair} don't match: …${quote}…` },
      },
    ];
  });
}

function mixedPercent({ blocks }: SourceReport): Finding[] {
  const text = blocks.map((block) => block.text).join('');
  const [wide, narrow] = [text.split('％').length - 1, text.split('%').length - 1];
  if (wide === 0 || narrow === 0) return [];
  const rarer = wide < narrow ? '％' : '%';
  const { line = 1 } = blocks.find((block) => block.text.includes(rarer)) ?? {};
  const message = {
    zh: `百分号全角（${wide}处）、半角（${narrow}处）混用`,
    en: `Percent signs of both widths: ${wide} ％ and ${narrow} %`,
  };
  return [{ code: 'mixed-percent', line, message }];
}

/** Where a report has marks at all, each note has one and each mark its note. */
function notesAndMarks(report: SourceReport): Finding[] {
  const entries = glossaryOf(report).filter(({ number }) => /^\d+$/.test(number));
  const marks = report.blocks.flatMap(({ marks, line }) => marks.map(({ label }) => ({ label, line })));
  const numbered = marks.filter(({ label }) => /^\d+$/.test(label));
  if (entries.length === 0 || numbered.length === 0) return [];
  const unmarked = entries.filter(({ number }) => !numbered.some(({ label }) => label === number));
  const unexplained = numbered.filter(({ label }) => !entries.some(({ number }) => number === label));
  return [
    ...unmarked.map(({ number, term, line }) => ({
      code: 'note-without-mark',
      line,
      message: {
        zh: `注释${number}${quoted(term)}在正文里没有注码`,
        en: `Note ${number} (${term}) has no mark in the text`,
      },
    })),
    ...unexplained.map(({ label, line }) => ({
      code: 'mark-without-note',
      line,
      message: { zh: `注码${label}没有注释`, en: `Mark ${label} has no note` },
    })),
  ];
}

/** Told as a question: the list may stand in another paper. */
function countOfTasks(report: SourceReport): Finding[] {
  const { promised, rows, line } = tasksOf(report);
  if (promised === undefined || rows.length < 2 || rows.length === promised) return [];
  const message = {
    zh: `请核：称实事${promised}件，下列${rows.length}件`,
    en: `To be checked: ${promised} tasks are promised, ${rows.length} are listed`,
  };
  return [{ code: 'count-of-tasks', line, message }];
}
