import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ReportError } from '../../src/core/diagnostics.js';
import { loadTemplates, loadTemplateTexts, TemplateFolder } from '../../src/template/sources.js';
import { temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder.remove());

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder.path, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

const templates = () => new TemplateFolder({ world, templatesFolder: folder.path });

test('partials come from the edition and from shared, the edition’s own first, and from nowhere deeper', async () => {
  await write({
    'plain/pack.hbs': 'entry',
    'plain/cover.hbs': 'own',
    'plain/notes.txt': 'no template',
    'plain/deeper/hidden.hbs': 'hidden',
    'shared/cover.hbs': 'shared',
    'shared/table.hbs': 'table',
    'other/secret.hbs': 'secret',
  });
  const { entry, partials } = await loadTemplates(templates(), 'plain');
  expect(entry).toEqual({ name: 'pack', file: 'templates/plain/pack.hbs', text: 'entry' });
  expect(partials.map(({ name, text }) => `${name}: ${text}`).sort()).toEqual(['cover: own', 'table: table']);
});

test('an edition needs no shared templates', async () => {
  await write({ 'plain/pack.hbs': 'entry' });
  expect((await loadTemplates(templates(), 'plain')).partials).toEqual([]);
});

test('an edition without pack.hbs is an error of the templates, not of the program', async () => {
  await write({ 'plain/edition.yaml': '', 'shared/x.hbs': '' });
  await expect(loadTemplates(templates(), 'plain')).rejects.toThrow(ReportError);
  await expect(loadTemplates(templates(), 'plain')).rejects.toThrow('templates/plain/pack.hbs');
});

test('in one build templates are as they were first read, and in the next as they are', async () => {
  await write({ 'plain/pack.hbs': 'entry', 'shared/table.hbs': 'before' });
  const before = templates();
  await loadTemplateTexts(before);
  await write({ 'shared/table.hbs': 'after' });
  const tables = [before, templates()].map(
    async (one) => (await loadTemplates(one, 'plain')).partials[0]?.text,
  );
  expect(await Promise.all(tables)).toEqual(['before', 'after']);
});
