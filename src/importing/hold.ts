import { type Diagnostic, type Place, warningAt } from '../core/diagnostics.js';
import type { Row, Table } from '../dataset/model.js';
import type { SourceReport } from './model.js';
import { likeness, plainFigures, sentencesOf, stretchesBetween } from './text.js';

/** Clauses that are as like as this are taken for the same, reworded. */
const LIKE = 0.6;
/** The code of a row that has another figure than the report. */
export const FIGURE_CHANGED = 'report-figure-changed';
/** So many figures that no row has are named. */
const NAMED = 5;

type RowTable = Pick<Table, 'columns'> & { readonly rows: readonly Pick<Row, 'cells' | 'id'>[] };

/** A clause of the report, as it stands and as it is compared. */
interface Clause {
  readonly text: string;
  readonly compared: string;
}

/**
 * Rows held against the report that they were taken from: clauses that are no longer in it, figures that it gives
 * otherwise, and, unless it is known what was imported and what a clerk took out since, figures that no row has.
 */
export function holdAgainst(
  tables: readonly RowTable[],
  report: SourceReport,
  file: string,
  { all = true } = {},
): Diagnostic[] {
  const texts = [...report.blocks.map(({ text }) => text), ...report.source.notes.map(({ text }) => text)];
  const whole = compared(texts.join('\n'));
  const clauses = texts.flatMap((text) => clausesOf(text));
  const quotes = tables.flatMap(quotesOf);
  const known = new Set(quotes.map(({ part }) => compared(part)));
  const others = clauses.filter((clause) => !known.has(clause.compared));
  const gone = quotes.filter(({ part }) => !whole.includes(compared(part)));
  const told = gone.map((quote) => goneClause(quote, others));
  return all ? [...told, ...newFigures(report, file, [...known])] : told;
}

/** A clause of 原文, with the row it is of. */
interface Quote {
  readonly part: string;
  readonly id: string;
  readonly place: Place;
}

function quotesOf({ rows, columns }: RowTable): Quote[] {
  const column = columns.find(({ role }) => role === 'quote');
  return rows.flatMap(({ id, cells }) => {
    const cell = column && cells[column.header];
    return cell ? partsOfQuote(cell.text).map((part) => ({ part, id, place: cell.place })) : [];
  });
}

/** 原文 joins clauses by ；, and leaves words out with ……. */
export function partsOfQuote(quote: string): string[] {
  return quote
    .split(/[；;]|…+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 1);
}

function clausesOf(text: string): Clause[] {
  const parts = sentencesOf(text).flatMap(({ from, to }) => {
    const sentence = text.slice(from, to);
    return stretchesBetween(sentence, '；;，。').map((one) => sentence.slice(one.from, one.to));
  });
  return parts.map((part) => ({ text: part.trim(), compared: compared(part) }));
}

/** Width, spaces and ends don't make another clause. */
function compared(text: string): string {
  return normalizedWords(text.replace(/\[\^[^\]]*\]/g, '')).words;
}

/** A clause as it is compared, and where each character of that stands in it. */
export function normalizedWords(text: string): {
  readonly words: string;
  readonly offsets: readonly number[];
} {
  const offsets: number[] = [];
  let words = '';
  for (const [offset, character] of Array.from(plainFigures(text).split('')).entries()) {
    if (PASSED_OVER.test(character)) continue;
    words += character;
    offsets.push(offset);
  }
  return { words, offsets };
}

const PASSED_OVER = /[\s\u3000。，；]/;

/** A text with each number as a sign: what is alike but for its figures. */
function frameOf(text: string): string {
  return text.replace(/\d+(?:[.,]\d+)*/g, '#');
}

function goneClause({ part, id, place }: Quote, clauses: readonly Clause[]): Diagnostic {
  const own = compared(part);
  const last = compared(part.split('，').at(-1) ?? part);
  const changed = clauses.find((one) => /\d/.test(last) && frameOf(one.compared) === frameOf(last));
  if (changed !== undefined) {
    const [before, now] = [numbersIn(last), numbersIn(changed.compared)];
    const message = {
      zh: `“${id}”的数报告里改了：${before} → ${now}（${changed.text}）`,
      en: `The report gives another figure for "${id}": ${before} → ${now} (${changed.text})`,
    };
    return warningAt(FIGURE_CHANGED, message, { place });
  }
  const [near] = clauses
    .map((one) => ({ one, same: likeness(one.compared, own) }))
    .filter(({ one, same }) => same >= LIKE && one.compared.length >= own.length / 2)
    .toSorted((a, b) => b.same - a.same);
  const message = {
    zh: `“${part}”不在报告里了${near ? `，现作“${near.one.text}”` : ''}`,
    en: `“${part}” is no longer in the report${near ? `, which has “${near.one.text}”` : ''}`,
  };
  return warningAt('quote-not-in-report', message, { place });
}

function numbersIn(text: string): string {
  return (text.match(/\d+(?:[.,]\d+)*%?/g) ?? []).join('、');
}

/** Figures of both years that stand in no row's 原文, told once. */
function newFigures(report: SourceReport, file: string, quotes: readonly string[]): Diagnostic[] {
  const absent = report.figures.filter(({ year, clause }) => {
    if (year !== 'last' && year !== 'plan') return false;
    const own = compared(clause);
    return !quotes.some((quote) => quote.includes(own) || own.includes(quote));
  });
  const [first] = absent;
  if (first === undefined) return [];
  const some = absent
    .slice(0, NAMED)
    .map(({ name, value }) => `${name}${value}`)
    .join('；');
  const message = {
    zh: `报告里有 ${absent.length} 个数各行都没有：${some}${absent.length > NAMED ? '……' : ''}`,
    en: `${absent.length} figures of the report are in no row: ${some}${absent.length > NAMED ? ' …' : ''}`,
  };
  const line = report.blocks[first.block]?.line;
  return [
    warningAt('report-figures-not-in-rows', message, {
      place: { file, ...(line !== undefined && { line }) },
    }),
  ];
}
