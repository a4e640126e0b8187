import { describe, expect, it } from 'vitest';
import { golds } from './gold.ts';
import { measure } from './measure.ts';

describe.each(golds)('the importer on $file', (gold) => {
  it('finds what a person finds', async () => {
    const measured = await measure(gold);
    for (const part of ['found', 'years', 'quotes', 'cells', 'pairs', 'projects', 'terms', 'names'] as const)
      expect(measured[part].wrong, part).toEqual([]);
  });
});
