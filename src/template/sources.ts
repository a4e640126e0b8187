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

/** The templates as one build finds them: each is read once, whatever editions share it. */
export class TemplateFolder {
  private readonly folder: SourceFolder;
  private readonly templates = new Map<string, Promise<readonly TemplateFile[]>>();

  constructor(at: TemplatesAt) {
    this.folder = templatesIn(at);
  }

  /** The folders in it: one for each edition, and what they share. */
  folders(): Promise<readonly string[]> {
    return this.folder.folders();
  }

  /** The templates right inside a folder; none where there is no such folder. */
  inside(name: string): Promise<readonly TemplateFile[]> {
    const known = this.templates.get(name);
    if (known) return known;
    const read = this.read(name);
    this.templates.set(name, read);
    return read;
  }

  private async read(inside: string): Promise<readonly TemplateFile[]> {
    const { value: names, found } = await this.folder.list((name) => name.endsWith('.hbs'), inside);
    throwOnErrors(found);
    const texts = await this.texts(names.map((name) => `${inside}/${name}`));
    return texts.map((text, index) => ({ name: (names[index] as string).slice(0, -'.hbs'.length), ...text }));
  }

  /** Files of this name in these folders, as text; nothing of one that is not there. */
  async named(files: readonly (readonly [inside: string, name: string])[]): Promise<readonly SourceText[]> {
    const lists = await Promise.all(
      files.map(([inside, wanted]) => this.folder.list((name) => name === wanted, inside)),
    );
    return this.texts(
      files.filter((_, index) => lists[index]?.value.length === 1).map((one) => one.join('/')),
    );
  }

  private async texts(paths: readonly string[]): Promise<SourceText[]> {
    const reads = await Promise.all(paths.map((path) => this.folder.readText(path, limits.textFile)));
    throwOnErrors(reads.flatMap(({ found }) => found));
    return reads.flatMap(({ value }) => value ?? []);
  }
}

/**
 * Reads an edition's templates. Partials come only from the edition's folder and from `shared` beside it, so
 * that a template can reach no other file; one of the edition's own goes before a shared one of that name.
 */
export async function loadTemplates(
  folder: TemplateFolder,
  edition: string,
  entryName = ENTRY,
): Promise<TemplateSources> {
  const own = await folder.inside(edition);
  const shared = await folder.inside('shared');
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
export async function loadTemplateTexts(folder: TemplateFolder): Promise<Passage[]> {
  const names = await folder.folders();
  const files = await Promise.all(names.map((name) => folder.inside(name)));
  return files.flat().map(({ file, text }) => ({ text, place: { file, line: 1, column: 1 } }));
}

/** What says how an edition looks, as text: its edition.yaml and the palettes that editions share. */
export function loadLooks(folder: TemplateFolder, edition: string): Promise<readonly SourceText[]> {
  return folder.named([
    [edition, 'edition.yaml'],
    ['shared', 'palettes.yaml'],
  ]);
}
