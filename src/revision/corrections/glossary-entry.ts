import { withoutMarks } from '../../dataset/terms/marks.js';
import type { ReportRow } from '../../report/report.js';
import type { PackPages } from '../pack-pages.js';

const DEFINITION = '释义';

/** Whether a column of the glossary is printed in its entries. */
export function isInEntry(header: string): boolean {
  return header === '名词' || header === DEFINITION;
}

/** What a term is said to mean: it stands as the source has it, and is its own 原文. */
export function definitionOf({ cells }: Pick<ReportRow, 'cells'>): string {
  return withoutMarks(cells[DEFINITION]?.text ?? '');
}

/** The pages of an entry: in the glossary, and where its term is explained at the foot. */
export function entryPages(row: Pick<ReportRow, 'cells'>, pages: PackPages): readonly string[] {
  return pages.saying(definitionOf(row));
}
