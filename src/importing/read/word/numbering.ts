import { circleOf } from '../../../chinese/circled.js';
import { chineseOf } from '../../../chinese/numerals.js';
import { lowerRoman } from '../../../core/roman.js';
import { childOf, type Element, elementAt, settingOf } from './tree.js';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1章`: each %n stands for the count of that level. */
  readonly text: string;
  readonly style: string | undefined;
}

interface Numbering {
  /** Lists that share their levels go on counting each other's paragraphs. */
  readonly shared: string;
  readonly levels: readonly Level[];
  readonly restarts: ReadonlyMap<number, number>;
}

/** Counts the paragraphs that a word processor numbers by itself (ECMA-376 part 1, 17.9). */
export class NumberCounter {
  private readonly lists: ReadonlyMap<string, Numbering>;
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(part: Element | undefined) {
    this.lists = listsOf(childOf(part, 'numbering'));
  }

  /** The number of the next paragraph with these properties, as it is printed; undefined for bullets and none. */
  next(properties: Element, style: string | undefined): string | undefined {
    const id = settingOf(childOf(properties, 'numId')) ?? '';
    const list = this.lists.get(id);
    if (id === '0' || list === undefined) return undefined;
    const ofStyle = list.levels.findIndex((one) => one.style !== undefined && one.style === style);
    const at = levelAt(settingOf(childOf(properties, 'ilvl'))) ?? Math.max(0, ofStyle);
    const level = list.levels[at];
    if (level === undefined) return undefined;
    const counts = this.count(id, list, at);
    if (level.format === 'bullet' || level.format === 'none') return undefined;
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const one = Number(digit) - 1;
      const { start = 1, format = 'decimal' } = list.levels[one] ?? {};
      return numberIn(format, counts[one] ?? start);
    });
  }

  private count(id: string, { shared, levels, restarts }: Numbering, at: number): readonly number[] {
    const counts = this.counts.get(shared) ?? [];
    this.counts.set(shared, counts);
    const restart = this.begun.has(`${id} ${at}`) ? undefined : restarts.get(at);
    this.begun.add(`${id} ${at}`);
    const last = counts[at];
    counts[at] = restart ?? (last === undefined ? (levels[at]?.start ?? 1) : last + 1);
    // what stands below begins anew
    counts.length = at + 1;
    return counts;
  }
}

function listsOf(numbering: Element | undefined): ReadonlyMap<string, Numbering> {
  const children = numbering?.children ?? [];
  const abstract = new Map(
    children
      .filter(({ name }) => name === 'abstractNum')
      .map((one) => [one.attributes.abstractNumId ?? '', levelsOf(one)]),
  );
  const lists = children
    .filter(({ name }) => name === 'num')
    .map((one): [string, Numbering] => {
      const shared = settingOf(childOf(one, 'abstractNumId')) ?? '';
      const overrides = one.children.filter(({ name }) => name === 'lvlOverride');
      const restarts = overrides.flatMap((override): [number, number][] => {
        const start = settingOf(childOf(override, 'startOverride'));
        const at = levelAt(override.attributes.ilvl);
        return start === undefined || at === undefined ? [] : [[at, Number(start)]];
      });
      const levels = [...(abstract.get(shared) ?? [])];
      for (const override of overrides)
        for (const level of levelsOf(override)) levels[levelAt(override.attributes.ilvl) ?? 0] = level;
      return [one.attributes.numId ?? '', { shared, levels, restarts: new Map(restarts) }];
    });
  return new Map(lists);
}

function levelsOf(list: Element): Level[] {
  const levels: Level[] = [];
  for (const level of list.children.filter(({ name }) => name === 'lvl'))
    levels[levelAt(level.attributes.ilvl) ?? levels.length] = {
      start: Number(settingOf(childOf(level, 'start')) ?? 1),
      format:
        settingOf(childOf(level, 'numFmt')) ??
        elementAt(level, 'AlternateContent', 'Choice', 'numFmt')?.attributes.val ??
        'decimal',
      text: settingOf(childOf(level, 'lvlText')) ?? '',
      style: settingOf(childOf(level, 'pStyle')),
    };
  return levels;
}

/** A list has nine levels; what is numbered otherwise is damaged. */
const MOST_LEVELS = 9;

function levelAt(written: string | undefined): number | undefined {
  const level = Number(written);
  return written !== undefined && Number.isInteger(level) && level >= 0 && level < MOST_LEVELS
    ? level
    : undefined;
}

/** Above it a list is damaged, and Roman figures grow without end. */
const MOST_ROMAN = 3999;

export function numberIn(format: string, number: number): string {
  if (/chinese|ideograph|japaneseCounting|japaneseDigital|taiwanese|korean/i.test(format))
    return chineseOf(number);
  if (/circle/i.test(format)) return circleOf(number) ?? String(number);
  if (/paren/i.test(format) && number <= 20) return String.fromCodePoint(0x2473 + number);
  if (format === 'decimalZero') return String(number).padStart(2, '0');
  if (format === 'lowerLetter') return String.fromCharCode(0x60 + ((number - 1) % 26) + 1);
  if (format === 'upperLetter') return String.fromCharCode(0x40 + ((number - 1) % 26) + 1);
  if (format === 'lowerRoman') return lowerRoman(Math.min(number, MOST_ROMAN));
  if (format === 'upperRoman') return lowerRoman(Math.min(number, MOST_ROMAN)).toUpperCase();
  return String(number);
}
