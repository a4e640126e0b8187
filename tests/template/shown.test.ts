import { expect, test } from 'vitest';
import type { ChartSpec } from '../../src/chart/spec.js';
import type { Report } from '../../src/data/report.js';
import { Shown } from '../../src/template/shown.js';

const place = { file: 'pack.yaml', line: 9, column: 5 };
const passage = { text: '一段', place };
const chart = { name: 'growth', at: 'sectors', place } as ChartSpec;
const report = {
  pack: { narrative: { glance: [passage], projets: [passage] }, charts: [chart] },
  tables: {},
} as unknown as Report;

test('paragraphs of a section that no template asks for are reported where they stand', () => {
  const shown = new Shown();
  shown.narrative('glance');
  shown.chartsOf('sectors');
  const found = shown.unshownSections(report);
  expect(found).toMatchObject([{ severity: 'warning', code: 'unshown-section', place }]);
  expect(found[0]?.message.zh).toContain('projets');
});

test('so are charts', () => {
  const shown = new Shown();
  shown.narrative('glance');
  shown.narrative('projets');
  expect(shown.unshownSections(report)).toMatchObject([{ code: 'unshown-section', place }]);
});
