import { describe, expect, test } from 'vitest';
import { type DrawnChart, defaultStyle, drawChart } from '../../src/chart/index.js';
import { openPdf } from '../support/pdfjs.js';
import { fonts } from './fonts.js';
import { pdfOf } from './pdf.js';
import { reportOf } from './report.js';
import { type Sample, samples } from './samples.js';

const sizes = [
  [440, 200],
  [440, 260],
  [640, 300],
] as const;

function draw(
  { spec, report }: Sample,
  [widthPt, heightPt]: readonly [number, number],
  inGrey = false,
): DrawnChart {
  const style = { ...defaultStyle, inGrey };
  const { chart, diagnostics } = drawChart(spec, report, { widthPt, heightPt, style, fonts });
  expect(diagnostics).toEqual([]);
  if (!chart) throw new Error('no chart');
  return chart;
}

async function textOf(pdf: Buffer): Promise<string> {
  const document = await openPdf(pdf).promise;
  const content = await (await document.getPage(1)).getTextContent();
  await document.destroy();
  return content.items.map((item) => ('str' in item ? item.str : '')).join('\n');
}

/** Texts of the cells that a sample shows. */
function figuresOf({ spec, report }: Sample): string[] {
  const rows = report.tables.t?.rows.map(({ cells }) =>
    spec.series.map(({ column }) => cells[column]?.text ?? ''),
  );
  return (rows ?? []).filter((figures) => !spec.rows.complete || figures.every(Boolean)).flat();
}

describe.each(Object.entries(samples))('%s', (_, sample) => {
  test('every label is found whole in the text of the PDF', async () => {
    const charts = sizes.map((size) => draw(sample, size));
    const lines = (await textOf(await pdfOf(charts, fonts))).split('\n');
    for (const label of charts.flatMap(({ labels }) => labels)) expect(lines).toContain(label);
  });

  test('every figure stands on the chart as it is printed', () => {
    // Axes carry the figures of lines and points, and 其他 sums up what a top N leaves out.
    if (['line', 'scatter'].includes(sample.spec.type) || sample.spec.rows.top) return;
    for (const size of sizes) {
      const { labels } = draw(sample, size);
      for (const figure of figuresOf(sample)) {
        expect(labels.filter((label) => label.startsWith(figure.replace('-', '−')))).not.toEqual([]);
      }
    }
  });

  test('the same input gives the same bytes, whatever was drawn between', () => {
    const first = draw(sample, sizes[1]);
    draw(sample, sizes[2], true);
    expect(draw(sample, sizes[1]).svg).toBe(first.svg);
  });

  test('in grey there is no colour at all', () => {
    const { svg } = draw(sample, sizes[1], true);
    const colours = [...new Set(svg.match(/#[0-9a-f]{6}/g))];
    const neutral = /^#(..)\1\1$/;
    const known = [defaultStyle.ink, defaultStyle.hairline];
    expect(colours.filter((colour) => !neutral.test(colour) && !known.includes(colour))).toEqual([]);
  });

  test('nothing that a PDF/A forbids or that makes a soft mask', () => {
    const unwanted = /opacity|clip-path|<pattern|gradient/gi;
    for (const size of sizes) expect(draw(sample, size).svg.match(unwanted)).toBeNull();
  });
});

test('raw Chart.js options are laid over those of the type', () => {
  const { spec, report } = samples.bar as Sample;
  const raw = { ...spec, options: { scales: { y: { display: true, ticks: { display: true } } } } };
  const plain = draw({ spec, report }, sizes[1]).labels;
  expect(draw({ spec: raw, report }, sizes[1]).labels.length).toBeGreaterThan(plain.length);
});

test('the longest stack leaves room for its sum, which is bold', () => {
  const { spec } = samples['stacked-bar'] as Sample;
  const columns = spec.series.map(({ column }) => column);
  const report = reportOf(columns, [{ label: '甲镇', unit: '', cells: ['3200', '5400', '1100'] }]);
  const style = { ...defaultStyle, smallestSizePt: defaultStyle.labelSizePt };
  const { diagnostics } = drawChart(spec, report, { widthPt: 440, heightPt: 200, style, fonts });
  expect(diagnostics).toEqual([]);
});

test('characters that no face draws are errors with their code point', () => {
  const { spec } = samples.bar as Sample;
  const report = reportOf(
    ['2021年实绩', '2022年目标'],
    [{ label: '指标\u{20bb7}', unit: '%', cells: ['1', '2'] }],
  );
  const place = { widthPt: 440, heightPt: 200, style: defaultStyle, fonts };
  const [found] = drawChart(spec, report, place).diagnostics;
  expect(found?.code).toBe('missing-glyph');
  expect(found?.message.en).toContain('U+20BB7');
});

test('a label in a role of several faces has a span for each and is still found whole', async () => {
  const { spec, report } = samples.dumbbell as Sample;
  const style = { ...defaultStyle, fontRole: '宋体' };
  const { chart } = drawChart(spec, report, { widthPt: 440, heightPt: 200, style, fonts });
  if (!chart) throw new Error('no chart');
  expect(chart.svg).toMatch(/<tspan [^>]*font-family="Tinos-Regular">7%<\/tspan><tspan [^>]*>以上<\/tspan>/);
  expect((await textOf(await pdfOf([chart], fonts))).replaceAll('\n', '')).toContain('7%以上');
});

test('a character that only a fallback face has is drawn with it and found whole', async () => {
  const usual = fonts.choose('仿宋', false, '中'.codePointAt(0) ?? 0)?.face.name;
  const han = Array.from({ length: 0x51a6 }, (_, index) => 0x4e00 + index);
  const rare = han.find((codePoint) => fonts.choose('仿宋', false, codePoint)?.face.name !== usual) ?? 0;
  const name = `中${String.fromCodePoint(rare)}镇`;
  const report = reportOf(['2021年实绩'], [{ label: name, unit: '%', cells: ['1'] }]);
  const style = { ...defaultStyle, fontRole: '仿宋' };
  const spec = { ...(samples.bar as Sample).spec, series: [{ column: '2021年实绩' }] };
  const { chart, diagnostics } = drawChart(spec, report, { widthPt: 440, heightPt: 200, style, fonts });
  expect(diagnostics).toEqual([]);
  const fallback = fonts.choose('仿宋', false, rare)?.face.name;
  expect(chart?.svg).toContain(`font-family="${fallback}">${String.fromCodePoint(rare)}</tspan>`);
  expect((await textOf(await pdfOf(chart ? [chart] : [], fonts))).replaceAll('\n', '')).toContain(name);
});
