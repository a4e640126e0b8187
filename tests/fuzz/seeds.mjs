import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { unzip } from './zip.mjs';

const ROOT = join(import.meta.dirname, '../..');
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');

/** The starter, a small pack that has a table of most kinds; one sheet of A4 is enough of it. */
export function starter() {
  const folder = join('templates', 'starter');
  const files = Object.fromEntries(readdirSync(join(ROOT, folder)).map((name) => [name, read(folder, name)]));
  files['pack.yaml'] = files['pack.yaml'].replace('[handout, brief]', '[brief]');
  return files;
}

/** Keys of pack.yaml that name rows and columns: where they stand, little is set that the tables do not hold. */
const NAMING = ['narrative', 'highlights', 'charts', 'totals'];

/** The starter, half the time without some of what names its rows, so that what is odd in tables comes to be set. */
export function looseStarter(random) {
  const files = starter();
  if (random.chance(0.5)) return files;
  const pack = parse(files['pack.yaml']);
  for (const key of NAMING) if (random.chance(0.8)) delete pack[key];
  return { ...files, 'pack.yaml': stringify(pack) };
}

/** A pack of one edition, `page`, of a single template, which is fast to set. */
export function onePage(template) {
  const data = { ...starter(), 'pack.yaml': starter()['pack.yaml'].replace('[brief]', '[page]') };
  const edition = read('templates', 'brief', 'edition.yaml');
  return { data, templates: { 'page/pack.hbs': template, 'page/edition.yaml': edition } };
}

export const briefTemplate = () => read('templates', 'brief', 'pack.hbs');
export const handoutTemplate = () => read('templates', 'handout', 'pack.hbs');
export const sharedTemplates = () =>
  readdirSync(join(ROOT, 'templates', 'shared'))
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => [name, read('templates', 'shared', name)]);
export const editionText = (name) => read('templates', name, 'edition.yaml');
export const palettesText = () => read('templates', 'shared', 'palettes.yaml');
export const ornamentText = () => read('templates', 'shared', 'ornaments', 'cover.svg');
export const manifestText = () => read('fonts', 'manifest.json');

/** Files that the program itself makes of the starter, by name; made once for a run, into the folder named. */
export const MADE = { workbook: 'starter.xlsx', pdf: 'pack.pdf' };

export function made(folder, name) {
  return readFileSync(join(folder, MADE[name]));
}

export const workbookParts = (folder) => unzip(made(folder, 'workbook'));
