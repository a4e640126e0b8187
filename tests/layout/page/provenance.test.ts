import { expect, test } from 'vitest';
import type { Printed } from '../../../src/output/pdf/typeset.js';
import { LEPING, readRows } from '../../support/packs.js';
import { readPdf } from '../../support/read-pdf.js';
import { shippedSet } from '../../support/shipped.js';

const { bytes, printed } = await shippedSet(LEPING, 'brief');
const texts = printed().filter(({ drawing }) => drawing === undefined);

test('every text stands in the file where it is said to', async () => {
  const pages = await readPdf(bytes);
  for (const { page, box, text } of texts.filter((one) => one.text.trim() !== '')) {
    const baseline = box.y + 0.88 * box.heightPt;
    const inBox = pages[page - 1]?.characters.filter(
      ({ x, y }) =>
        Math.abs(y - baseline) < box.heightPt && x > box.x - 0.6 * box.heightPt && x < box.x + box.widthPt,
    );
    expect(inBox?.map((one) => one.text).join(''), text).toContain(text.trim()[0]);
  }
});

test('every figure of a table is traced to its own cell', async () => {
  const rows = await readRows(LEPING, 'indicators');
  const cells = texts.filter(
    ({ place }) => place?.file.endsWith('indicators.csv') && place.field?.includes('年'),
  );
  expect(cells.length).toBeGreaterThan(rows.length);
  const traced = cells.filter(({ text, place }: Printed) => {
    const row = rows[(place?.line ?? 0) - 2];
    const cell = row?.[place?.field ?? ''] ?? '';
    // a figure may stand without its unit; a change follows from two; a card has the head of its column, too
    const isFigure = cell.includes(text) || text.includes(cell) || text === '—';
    return isFigure || /^[+−]/.test(text) || text === place?.field;
  });
  expect(traced).toHaveLength(cells.length);
});

test('a sum leads to the head of the column that is summed', () => {
  const sums = texts.filter(({ text, place }) => text.startsWith('477') && place?.line === 1);
  expect(sums.map(({ place }) => place?.field)).toContain('投资（亿元）');
});
