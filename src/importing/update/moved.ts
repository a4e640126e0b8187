import { type Diagnostic, warningAt } from '../../core/diagnostics.js';

/** A sentence of a report's running text, with its line. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
}

/** Shorter ones (各位代表) are said time and again. */
const LEAST = 6;
/** So many characters tell which sentence is meant. */
const SHOWN = 16;

/**
 * What stands elsewhere than before, with its words unchanged: of two states the fewest sentences without which the
 * others are in the same order. Neighbours that moved together are told once.
 */
export function movedTold(before: readonly Sentence[], now: readonly Sentence[], file: string): Diagnostic[] {
  const places = new Map(onlyOnes(before).map(({ text }, index) => [text, index]));
  const common = onlyOnes(now).filter(({ text }) => places.has(text));
  const order = common.map(({ text }) => places.get(text) as number);
  const kept = longestRising(order);
  const runs: Sentence[][] = [];
  for (const [index, sentence] of common.entries()) {
    if (kept.has(index)) continue;
    const goesOn = index > 0 && !kept.has(index - 1) && order[index] === (order[index - 1] as number) + 1;
    if (goesOn) runs.at(-1)?.push(sentence);
    else runs.push([sentence]);
  }
  return runs.map((run) => told(run, file));
}

function onlyOnes(sentences: readonly Sentence[]): Sentence[] {
  const counts = new Map<string, number>();
  for (const { text } of sentences) counts.set(text, (counts.get(text) ?? 0) + 1);
  return sentences.filter(({ text }) => text.length >= LEAST && counts.get(text) === 1);
}

/** The indexes of a longest run of rising numbers, not all side by side. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const rising = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rising.add(at);
  return rising;
}

function told(run: readonly Sentence[], file: string): Diagnostic {
  const { text = '', line = 1 } = run[0] ?? {};
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}……` : text;
  const message = {
    zh: `移到了这里，字没有改：“${shown}”${run.length > 1 ? `等 ${run.length} 句` : ''}`,
    en: `Moved here, worded as before: “${shown}”${run.length > 1 ? ` (${run.length} sentences)` : ''}`,
  };
  return warningAt('report-text-moved', message, { place: { file, line } });
}
