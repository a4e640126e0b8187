import { errorAt, ReportError, throwOnErrors } from '../core/diagnostics.js';
import { limits } from '../core/limits.js';
import { ownTemplates, type Project } from '../core/project.js';
import { SourceFolder } from '../core/source/folder.js';
import type { Passage } from '../core/source/passage.js';
import type { SourceText } from '../core/source/text.js';

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

/** The folder of templates. Links in it may lead to the templates that come with the program too. */
export function templatesIn({ world, templatesFolder }: TemplatesAt): SourceFolder {
  return new SourceFolder(world.files, templatesFolder, 'templates', [ownTemplates(world.installation)]);
}

/** Where templates are. */
export type TemplatesAt = Pick<Project, 'world' | 'templatesFolder'>;

/**
 * Reads an edition's templates. Partials come only from the edition's folder and from `shared` beside it, so
 * that a template can reach no other file; one of the edition's own goes before a shared one of that name.
 */
export async function loadTemplates(
  at: TemplatesAt,
  edition: string,
  entryName = ENTRY,
): Promise<TemplateSources> {
  const folder = templatesIn(at);
  const own = await readTemplates(folder, edition);
  const shared = await readTemplates(folder, 'shared');
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
export async function loadTemplateTexts(at: TemplatesAt): Promise<Passage[]> {
  const folder = templatesIn(at);
  const names = await folder.folders();
  const files = await Promise.all(names.map((name) => readTemplates(folder, name)));
  return files.flat().map(({ file, text }) => ({ text, place: { file, line: 1, column: 1 } }));
}

/** What says how an edition looks, as text: its edition.yaml and the palettes that editions share. */
export async function loadLooks(at: TemplatesAt, edition: string): Promise<readonly SourceText[]> {
  const folder = templatesIn(at);
  const looks = [
    [edition, 'edition.yaml'],
    ['shared', 'palettes.yaml'],
  ] as const;
  const lists = await Promise.all(
    looks.map(([inside, wanted]) => folder.list((name) => name === wanted, inside)),
  );
  const names = looks.filter((_, index) => lists[index]?.value.length === 1).map((parts) => parts.join('/'));
  return readTexts(folder, names);
}

/** The templates right inside a folder; none where there is no such folder. */
async function readTemplates(folder: SourceFolder, inside: string): Promise<TemplateFile[]> {
  const { value: names, found } = await folder.list((name) => name.endsWith('.hbs'), inside);
  throwOnErrors(found);
  const paths = names.map((name) => `${inside}/${name}`);
  const texts = await readTexts(folder, paths);
  return texts.map((text, index) => ({ name: (names[index] as string).slice(0, -'.hbs'.length), ...text }));
}

async function readTexts(folder: SourceFolder, paths: readonly string[]): Promise<SourceText[]> {
  const reads = await Promise.all(paths.map((path) => folder.readText(path, limits.textFile)));
  throwOnErrors(reads.flatMap(({ found }) => found));
  return reads.flatMap(({ value }) => value ?? []);
}
