import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validate } from '../../src/app/validate.js';
import { ReportError } from '../../src/core/diagnostics.js';
import { type LoadedData, load } from '../../src/input/load.js';
import { derive } from '../../src/report/derive.js';
import { cases } from '../support/daily.js';
import { world } from '../support/world.js';

const starter = await load(world.files, join(import.meta.dirname, '../../templates/starter'));
const files = ['pack.yaml', ...Object.keys(starter.sheets)];

/** The folder with some characters of one of its files replaced. */
function damaged(name: string, at: number, length: number, text: string): LoadedData {
  const cut = (source: string) => {
    const start = at % (source.length + 1);
    return source.slice(0, start) + text + source.slice(start + length);
  };
  const { pack, sheets } = starter;
  if (name === 'pack.yaml') return { ...starter, pack: { ...pack, text: cut(pack.text) } };
  const sheet = sheets[name];
  return sheet ? { ...starter, sheets: { ...sheets, [name]: { ...sheet, text: cut(sheet.text) } } } : starter;
}

test('whatever is wrong with a file, it is found and not thrown, and has its place', () => {
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom(...',"\n\t:：{}[]#&*-|>年（）0.%编一') }),
    fc.constantFrom('', '{{', '}}', '"', '__proto__', 'null', ': ', '\n- ', '<<: ', '*a', '[^x]', '0..1'),
  );
  const damage = fc.tuple(fc.constantFrom(...files), fc.nat(), fc.nat(12), texts);
  fc.assert(
    fc.property(damage, ([name, at, length, text]) => {
      try {
        derive(validate(damaged(name, at, length, text)).dataset);
      } catch (error) {
        if (!(error instanceof ReportError)) throw error;
        for (const { place } of error.diagnostics) expect(place?.file).toMatch(/\.(csv|yaml)$/);
      }
    }),
    { numRuns: cases(120, 400) },
  );
});
