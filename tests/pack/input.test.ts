import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPack } from '../../src/app/build.js';
import { checkPack } from '../../src/app/check.js';
import { type Diagnostic, ReportError } from '../../src/core/diagnostics.js';
import { openProject } from '../../src/core/project.js';
import { CHECKOUT, edit, temporaryFolder } from '../support/packs.js';
import { readPdf } from '../support/pdf-text.js';
import { sharingDatabase, world } from '../support/world.js';

/*
 * A spoiled copy of the starter folder or of the templates: what is wrong is told with its place, and nothing is
 * written.
 */
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(() => folder.remove());

let copies = 0;

/** A project of its own with copies of the starter's data and of the templates. */
async function freshProject() {
  const root = join(folder.path, String(++copies));
  await cp(join(CHECKOUT, 'templates', 'starter'), join(root, 'city'), { recursive: true });
  await cp(join(CHECKOUT, 'templates'), join(root, 'templates'), { recursive: true });
  return {
    root,
    open: () =>
      openProject(world, {
        dataFolder: 'city',
        templatesFolder: 'templates',
        workingFolder: root,
        database: sharingDatabase(),
      }),
  };
}

/** What a build of one edition finds wrong after a file has been edited. */
async function findingsAfter(file: string, from: string, to: string): Promise<readonly Diagnostic[]> {
  const { root, open } = await freshProject();
  await edit(join(root, file), from, to);
  const problem = await buildPack(open(), { edition: 'brief' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(await readdir(root)).not.toContain('out');
  if (!(problem instanceof ReportError)) throw problem ?? new Error('the build did not fail');
  return problem.diagnostics;
}

/** `code file:line:column field hint`, the file without its folder. */
function summary({ code, place, hint }: Diagnostic): string {
  const { file = '', line, column, field } = place ?? {};
  const parts = [code, [basename(file), line, column].filter((part) => part !== undefined).join(':'), field];
  return [...parts, hint && `(${hint.en})`].filter((part) => part !== undefined).join(' ');
}

const PACK = 'city/pack.yaml';
const PROJECTS = 'city/projects.csv';
const HANDOUT = 'templates/brief/pack.hbs';

describe('a mistake stops the build and is told with file, line, column and a hint:', () => {
  test.each([
    [
      'a tab in pack.yaml',
      PACK,
      '  glance:',
      '\tglance:',
      /^yaml-syntax pack\.yaml:\d+:\d+ \(Indent with spaces/,
    ],
    [
      'a key of pack.yaml misspelt',
      PACK,
      'issuer:',
      'isuer:',
      /^unknown-key pack\.yaml:\d+:1 \(Did you mean "issuer"/,
    ],
    [
      'an id misspelt in a paragraph',
      PACK,
      '{{figure "grain" "2026',
      '{{figure "grian" "2026',
      /^[\w-]+ pack\.yaml:42:\d+ \(Did you mean "grain"/,
    ],
    [
      'a column misspelt in a paragraph',
      PACK,
      '{{total "projects" "投资（亿元）"}}；',
      '{{total "projects" "投次（亿元）"}}；',
      /^[\w-]+ pack\.yaml:44:\d+ \(Did you mean "投资（亿元）"/,
    ],
    [
      'a mark without entry',
      PACK,
      '[^“六个一”工作机制]',
      '[^“六个二”工作机制]',
      /^[\w-]+ pack\.yaml:44:\d+ \(Did you mean/,
    ],
    ['a stated total that is wrong', PACK, '合计: 114.7', '合计: 115', /^[\w-]+ pack\.yaml:\d+:\d+ /],
    [
      'a chart of a table that is not there',
      PACK,
      'rows: { table: projects, sort',
      'rows: { table: project, sort',
      /^[\w-]+ pack\.yaml:\d+:\d+ \(Did you mean "projects"/,
    ],
    ['an id given twice', PROJECTS, 'p04,', 'p03,', /^duplicate-id projects\.csv:5:1 编号/],
    ['a row with a cell too many', PROJECTS, '61,80,', '61,,80,', /^[\w-]+ projects\.csv:4:\d+/],
    [
      'a figure with another number than its quotation',
      PROJECTS,
      '预开工,61,80',
      '预开工,16,80',
      /projects\.csv:4:5 投资（亿元）/,
    ],
    [
      'a field that the data have not',
      HANDOUT,
      '{{pack.issuer}}',
      '{{pack.isuer}}',
      /^unknown-field pack\.hbs:\d+:\d+ \(Did you mean "issuer"/,
    ],
    [
      'a partial misspelt',
      HANDOUT,
      '{{> tasks-list',
      '{{> task-list',
      /^unknown-partial pack\.hbs:\d+:3 \(Did you mean "tasks-list"/,
    ],
    [
      'an element that is not closed',
      HANDOUT,
      '要点</p>',
      '要点',
      /^unclosed-element pack\.hbs:\d+:\d+ \(add <\/p>/,
    ],
    [
      'an element that does not exist',
      HANDOUT,
      '<h1 number="none">民生实事</h1>',
      '<h9>民生实事</h9>',
      /^unknown-element pack\.hbs:\d+:\d+ \(Did you mean "h1"/,
    ],
    [
      'a mistake in a partial',
      'templates/shared/tasks-list.hbs',
      '{{cell t row "事项"}}',
      '{{cell t row "事象"}}',
      /^unknown-column tasks-list\.hbs:\d+:\d+ \(Did you mean "事项"/,
    ],
    [
      'a length that can’t be read',
      'templates/brief/edition.yaml',
      'pitch: 17pt',
      'pitch: 17磅',
      /^edition-length edition\.yaml:\d+:10 \(write 37mm/,
    ],
  ])('%s', async (_, file, from, to, expected) => {
    const found = await findingsAfter(file, from, to);
    expect(found.map(summary)).toContainEqual(expect.stringMatching(expected));
  });
});

describe('a character that no face has stops the build, with place and code point:', () => {
  test.each([
    [
      'in a cell',
      PROJECTS,
      '铁路货场及物流园项目,铁路货场',
      '铁路货场及物流园项目,铁路𠮷货场',
      'projects.csv:4:3 简称',
      '𠮷',
      'U+20BB7',
    ],
    [
      'in a cell that is not printed',
      'city/tasks.csv',
      ',改造老旧小区24个',
      ',改造老旧小区𠮷24个',
      'tasks.csv:2:6 原文',
      '𠮷',
      'U+20BB7',
    ],
    ['in pack.yaml', PACK, 'title: 政府工作报告', 'title: 政府😀工作报告', 'pack.yaml:5:10', '😀', 'U+1F600'],
    ['in a template', HANDOUT, '要点</p>', '要点𠮷</p>', 'pack.hbs:3:3', '𠮷', 'U+20BB7'],
  ])('%s', async (_, file, from, to, place, character, code) => {
    const found = await findingsAfter(file, from, to);
    const missing = found.filter((one) => one.code === 'missing-glyph');
    expect(missing.map(summary)).toContainEqual(expect.stringContaining(`missing-glyph ${place}`));
    for (const { message } of missing) expect(message.zh).toContain(`“${character}”（${code}）`);
  });

  test('but not in a comment of pack.yaml', async () => {
    const { root, open } = await freshProject();
    await edit(join(root, PACK), '# —— 末页 ——', '# —— 末页 😀 ——');
    expect(await checkPack(open())).toEqual([]);
  });
});

test('磻 洎 ⑪ ℃ ㎡ PM2.5 are printed, and found again in the file', async () => {
  const { root, open } = await freshProject();
  await edit(join(root, PACK), '2025年，全市', '磻溪、洎阳，⑪25℃、120㎡、PM2.5；全市');
  const { outputs } = await buildPack(open(), { edition: 'brief' });
  const pages = await readPdf(await readFile(outputs[0]?.file as string));
  const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
  expect(text).toContain('磻溪、洎阳，⑪25℃、120㎡、PM2.5；全市');
});

test('& < > " in the data are printed as they are', async () => {
  const { root, open } = await freshProject();
  await edit(join(root, PACK), '2025年，全市', '<p>A&B</p> &amp; "x" 全市');
  await edit(join(root, 'city/tasks.csv'), 't03,市人民医院', 't03,<b>&lt;市人民医院');
  const { outputs } = await buildPack(open(), { edition: 'brief' });
  const pages = await readPdf(await readFile(outputs[0]?.file as string));
  const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
  expect(text).toContain('<p>A&B</p>&amp;"x"全市');
  expect(text).toContain('<b>&lt;市人民医院');
});

test('a pack that lists no editions gets all there are', async () => {
  const { root, open } = await freshProject();
  await edit(join(root, PACK), 'editions: [handout, brief]', '');
  const { outputs } = await buildPack(open(), {});
  expect(outputs.map(({ edition }) => edition).toSorted()).toEqual(
    expect.arrayContaining(['brief', 'handout']),
  );
});

test('a data folder with nothing but pack.yaml and one table builds', async () => {
  const { root, open } = await freshProject();
  const small = join(root, 'city');
  for (const table of ['projects', 'tasks', 'glossary']) await rm(join(small, `${table}.csv`));
  const pack = 'title: 简报\nmeeting: 会议\nissuer: 某市\ndate: 2026-01-20\neditions: [handout, brief]\n';
  await writeFile(join(small, 'pack.yaml'), pack);
  await writeFile(
    join(small, 'indicators.csv'),
    '编号,指标,单位,2025年实绩,出处,原文\ngdp,总量,亿元,100,一,总量100亿元\n',
  );
  const { outputs } = await buildPack(open(), {});
  const texts = await Promise.all(
    outputs.map(async ({ file }) =>
      (await readPdf(await readFile(file))).flatMap(({ lines }) => lines.map(({ text }) => text)),
    ),
  );
  for (const lines of texts) {
    expect(lines).toContain('表1主要指标');
    // parts without anything in them have no heading either
    for (const heading of ['一、数据速览', '重大项目', '民生实事', '资料来源'])
      expect(lines).not.toContain(heading);
  }
});
