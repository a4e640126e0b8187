import { type Bilingual, type Diagnostic, errorAt, type Place } from '../core/diagnostics.js';

/** What may stand between the cells of a text: commas, or what programs write in their place as a computer has it. */
export type Separator = ',' | OtherSeparator;
type OtherSeparator = (typeof OTHERS)[number];

const OTHERS = ['\t', ';', '|', '；', '，'] as const;
const anyOther = /[;\t，；|]/;

const names: Readonly<Record<OtherSeparator, Bilingual>> = {
  '\t': { zh: '制表符', en: 'tabs' },
  ';': { zh: '半角分号', en: 'semicolons' },
  '|': { zh: '竖线', en: 'vertical bars' },
  '；': { zh: '全角分号', en: 'full-width semicolons' },
  '，': { zh: '全角逗号', en: 'full-width commas' },
};

/** What stands between cells, in words. */
export function separatorInWords(separator: OtherSeparator): Bilingual {
  return names[separator];
}

/** Lines by which it is found out what stands between cells, and the characters that they are looked for in. */
const LINES_TRIED = 20;
const MOST_TRIED = 20_000;

/** A cell in quotes, or a part of one: what is in it stands between no cells. */
const QUOTED = /"[^"]*"/g;

/** A comma within a figure, be it for thousands or in place of a point, where cells are parted by something else. */
const COMMA_IN_FIGURE = /(?<=\d),(?=\d)/g;

/** What stands between the cells of a head that was read as one. */
export function separatorIn(head: string): OtherSeparator | undefined {
  return anyOther.exec(head)?.[0] as OtherSeparator | undefined;
}

/** What parts the cells of a text; `unsure` is the line, from 1, by which it can't be told. */
export interface FoundSeparator {
  readonly separator: Separator;
  readonly unsure?: number;
}

/**
 * What stands between the cells of a text. It is another sign than the comma where that stands as often in every line
 * (but for a title above and a note below, which have none) and no comma can be meant; tabs stand in no cell, so that
 * lines may have fewer of them. Where a sign stands in nearly all lines and not as often, nothing is certain.
 */
export function separatorOf(text: string): FoundSeparator {
  if (!anyOther.test(text)) return { separator: ',' };
  const separator = likelySeparator(linesOf(text.slice(0, MOST_TRIED)).slice(0, LINES_TRIED));
  if (separator === undefined) return { separator: ',' };
  return confirmed(linesOf(text), separator);
}

/** A line of a text with what counts in it: cells in quotes are empty ones. */
interface BareLine {
  readonly line: number;
  readonly text: string;
}

function linesOf(text: string): BareLine[] {
  const bare = text.replace(QUOTED, (quoted) => `""${'\n'.repeat(quoted.split('\n').length - 1)}`);
  return bare
    .split('\n')
    .flatMap((one, index) => (one.trim() === '' ? [] : [{ line: index + 1, text: one }]));
}

/** The sign that the first line with any has, where so do the others and that line no comma. */
function likelySeparator(lines: readonly BareLine[]): OtherSeparator | undefined {
  const signs = OTHERS.filter((sign) => {
    const parted = lines.filter(({ text }) => text.includes(sign));
    const [head] = parted;
    return (
      head !== undefined && parted.length > 1 && !head.text.includes(',') && isInNearlyAll(parted, lines)
    );
  });
  return signs.find((sign) => isEven(lines, sign)) ?? signs.find((sign) => HALF_WIDTH.includes(sign));
}

/** Full-width signs are those of prose: standing unevenly they part no cells. */
const HALF_WIDTH: readonly Separator[] = ['\t', ';', '|'];

const LEAST_PARTED = 0.8;

/** A short table may have as many lines of text around it as it has rows. */
function isInNearlyAll(parted: readonly BareLine[], lines: readonly BareLine[]): boolean {
  const [first, last] = [parted[0]?.line ?? 0, parted.at(-1)?.line ?? 0];
  const within = lines.filter(({ line }) => line >= first && line <= last);
  return parted.length >= within.length * LEAST_PARTED && parted.length * 2 >= lines.length;
}

function countIn({ text }: BareLine, sign: string): number {
  return text.split(sign).length - 1;
}

function isEven(lines: readonly BareLine[], sign: OtherSeparator): boolean {
  return unevenLine(lines, sign) === undefined;
}

/** The first line that has a sign more or less often than those before it; text around the table has none at all. */
function unevenLine(lines: readonly BareLine[], sign: OtherSeparator): BareLine | undefined {
  if (sign === '\t') return undefined;
  const first = lines.findIndex(({ text }) => text.includes(sign));
  const last = lines.findLastIndex(({ text }) => text.includes(sign));
  const count = countIn(lines[first] as BareLine, sign);
  return lines.slice(first, last + 1).find((line) => countIn(line, sign) !== count);
}

/** Holds a likely sign against all lines, and against the commas in them. */
function confirmed(lines: readonly BareLine[], sign: OtherSeparator): FoundSeparator {
  if (sign === '\t') return { separator: sign };
  const uneven = unevenLine(lines, sign);
  const parted = lines.filter(({ text }) => text.includes(sign));
  const withCommas = parted.filter(({ text }) => text.replace(COMMA_IN_FIGURE, '').includes(','));
  if (!HALF_WIDTH.includes(sign))
    return { separator: withCommas.length > 0 || uneven !== undefined ? ',' : sign };
  const unsure = uneven ?? (mayBeParted(withCommas, parted) ? withCommas[0] : undefined);
  return { separator: sign, ...(unsure && { unsure: unsure.line }) };
}

/** Whether commas may as well part the cells, for most lines have as many. */
function mayBeParted(withCommas: readonly BareLine[], lines: readonly BareLine[]): boolean {
  const counts = new Set(withCommas.map((line) => countIn(line, ',')));
  return counts.size === 1 && withCommas.length * 2 > lines.length;
}

/** That cells are apart by a sign that a table of this kind can't be read by. */
export function wrongSeparator(separator: OtherSeparator, place: Place): Diagnostic {
  const shown = names[separator];
  return errorAt(
    'wrong-separator',
    { zh: `各列用${shown.zh}隔开，不是半角逗号`, en: `Columns are separated by ${shown.en}, not by commas` },
    {
      place,
      hint: { zh: '另存为“CSV（逗号分隔）”。', en: 'Save the sheet as “CSV (comma delimited)”.' },
    },
  );
}

/** That it can't be told what stands between the cells of a text. */
export function unsureSeparator(separator: Separator, place: Place): Diagnostic {
  const shown = separator === ',' ? { zh: '逗号', en: 'commas' } : names[separator];
  return errorAt(
    'unsure-separator',
    {
      zh: `分不清各列用什么隔开：${shown.zh}在这一行与别的行不一样多，或者另有逗号`,
      en: `It can’t be told what parts the columns: this line has more or fewer ${shown.en} than others, or commas too`,
    },
    {
      place,
      hint: {
        zh: '单元格里有这个符号的，把整格用半角引号括起来；或者另存为 .xlsx。',
        en: 'Put cells that hold the sign in double quotes, or save the sheet as .xlsx.',
      },
    },
  );
}
