import { describe, expect, test } from 'vitest';
import { wordsMeant } from '../../src/cli/desktop.js';

const screen = { isTTY: true, write() {} };
const pipe = { write() {} };

describe('the program without a word', () => {
  test.each([
    ['win32', screen, {}, ['studio']],
    ['darwin', screen, {}, ['studio']],
    ['linux', screen, { DISPLAY: ':0' }, ['studio']],
    ['linux', screen, { WAYLAND_DISPLAY: 'wayland-0' }, ['studio']],
    ['linux', screen, {}, []],
    ['linux', screen, { DISPLAY: ':10', SSH_CONNECTION: '10.0.0.1 22' }, []],
    ['win32', pipe, {}, []],
    ['darwin', screen, { CI: 'true' }, []],
  ] as const)('on %s opens the studio only where somebody sits at it', (platform, stdout, env, words) => {
    expect(wordsMeant([], { stdout, env }, platform)).toEqual(words);
  });

  test('with a word does what that says', () => {
    const world = { stdout: screen, env: {} };
    expect(wordsMeant(['build'], world, 'win32')).toEqual(['build']);
  });
});
