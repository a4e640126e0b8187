import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import {
  anchorOf,
  codesIn,
  documents,
  headingsOf,
  readDocument,
  withoutExamples,
} from '../support/documents.js';
import { CHECKOUT } from '../support/packs.js';

const KB = 1024;
const MOST_BYTES = 16 * KB;

test('no document but those that are listed', () => {
  const folders = [
    '.',
    '.readme',
    'data',
    'templates',
    'out',
    'fonts',
    'src',
    'src/layout',
    'src/server',
    'tests',
  ];
  const found = folders.flatMap((folder) =>
    readdirSync(join(CHECKOUT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => normalize(join(folder, name))),
  );
  expect(found.sort()).toEqual([...documents].sort());
});

test('README.md is read in a minute', () => {
  expect(statSync(join(CHECKOUT, 'README.md')).size).toBeLessThanOrEqual(8 * KB);
});

test.each(['Windows', 'Excel', 'WPS', 'Word', '安装'])(
  'who searches for %s finds it where a clerk begins',
  (word) => {
    for (const file of ['README.md', 'data/README.md']) expect(readDocument(file)).toContain(word);
  },
);

test.each(documents)('%s is short', (file) => {
  expect(statSync(join(CHECKOUT, file)).size).toBeLessThanOrEqual(MOST_BYTES);
});

test.each(documents)('the links of %s lead to a file and a section', (file) => {
  const links = [...withoutExamples(readDocument(file)).matchAll(/\]\(([^)]+)\)/g)].map(
    ([, link = '']) => link,
  );
  for (const link of links.filter((one) => !one.startsWith('https:'))) {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : normalize(join(dirname(file), path));
    expect(existsSync(join(CHECKOUT, target)), `${link} in ${file}`).toBe(true);
    if (anchor === undefined) continue;
    expect(documents).toContain(target);
    const anchors = headingsOf(readDocument(target)).map(({ title }) => anchorOf(title));
    expect(anchors, `${link} in ${file}`).toContain(anchor);
  }
});

test('every document is reached from README.md', () => {
  const reached = new Set(['README.md']);
  for (const file of reached)
    for (const [, link = ''] of readDocument(file).matchAll(/\]\(([^)#]+\.md)/g))
      reached.add(normalize(join(dirname(file), link)));
  expect([...reached].sort()).toEqual([...documents].sort());
});

test.each(documents)('%s names no script and no file that is not there', (file) => {
  const text = readDocument(file);
  const used = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name = '']) => name);
  expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(used));
  const packages = text.match(/briefing-[\d.]+\.tgz/g) ?? [];
  expect(packages.filter((name) => name !== `briefing-${packageJson.version}.tgz`)).toEqual([]);
  const paths = codesIn(text).filter((code) => /^(src|templates|fonts|tests|data|\.ci)\/[^ ]*$/.test(code));
  // folders that readers make
  const own = /^fonts\/local\/$|our-city|notice|</;
  expect(paths.filter((path) => !own.test(path) && !existsSync(join(CHECKOUT, path)))).toEqual([]);
});
