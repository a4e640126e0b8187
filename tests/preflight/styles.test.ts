import { expect, test } from 'vitest';
import type { Document } from '../../src/document/tree.js';
import type { Edition } from '../../src/edition/model.js';
import { Database } from '../../src/incremental/database.js';
import { checkStyles } from '../../src/preflight/styles.js';

const place = { file: 'templates/handout/pack.hbs', line: 3, column: 1 };
const edition = { styles: { body: {}, list: {} }, spans: { strong: {} } } as unknown as Edition;

function found(style: string, span: string) {
  const text = { kind: 'span', style: span, children: [], place };
  const children = [{ kind: 'paragraph', style, children: [text], place }];
  return checkStyles({ children } as unknown as Document, edition, new Database());
}

test('styles that the edition has are fine, and so is what the typesetter knows by itself', () => {
  expect(found('body', 'strong')).toEqual([]);
  expect(found('body', 'superscript')).toEqual([]);
});

test('a style that is not there is an error where the template names it, with the nearest name', () => {
  expect(found('bodi', 'strong')).toMatchObject([
    { severity: 'error', code: 'unknown-style', place, hint: { zh: '是不是“body”？' } },
  ]);
});

test('so is a span', () => {
  expect(found('body', 'stron')).toMatchObject([{ code: 'unknown-style', hint: { zh: '是不是“strong”？' } }]);
});
