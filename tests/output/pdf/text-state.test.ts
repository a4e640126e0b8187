import { expect, test } from 'vitest';
import { colourInk } from '../../../src/output/pdf/ink.js';
import { TextStates } from '../../../src/output/pdf/text-state.js';

const PLAIN = { fontId: 'F1', sizePt: 10.5, color: '#000000', strokePt: 0, scale: 1, spacing: 0 };

test('writes the operators of these looks, whichever it has written before', () => {
  const states = new TextStates(colourInk);
  const plain = '/F1 10.5 Tf\n0 0 0 rg\n0 Tr\n100 Tz 0 Tc\n';
  expect(states.operatorsFor(PLAIN)).toBe(plain);
  expect(states.operatorsFor({ ...PLAIN })).toBe(plain);
  const others = { fontId: 'F2', sizePt: 9, color: '#ff0000', strokePt: 0.3, scale: 0.5, spacing: 0.2 };
  for (const [name, value] of Object.entries(others)) {
    expect(states.operatorsFor({ ...PLAIN, [name]: value }), name).not.toBe(plain);
    expect(states.operatorsFor(PLAIN)).toBe(plain);
  }
});
