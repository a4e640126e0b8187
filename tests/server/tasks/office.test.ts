import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Office } from '../../../src/server/office.js';
import { runTask } from '../../../src/server/tasks/run.js';
import { briefing } from '../../support/command.js';
import { changedFont } from '../../support/font-files.js';
import { CHECKOUT, temporaryFolder } from '../../support/packs.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());
const at = (...names: string[]) => join(folder.path, ...names);
const files = {
  'pack.yaml': 'title: 主要指标\ndate: 2026-01-20\n',
  '主要指标.csv': '指标,单位,2024年,2025年\n地区生产总值,亿元,1000,1062\n',
};
const PLAIN = '<section name="notice"><p>通报{{pack.title}}</p></section>\n';

beforeAll(async () => {
  const own = join(CHECKOUT, 'templates');
  for (const name of ['brief', 'shared'])
    await cp(join(own, name), at('templates', name), { recursive: true });
  await cp(join(own, 'brief'), at('templates', 'notice'), { recursive: true });
  await writeFile(at('templates', 'notice', 'pack.hbs'), PLAIN);
  await mkdir(at('pack'));
  for (const [name, text] of Object.entries(files)) await writeFile(at('pack', name), text);
});

async function ask(office: Office, sent: object) {
  const { status, body } = await runTask(
    {
      kind: 'packs',
      query: { name: 'pack' },
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ files, ...sent })),
      limits: { files: 10, unpackedBytes: 100_000, pages: 100 },
    },
    { office },
  );
  return { status, body: Buffer.from(body) };
}

describe('what an operator sets', () => {
  test('are templates by name, with which a pack is that of the command line', async () => {
    const { status, body } = await ask({ templatesFolder: at('templates') }, { edition: 'notice' });
    expect(status).toBe(200);
    await briefing(folder.path, ['build', 'pack', '-e', 'notice', '--templates', 'templates']);
    expect(body.equals(await readFile(at('out', 'pack-notice.pdf')))).toBe(true);
    expect((await ask({}, { edition: 'notice' })).status).toBe(422);
  });

  test('are fonts, which take the place of those of the program', async () => {
    await mkdir(at('fonts'));
    const kai = join(CHECKOUT, 'fonts', 'fandol', 'FandolKai-Regular.otf');
    await writeFile(at('fonts', 'a.otf'), changedFont(kai, { name: '黑体' }));
    const own = await ask({}, { edition: 'brief' });
    const other = await ask({ fontsFolder: at('fonts') }, { edition: 'brief' });
    expect([own.status, other.status, own.body.equals(other.body)]).toEqual([200, 200, false]);
    expect((await ask({}, { edition: 'brief' })).body.equals(own.body)).toBe(true);
  });

  test('is whether a request may bring templates: it may not unless that is said', async () => {
    const templates = {
      'notice/pack.hbs': PLAIN,
      'notice/edition.yaml': await readFile(join(CHECKOUT, 'templates', 'brief', 'edition.yaml'), 'utf8'),
    };
    const sent = { edition: 'notice', templates };
    expect((await ask({}, sent)).status).toBe(403);
    expect((await ask({ takesTemplates: true }, sent)).status).toBe(200);
    const outside = { '../x/pack.hbs': PLAIN };
    expect((await ask({ takesTemplates: true }, { ...sent, templates: outside })).status).toBe(400);
  });
});

test.each([
  ['--templates', 'none'],
  ['--fonts', 'none'],
])('the service does not start with %s that are not there', async (option, name) => {
  const { status, err } = await briefing(folder.path, ['serve', '--port', '0', option, name]);
  expect([status, err]).toEqual([1, expect.stringContaining(name)]);
});
