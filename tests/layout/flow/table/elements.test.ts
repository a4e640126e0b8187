import { describe, expect, test } from 'vitest';
import { chartDrawer } from '../../../../src/chart/drawer.js';
import type { TableCell, TableNode, TableRow } from '../../../../src/document/tree.js';
import { typeset } from '../../../../src/output/pdf/typeset.js';
import { sharedOrnaments } from '../../../support/ornaments.js';
import { smallReport } from '../../../support/report.js';
import { documentOfBlocks, shippedEdition } from '../../../support/set-document.js';
import { elementsOf, type ReadElement, readStructure, textOf } from '../../../support/structure.js';
import { fonts } from '../../../support/typeset.js';

const place = { file: 'pack.hbs' };
const COLUMNS = 19;

function cell(text: string, header = false): TableCell {
  return { children: [{ kind: 'text', text, place }], header, columnSpan: 1, rowSpan: 1, place };
}

/** A table of so many rows in two groups, too wide for a page. */
function wideTable(rows: number): TableNode {
  const columns = Array.from({ length: COLUMNS }, (_, index) => index);
  const row = (index: number): TableRow => ({
    kind: 'plain',
    level: 1,
    cells: [cell(`第${index}个乡镇`, true), ...columns.map((column) => cell(`${index * 1000 + column}.25`))],
    place,
  });
  const group = (name: string): TableRow => ({
    kind: 'group',
    cells: [{ ...cell(name, true), columnSpan: COLUMNS + 1 }],
    place,
  });
  const body = Array.from({ length: rows }, (_, index) => row(index));
  return {
    kind: 'table',
    id: 'table:wide',
    number: '表1',
    title: [{ kind: 'text', text: '宽表', place }],
    unit: [{ kind: 'text', text: '单位：万元', place }],
    columns: [{ align: 'left', grow: 1 }, ...columns.map(() => ({ align: 'figure', grow: 0 }) as const)],
    head: [{ kind: 'head', cells: [cell('乡镇'), ...columns.map((column) => cell(`指标${column}`))], place }],
    body: [group('平坝'), ...body.slice(0, 5), group('山区'), ...body.slice(5)],
    notes: [[{ kind: 'text', text: '注：测试。', place }]],
    place,
  };
}

describe.each(['handout', 'booklet'])('a table in parts, in the %s', async (name) => {
  const edition = await shippedEdition(name);
  const charts = chartDrawer(smallReport(), edition, fonts);
  const document = documentOfBlocks(wideTable(40));
  const { bytes } = await typeset(document, edition, { fonts, charts, ornaments: await sharedOrnaments() });
  const { root } = await readStructure(bytes);
  const tables = elementsOf(root, 'Table');
  const widthOf = (row: ReadElement) =>
    elementsOf(row, 'TH', 'TD').reduce((sum, one) => sum + one.columnSpan, 0);

  test('is so many tables, each with its caption and rows that are all as wide', () => {
    expect(tables.length).toBeGreaterThan(1);
    for (const table of tables) {
      const rows = elementsOf(table, 'TR');
      expect(new Set(rows.map(widthOf)).size).toBe(1);
      expect(elementsOf(table, 'Caption').map(textOf).join('')).toMatch(/表1/);
    }
  });

  test('has every figure once', () => {
    const figures = tables
      .flatMap((table) => elementsOf(table, 'TD').map(textOf))
      .filter((text) => text !== '');
    expect(figures).toHaveLength(40 * COLUMNS);
    expect(new Set(figures).size).toBe(40 * COLUMNS);
  });

  test('has cells that name heads of their own table alone', () => {
    for (const table of tables) {
      const names = elementsOf(table, 'TH').map(({ name }) => name);
      for (const one of elementsOf(table, 'TD'))
        for (const head of one.headers) expect(names).toContain(head);
    }
    const all = tables.flatMap((table) => elementsOf(table, 'TH').flatMap(({ name }) => name ?? []));
    expect(new Set(all).size).toBe(all.length);
  });
});
