import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { buildPack } from '../../src/app/build.js';
import { openProject } from '../../src/core/project.js';
import type { Database } from '../../src/incremental/database.js';
import { world } from './world.js';

/** The checkout, which is also what the program takes its templates and fonts from. */
export const CHECKOUT = join(import.meta.dirname, '../..');
const DATA = join(CHECKOUT, 'data');
export const LEPING = join(DATA, 'leping-2022');
export const COUNTY = join(DATA, 'example-county');
/** The folders of all data sets that are shipped, by name: `data/` may hold those of the user beside them. */
export const SHIPPED: readonly (readonly [name: string, folder: string])[] = [COUNTY, LEPING].map(
  (folder) => [basename(folder), folder],
);

/** A folder of its own for one test file; `remove` takes it away again. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'briefing-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A copy of a shipped data folder in `folder`, to be spoiled. */
export async function copyData(dataFolder: string, folder: string): Promise<string> {
  const copy = join(folder, basename(dataFolder));
  await cp(dataFolder, copy, { recursive: true });
  return copy;
}

/** Replaces `from` by `to` in a file, where it must stand exactly once. */
export async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${file}`);
  await writeFile(
    file,
    text.replace(from, () => to),
  );
}

/**
 * Builds editions of a data folder through the library; the bytes of each one's PDF of pages in order. Builds that are
 * given the same `database` remember what the others have made.
 */
export async function buildEditions(
  dataFolder: string,
  outFolder: string,
  edition = 'all',
  database?: Database,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const project = openProject(world, { dataFolder, outFolder, workingFolder: CHECKOUT, database });
  const { outputs } = await buildPack(project, { edition });
  const inOrder = outputs.filter(({ sheets }) => sheets === undefined);
  const files = inOrder.map(async ({ edition, file }) => [edition, new Uint8Array(await readFile(file))]);
  return new Map((await Promise.all(files)) as [string, Uint8Array][]);
}

export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a table of a data folder as a spreadsheet shows them, read without the program's own reader. */
export async function readRows(dataFolder: string, table: string): Promise<readonly CsvRow[]> {
  const text = await readFile(join(dataFolder, `${table}.csv`), 'utf8');
  return parse(text, { columns: true, bom: true });
}
