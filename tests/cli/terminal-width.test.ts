import { expect, test } from 'vitest';
import { filledTo, movedTo } from '../../src/cli/terminal-width.js';

test('texts are filled up and moved by cells, and never cut', () => {
  expect([filledTo(6, '投资'), movedTo(6, '77'), filledTo(2, '投资')]).toEqual(['投资  ', '    77', '投资']);
});
