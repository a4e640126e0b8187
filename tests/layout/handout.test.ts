import { beforeAll, describe, expect, test } from 'vitest';
import {
  kinsokuViolations,
  type PaintedLine,
  paintedLines,
  splitViolations,
  unsqueezedPairs,
  wrongGaps,
} from '../support/line-metrics.js';
import { LEPING } from '../support/packs.js';
import { readPdf } from '../support/read-pdf.js';
import { shippedSet } from '../support/shipped.js';

describe('the shipped handout', () => {
  let lines: PaintedLine[] = [];

  beforeAll(async () => {
    lines = paintedLines(await readPdf((await shippedSet(LEPING, 'handout')).bytes));
  });

  test('keeps kinsoku on every line', () => {
    // a cell may hold nothing but a unit or the dash of a missing value
    expect(kinsokuViolations(lines.filter(({ text }) => text.length > 2))).toEqual([]);
  });

  test('splits no number, unit, word or double mark', () => {
    for (const page of new Set(lines.map((line) => line.page)))
      expect(splitViolations(running(lines).filter((line) => line.page === page))).toEqual([]);
  });

  test('squeezes adjacent marks and sets the Han–Latin space everywhere', () => {
    expect(unsqueezedPairs(lines)).toEqual([]);
    expect(wrongGaps(running(lines))).toEqual([]);
  });
});

/** Page of the contents, where a number follows its leader. */
const CONTENTS_PAGE = 2;

/** Lines of running text: no table cells, chart labels or contents entries. */
function running(lines: readonly PaintedLine[]): PaintedLine[] {
  const isBody = ({ characters }: PaintedLine) => (characters[0]?.sizePt ?? 0) > 14 && characters.length > 10;
  return lines.filter((line) => isBody(line) && line.page !== CONTENTS_PAGE);
}
