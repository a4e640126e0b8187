import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Passage } from '../data/model.js';
import { errorAt, ReportError } from '../diagnostics.js';

/** One Handlebars file: `file` is its name in messages, `name` what a partial call writes. */
export interface TemplateFile {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** The templates of an edition: its pack.hbs, its own partials and those that editions share. */
export interface TemplateSources {
  readonly entry: TemplateFile;
  readonly partials: readonly TemplateFile[];
}

const ENTRY = 'pack.hbs';

/**
 * Reads an edition's templates. Partials come only from the edition's folder and from `shared` beside it, so
 * that a template can reach no other file; one of the edition's own goes before a shared one of that name.
 */
export async function loadTemplates(
  templatesFolder: string,
  edition: string,
  entryName = ENTRY,
): Promise<TemplateSources> {
  const own = await readTemplates(join(templatesFolder, edition), `templates/${edition}`);
  const shared = await readTemplates(join(templatesFolder, 'shared'), 'templates/shared');
  const entry = own.find((template) => template.file.endsWith(`/${entryName}`));
  if (!entry) throw new ReportError([missingEntry(`templates/${edition}/${entryName}`)]);
  const partials = new Map(shared.map((template) => [template.name, template]));
  for (const template of own) if (template !== entry) partials.set(template.name, template);
  return { entry, partials: [...partials.values()] };
}

function missingEntry(file: string) {
  return errorAt('no-template', { zh: '缺少这个模板', en: 'this template is missing' }, { place: { file } });
}

/** The texts of every template there is, to look for glossary marks in. */
export async function loadTemplateTexts(templatesFolder: string): Promise<Passage[]> {
  const entries = await readdir(templatesFolder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const files = await Promise.all(
    folders.map((name) => readTemplates(join(templatesFolder, name), `templates/${name}`)),
  );
  return files.flat().map(({ file, text }) => ({ text, place: { file, line: 1, column: 1 } }));
}

/** What says how an edition looks, as text: its edition.yaml and the palettes that editions share. */
export async function loadLooks(
  templatesFolder: string,
  edition: string,
): Promise<Omit<TemplateFile, 'name'>[]> {
  const files = [`${edition}/edition.yaml`, 'shared/palettes.yaml'];
  const found = files.filter((file) => existsSync(join(templatesFolder, file)));
  return Promise.all(
    found.map(async (file) => ({
      file: `templates/${file}`,
      text: await readFile(join(templatesFolder, file), 'utf8'),
    })),
  );
}

/** The templates right inside a folder; none where there is no such folder. */
async function readTemplates(folder: string, displayFolder: string): Promise<TemplateFile[]> {
  const found = existsSync(folder) ? await readdir(folder) : [];
  const names = found.filter((name) => name.endsWith('.hbs')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: name.slice(0, -'.hbs'.length),
      file: `${displayFolder}/${name}`,
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
