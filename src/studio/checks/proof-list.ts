import { sheetOfTable } from '../../dataset/kinds/index.js';
import type { Proof, ProofRow, ProofSum } from '../../revision/proof/proof.js';
import type { ProofLine, ProofList } from '../wire/checks.js';
import { tickKey } from './ticks.js';

/** The proof of a pack as lines to be ticked on the screen, in the order in which the sheet for paper has them. */
export function proofListOf(proof: Proof, edition: string, ticked: ReadonlySet<string>): ProofList {
  const rows = (group: ProofLine['group'], list: readonly ProofRow[]) =>
    list.flatMap((row) => linesOf(group, row, ticked));
  return {
    edition,
    lines: [
      ...rows('unchecked', proof.unchecked),
      ...rows('doubtful', proof.doubtful),
      ...rows('printed', proof.printed),
      ...proof.derived.map((sum) => derivedLine(sum, ticked)),
      ...rows('unprinted', proof.unprinted),
    ],
  };
}

function linesOf(group: ProofLine['group'], row: ProofRow, ticked: ReadonlySet<string>): ProofLine[] {
  const { table, id, item, section, quote, figures } = row;
  return figures.map(({ column, text, pages, missing }) => {
    const key = tickKey('proof', table, id, column, text, quote);
    const facts = { group, table: sheetOfTable(table), item, column, text, section, quote };
    return { key, ...facts, pages, missing, isTicked: ticked.has(key) };
  });
}

function derivedLine(sum: ProofSum, ticked: ReadonlySet<string>): ProofLine {
  const { table, where, kind, item, column, text, pages } = sum;
  const key = tickKey('derived', table, kind, item, column, text);
  const facts = { group: 'derived' as const, table: where, item, column, text, section: '', quote: '' };
  return { key, ...facts, pages, missing: [], isTicked: ticked.has(key) };
}
