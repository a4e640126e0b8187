import type { FrontTexts } from '../wire/start.js';
import type { PackOfYear } from './next-year.js';

/** The years of a pack that move on, and what they stand in that does not. */
export class YearMover {
  private readonly years: ReadonlySet<number>;
  /** Heads of columns that move on. */
  private readonly heads: ReadonlySet<string>;
  /** Tables of the office's own: they stay as they are, and so does what is said of them. */
  readonly kept: ReadonlySet<string>;

  constructor({ tables, date }: Pick<PackOfYear, 'tables' | 'date'>) {
    const fixed = tables.filter(({ kind }) => kind !== 'general').flatMap((table) => table.columns);
    const ofDate = Number(date.slice(0, 4));
    const ofColumns = fixed.flatMap(({ period }) => period?.year ?? []);
    // no other year of a text has to do with the year of the pack
    this.years = new Set(ofDate > 0 ? [...ofColumns, ofDate] : ofColumns);
    this.kept = new Set(tables.filter(({ kind }) => kind === 'general').map(({ name }) => name));
    this.heads = new Set(fixed.map(({ header }) => header).filter((header) => this.plain(header) !== header));
  }

  /** Every year of a text that says nothing of a column. */
  plain(text: string): string {
    return text.replace(YEAR, (year) => (this.years.has(Number(year)) ? String(Number(year) + 1) : year));
  }

  /** The name of a column, if it moves on. */
  head(text: string): string {
    return this.heads.has(text) ? this.plain(text) : text;
  }

  /**
   * A sentence. One with a figure of a table that stays is of the time of that figure: to move its years would tell
   * last year's figure as this one's.
   */
  sentence(text: string): string {
    const names = [...text.matchAll(/\{\{[^}]*\}\}/g)].flatMap(([call]) => [
      ...call.matchAll(/["']([^"']*)["']/g),
    ]);
    const isOfKept = names.some(([, name = '']) => this.isOfKept(name));
    return isOfKept ? text : this.plain(text);
  }

  /** Whether a name in a call leads to what stays: a table, or a column of a year that is no head which moves. */
  private isOfKept(name: string): boolean {
    if ([...this.kept].some((table) => name === table || name.startsWith(`${table}/`))) return true;
    return (
      this.plain(name) !== name && !this.heads.has(name) && !this.heads.has(name.split('/').at(-1) ?? '')
    );
  }
}

/** A year that stands alone: that of 2021—2025年 is the end of a plan, and stays. */
const YEAR = /(?<![\d—–～~-])((?:19|20)\d\d)(?=年(?!\s*[—–～~-]))/gu;

/** The front of the year after, as far as years tell it: the clerk is to look at the number of the meeting. */
export function movedFront(front: FrontTexts, pack: Pick<PackOfYear, 'tables' | 'date'>): FrontTexts {
  const mover = new YearMover(pack);
  const moved = Object.entries(front).map(([key, text]) => [
    key,
    key === 'date' ? movedDate(text) : mover.plain(text),
  ]);
  return Object.fromEntries(moved) as unknown as FrontTexts;
}

export function movedDate(date: string): string {
  const [, year, rest = ''] = /^(\d{4})(-.*)?$/.exec(date) ?? [];
  if (year === undefined) return date;
  // there is no 29 February in the year after a leap year
  return `${Number(year) + 1}${rest === '-02-29' ? '-02-28' : rest}`;
}
