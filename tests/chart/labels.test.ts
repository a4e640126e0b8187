import { describe, expect, test } from 'vitest';
import { defaultStyle, drawChart } from '../../src/chart/index.js';
import { chartTypes } from '../../src/chart/spec.js';
import { faults } from './faults.js';
import { fonts } from './fonts.js';
import { hardSets, ways } from './hard-sets.js';

const sizes = {
  'a third of the measure': [142, 150],
  'the full measure': [442, 236],
  landscape: [690, 354],
} as const;
/** As the shipped editions have it: nothing under 六号. */
const style = { ...defaultStyle, labelSizePt: 9, smallestSizePt: 7.5 };

describe.each(Object.entries(sizes))('%s', (_, [widthPt, heightPt]) => {
  describe.each(chartTypes)('%s', (type) => {
    test.each(Object.entries(hardSets))('%s', (_, report) => {
      for (const spec of ways[type]) {
        for (const inGrey of widthPt === 442 ? [false, true] : [false]) {
          const place = { widthPt, heightPt, style: { ...style, inGrey }, fonts };
          const { chart, diagnostics } = drawChart(spec, report, place);
          for (const { message } of diagnostics) expect(message.zh).toContain(`图“${spec.name}”`);
          if (chart) expect(faults(chart, diagnostics, spec, report)).toEqual([]);
          else expect(diagnostics.map(({ severity }) => severity)).toContain('error');
        }
      }
    });
  });
});
