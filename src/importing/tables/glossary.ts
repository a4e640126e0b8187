import { CIRCLES, numberOfCircle } from '../../chinese/circled.js';
import type { Doubt, ReportBlock, SourceReport } from '../model.js';
import { plainFigures } from '../text.js';

export interface GlossaryRow {
  readonly number: string;
  readonly term: string;
  readonly meaning: string;
  readonly doubts: readonly Doubt[];
  readonly line: number;
}

const NUMBERED = new RegExp(
  `^\\s*(?:注释?)?\\s*(?:[（(［\\[〔【](\\d{1,3})[）)］\\]〕】]|(\\d{1,3})(?:[．.、:：)）]|\\s)|([${CIRCLES}])|([一二三四五六七八九十]{1,3})、)[．.、:：]?\\s*`,
  'u',
);
const LONGEST_TERM = 48;

/** A note without the number that it opens with. */
export function withoutNumber(text: string): string {
  const head = NUMBERED.exec(plainFigures(text));
  return head ? text.slice(head[0].length) : text;
}

/** The terms that a report explains behind its text or in real notes. */
export function glossaryOf(report: SourceReport): GlossaryRow[] {
  const marked = new Set(report.blocks.flatMap(({ marks }) => marks.map(({ label }) => label)));
  const entries = [...entriesIn(report), ...noteEntries(report)];
  return entries
    .filter(({ term, meaning }) => term !== '' && meaning !== '')
    .map((entry) => ({
      ...entry,
      meaning: entry.meaning.trim(),
      doubts: [
        ...entry.doubts,
        ...(marked.has(entry.number) || marked.size === 0 ? [] : (['no-mark'] as const)),
      ],
    }));
}

interface Entry {
  readonly number: string;
  readonly term: string;
  meaning: string;
  readonly line: number;
  readonly doubts: Doubt[];
}

/** `1．词：义`, `［1］词：义`, a term on its own line with the meaning below; lines without a number go on. */
function entriesIn(report: SourceReport): Entry[] {
  const entries: Entry[] = [];
  const notes = report.blocks.filter(({ kind }) => kind === 'note');
  const areNumbered =
    notes.filter(({ text }) => NUMBERED.test(plainFigures(text))).length * 2 >= notes.length;
  for (const { text, line } of notes) {
    const head = NUMBERED.exec(plainFigures(text));
    const rest = head ? text.slice(head[0].length) : text;
    const number =
      head && (head[1] ?? head[2] ?? (head[3] === undefined ? undefined : String(numberOfCircle(head[3]))));
    const parts = termAndMeaning(rest);
    const last = entries.at(-1);
    if (head === null && last && (areNumbered || parts === undefined)) last.meaning += rest;
    else if (parts ?? (rest.length <= LONGEST_TERM ? { term: rest, meaning: '' } : undefined)) {
      const { term, meaning } = parts ?? { term: rest, meaning: '' };
      const doubts: Doubt[] = head === null ? ['no-number'] : [];
      entries.push({ number: number ?? String(entries.length + 1), term, meaning, line, doubts });
    }
  }
  return entries;
}

function termAndMeaning(text: string): { term: string; meaning: string } | undefined {
  const colon =
    /^(“[^”]{1,40}”[^：:，。]{0,24}|[^：:。]{2,48}?)[：:]/.exec(text) ??
    /^(“[^”]{1,40}”[^，。]{0,16}?|[^，。：]{2,24}?)(?=(?:，)?(?:是指|指的是|即是|即))/.exec(text);
  if (colon === null) return undefined;
  return { term: (colon[1] ?? '').trim(), meaning: text.slice(colon[0].length).replace(/^，/, '') };
}

/** Real notes: a term before a colon, else the quoted words that the mark stands behind. */
function noteEntries(report: SourceReport): Entry[] {
  const places = new Map<string, { block: ReportBlock; at: number }>();
  for (const block of report.blocks)
    for (const { label, at } of block.marks) if (!places.has(label)) places.set(label, { block, at });
  return report.source.notes.flatMap(({ label, text }): Entry[] => {
    const parts = termAndMeaning(text.replace(NUMBERED, ''));
    const { block, at = 0 } = places.get(label) ?? {};
    const before = /“[^“”]{2,24}”[^“”，。；]{0,8}$/.exec(block?.text.slice(0, at) ?? '')?.[0];
    const term = parts?.term ?? before ?? '';
    if (term === '' || block === undefined) return [];
    const doubts: Doubt[] = parts ? [] : ['no-number'];
    return [{ number: label, term, meaning: parts?.meaning ?? text, line: block.line, doubts }];
  });
}
