import { join } from 'node:path';
import type { Project } from '../../core/project.js';
import type { Pack } from '../../dataset/model.js';
import { loadPalettes } from '../../edition/palettes.js';
import { templatesIn } from '../../template/sources.js';
import type { EditionEntry } from '../wire/pack.js';

/** What clerks call the editions that come with the program; others go by the name of their folder. */
const NAMES: Readonly<Record<string, string>> = {
  handout: '会议材料 A4',
  booklet: '小册子 A5',
  brief: '简报',
  report: '报告 A4',
  'report-a5': '报告 A5',
  'report-large': '报告 大字',
  companions: '附册',
  gongwen: '公文',
};

/** All editions there are, those that pack.yaml lists first. */
export async function editionsOf(project: Project, pack: Pack | undefined): Promise<EditionEntry[]> {
  const { world, templatesFolder } = project;
  const folders = await templatesIn(project).folders();
  const known = folders.filter((name) => world.files.sync.stat(join(templatesFolder, name, 'edition.yaml')));
  const listed = (pack?.editions ?? []).filter((name) => known.includes(name));
  const others = known.filter((name) => !listed.includes(name));
  return [...listed, ...others].map((key) => ({ key, name: NAMES[key] ?? key }));
}

/** The edition to begin with: the handout, for it has all tables, or else the first there is. */
export async function firstEdition(project: Project): Promise<string> {
  const editions = await editionsOf(project, undefined);
  return (editions.find(({ key }) => key === 'handout') ?? editions[0])?.key ?? 'handout';
}

export async function palettesOf(project: Project): Promise<{ key: string; name: string }[]> {
  const palettes = await loadPalettes(templatesIn(project), {}, project.database);
  return Object.keys(palettes).map((name) => ({ key: name, name }));
}
