import { describe, expect, test } from 'vitest';
import { parseHandlebars } from '../../src/handlebars/parse.js';
import { TextProblem } from '../../src/handlebars/problem.js';
import { processorTime } from '../support/processor-time.js';

/** What is refused in a text, and where; `ok` where nothing is. */
function verdict(text: string): string {
  try {
    parseHandlebars(text);
    return 'ok';
  } catch (problem) {
    if (!(problem instanceof TextProblem)) return 'no Handlebars';
    return `${problem.code} ${problem.position.line}:${problem.position.column}`;
  }
}

const around = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);

describe('what is nested too deep is refused where it becomes so, before it is parsed:', () => {
  test.each([
    ['blocks', around('{{#if a}}', '{{/if}}', 100), 'too-deep 1:540'],
    ['a hundred thousand characters of them', '{{#if a}}'.repeat(20_000), 'too-deep 1:540'],
    ['blocks on lines of their own', around('{{#if a}}\n', '{{/if}}', 100), 'too-deep 61:0'],
    ['inverse blocks', around('{{^a}}', '{{/a}}', 100), 'too-deep 1:360'],
    ['else if upon else if', `{{#if a}}${'{{else if b}}'.repeat(15_000)}{{/if}}`, 'too-deep 1:776'],
    ['brackets', `{{f ${around('(and ', ')', 20_000)}}}`, 'too-deep 1:304'],
    ['partial blocks', around('{{#> a}}', '{{/a}}', 100), 'too-deep 1:480'],
  ])('%s', (_, text, expected) => {
    const spentMs = processorTime();
    expect(verdict(text)).toBe(expected);
    expect(spentMs()).toBeLessThan(500);
  });
});

describe('what only looks deep is not:', () => {
  test.each([
    ['many blocks side by side', '{{#if a}}x{{else if b}}y{{/if}}'.repeat(500)],
    ['braces and brackets in comments', `{{!-- ${'{{#if a}} ('.repeat(100)} --}}{{! ${'(('.repeat(100)} }}`],
    ['brackets of many expressions', '{{f (a b) (a b)}}'.repeat(300)],
    ['brackets in the text', '（(('.repeat(1000)],
    ['a dozen of everything', around('{{#if (and (or a b) c)}}', '{{/if}}', 12)],
  ])('%s', (_, text) => {
    expect(verdict(text)).toBe('ok');
  });
});

describe('an expression is refused that has', () => {
  test.each([
    ['too many names in a path', `{{a${'.a'.repeat(50_000)}}}`, 'too-long 1:2'],
    ['too many steps up', `{{${'../'.repeat(30_000)}a}}`, 'too-long 1:2'],
    ['too many arguments', `{{f${' a'.repeat(50_000)}}}`, 'too-long 1:0'],
    ['too many named ones', `{{f${' a=1'.repeat(30_000)}}}`, 'too-long 1:0'],
    ['a name twice', '{{ref "x" page=true page=false}}', 'duplicate-argument 1:20'],
    ['a name twice for a partial', '{{> x a=1 b=2 a=3}}', 'duplicate-argument 1:14'],
    ['a decorator', 'x{{* inline "a"}}', 'no-decorators 1:1'],
    ['an inline partial', '\n{{#*inline "a"}}x{{/inline}}', 'no-decorators 2:0'],
  ])('%s', (_, text, expected) => {
    expect(verdict(text)).toBe(expected);
  });

  test('more text than anyone writes by hand', () => {
    expect(verdict('x'.repeat(200_001))).toBe('too-long 1:0');
  });
});
