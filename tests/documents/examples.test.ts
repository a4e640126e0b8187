import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { buildPack } from '../../src/app/build.js';
import { checkPack } from '../../src/app/check.js';
import { validate } from '../../src/app/validate.js';
import type { Language } from '../../src/core/diagnostics.js';
import { openProject } from '../../src/core/project.js';
import { load } from '../../src/input/load.js';
import { derive } from '../../src/report/derive.js';
import { plainTextRenderer } from '../../src/revision/plain-text.js';
import {
  codesIn,
  documents,
  examplesIn,
  readDocument,
  readIn,
  rowsIn,
  sectionOf,
} from '../support/documents.js';
import { CHECKOUT, edit, temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

test.each(documents)('the YAML of %s can be read', (file) => {
  for (const { code } of examplesIn(readDocument(file)).filter(({ language }) => language === 'yaml'))
    expect(parseDocument(code).errors, code).toEqual([]);
});

/** A page number takes a document that is set. */
const isSet = (code: string) => code.includes('{{ref ');

test.each([
  ['zh', '句子里的数字'],
  ['en', 'Figures in sentences'],
] as const)('in %s, the helpers print in the example what they are told to', async (language, title) => {
  const starter = await load(world.files, join(CHECKOUT, 'templates/starter'));
  const print = plainTextRenderer(derive(validate(starter).dataset));
  const rows = rowsIn(sectionOf(readIn('data/pack.md', language), title) ?? '');
  expect(rows).toHaveLength(13);
  for (const [, example = '', prints = ''] of rows.filter(([, code = '']) => !isSet(code))) {
    const [code = ''] = codesIn(example);
    expect(prints, code).toContain(print(code));
    expect(print(code)).not.toBe(code);
  }
});

describe.each([
  ['zh', '最小的 pack.yaml', '一步一步做一份通报'],
  ['en', 'The smallest pack.yaml', 'A notice, step by step'],
] as const)('in %s', (language, smallest, notice) => {
  test('the smallest pack.yaml builds with a sheet of the office beside it', async () => {
    const packs = examplesIn(sectionOf(readIn('data/README.md', language), smallest) ?? '');
    expect(packs).toHaveLength(2);
    for (const [index, { code }] of packs.entries()) {
      const dataFolder = await newFolder(`smallest-${language}-${index}`);
      await writeFile(join(dataFolder, 'pack.yaml'), code);
      await writeFile(
        join(dataFolder, '预算.csv'),
        '一般公共预算\n单位：万元\n项目,2024年,2025年\n收入,120,135\n支出,118,131\n',
      );
      const { outputs, failed, warnings } = await buildPack(projectOf(dataFolder), { edition: 'handout' });
      expect([failed, warnings]).toEqual([[], []]);
      expect(outputs).toHaveLength(1);
    }
  });

  test('the notice is made as it is told, without a warning', async () => {
    const templatesFolder = await withNotice(language, notice);
    const dataFolder = join(await newFolder(`notice-${language}`), 'our-city-2026');
    await cp(join(CHECKOUT, 'templates/starter'), dataFolder, { recursive: true });
    await edit(
      join(dataFolder, 'pack.yaml'),
      'editions: [handout, brief]',
      'editions: [handout, brief, notice]',
    );
    const project = projectOf(dataFolder, templatesFolder);
    expect(await checkPack(project)).toEqual([]);
    const { outputs, failed } = await buildPack(project, { edition: 'notice' });
    expect(failed).toEqual([]);
    expect(outputs.map(({ pages }) => pages)).toEqual([1]);
  });
});

/** The shipped templates with the edition that templates/README.md tells how to make. */
async function withNotice(language: Language, title: string): Promise<string> {
  const steps = examplesIn(sectionOf(readIn('templates/README.md', language), title) ?? '');
  const codeOf = (name: string) => steps.find((example) => example.language === name)?.code ?? '';
  const templates = join(await newFolder(`templates-${language}`), 'templates');
  await cp(join(CHECKOUT, 'templates'), templates, { recursive: true });
  const own = join(templates, 'notice');
  await cp(join(templates, 'brief'), own, { recursive: true });
  await writeFile(join(own, 'pack.hbs'), codeOf('handlebars'));
  await edit(join(own, 'edition.yaml'), '\nstyles:\n', `\nstyles:\n${codeOf('yaml')}`);
  return templates;
}

async function newFolder(name: string): Promise<string> {
  const path = join(folder.path, name);
  await mkdir(path, { recursive: true });
  return path;
}

function projectOf(dataFolder: string, templatesFolder?: string) {
  const outFolder = join(dataFolder, '../out');
  return openProject(world, { dataFolder, templatesFolder, outFolder, workingFolder: CHECKOUT });
}
