import { describe, expect, test } from 'vitest';
import { chooseLanguage, printDiagnostics, processTerminal } from '../../src/cli/terminal.js';
import { errorAt, warningAt } from '../../src/core/diagnostics.js';

describe('messages are', () => {
  test.each([
    ['Chinese with --lang zh', ['build', '--lang', 'zh'], { LANG: 'en_US.UTF-8' }, 'zh'],
    ['English with --lang=en', ['--lang=en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    ['Chinese in any Chinese locale', [], { LANG: 'zh_TW.UTF-8' }, 'zh'],
    ['English in any other', [], { LANG: 'C.UTF-8' }, 'en'],
    ['English where nothing is said', [], {}, 'en'],
    [
      'in the language of LC_ALL before the others',
      [],
      { LC_ALL: 'zh_CN', LC_MESSAGES: 'en', LANG: 'en' },
      'zh',
    ],
    ['in the language of LC_MESSAGES before LANG', [], { LC_MESSAGES: 'zh_CN', LANG: 'en_US' }, 'zh'],
    ['in the language of LANG where LC_ALL is empty', [], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
  ])('%s', (_, argv, env, language) => {
    expect(chooseLanguage(argv, env)).toBe(language);
  });
});

/** What a process with such a stderr prints for an error with a hint and a warning. */
function printed(isTTY: boolean, env: Readonly<Record<string, string>>): string {
  let text = '';
  const write = (line: string) => {
    text += line;
  };
  const process = { stdout: { write }, stderr: { write, isTTY }, env } as unknown as NodeJS.Process;
  const hint = { zh: '改', en: 'mend it' };
  const place = { file: 'a.csv', line: 2, column: 3, field: '投资' };
  printDiagnostics(
    [errorAt('bad', { zh: '错了', en: 'wrong' }, { place, hint }), warningAt('odd', { zh: '怪', en: 'odd' })],
    processTerminal('en', process),
  );
  return text;
}

const PLAIN = 'a.csv:2:3 (投资) error: wrong\n    mend it\nwarning: odd\n';
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

describe('diagnostics are printed', () => {
  test('in colour on a terminal', () => {
    const text = printed(true, {});
    expect(text).not.toBe(PLAIN);
    expect(text.replace(ESCAPES, '')).toBe(PLAIN);
  });

  test.each([
    ['in a pipe', false, { TERM: 'xterm' }],
    ['with NO_COLOR', true, { NO_COLOR: '1' }],
    ['on a dumb terminal', true, { TERM: 'dumb' }],
  ])('plain %s', (_, isTTY, env) => {
    expect(printed(isTTY, env as Record<string, string>)).toBe(PLAIN);
  });
});

test('results that go to a file have no colour, though messages go to a screen', () => {
  const resultsTo = (isTTY: boolean) => {
    let text = '';
    const stdout = { isTTY, write: (line: string) => (text += line) };
    const process = { stdout, stderr: { isTTY: true }, env: {} } as unknown as NodeJS.Process;
    const { out, colors } = processTerminal('zh', process);
    out(colors.green('✓'));
    return text;
  };
  expect(resultsTo(true)).toMatch(ESCAPES);
  expect(resultsTo(false)).toBe('✓\n');
});

describe('what came with the data', () => {
  const terminalOf = (isTTY: boolean) => {
    const written: string[] = [];
    const stream = { isTTY, write: (text: string) => written.push(text) };
    const process = { stdout: stream, stderr: stream, env: {} } as unknown as NodeJS.Process;
    return { written, ...processTerminal('zh', process) };
  };

  test.each([true, false])('is shown and not obeyed, in colour or without (terminal: %s)', (isTTY) => {
    const { written, out, err, redraw, colors } = terminalOf(isTTY);
    out(colors.red('a\u001b]0;b\u0007'));
    err('c\u001b[8md\u202e');
    redraw('e\u001b[2J\nf');
    redraw();
    const text = written.join('').replace(ESCAPES, '');
    expect(text).toBe(
      'a<U+001B>]0;b<U+0007>\nc<U+001B>[8md<U+202E>\n' + '\r\u001b[2Ke<U+001B>[2J<U+000A>f\r\u001b[2K',
    );
    expect(written[0]?.includes('\u001b[31m')).toBe(isTTY);
  });

  test('can make no line that looks like another message', () => {
    const { written, ...terminal } = terminalOf(false);
    const place = { file: 'a\nb.csv', line: 1 };
    printDiagnostics([errorAt('bad', { zh: '坏\nc.csv 错误：假', en: '' }, { place })], terminal);
    expect(written.join('')).toBe('a<U+000A>b.csv:1 错误：坏\n    c.csv 错误：假\n');
  });
});
