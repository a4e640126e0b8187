import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { type Diagnostic, errorAt, ReportError } from '../../core/diagnostics.js';
import type { World } from '../../core/world.js';
import { writeWhole } from '../../core/write.js';
import { packNameOf } from '../../input/pack-name.js';
import { zip } from '../../input/xlsx/zip.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import type { Runner } from '../work/runner.js';
import { readPack } from './read-pack.js';
import type { BatchRecord } from './record.js';

/** One pack of many, and what is asked for of it. */
export interface BatchItem {
  /** Its data folder or workbook, absolute. */
  readonly path: string;
  /** `edition`, `palette`, `grey` */
  readonly settings: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface BatchRow {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly edition: string; readonly pages: number }[];
  readonly seconds: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Made by an earlier run of the same data, and left as it is. */
  readonly isKept?: true;
}

export interface BatchSettings {
  readonly atOnce: number;
  readonly outFolder: string;
  readonly record: BatchRecord;
  /** What decides, besides the data, how packs come out: where it has changed, all are made again. */
  readonly basis: string;
  onRow(row: BatchRow): void;
}

/** Far more than packs have: what they may hold is told where they are read. */
const UNLIMITED = { files: 5000, unpackedBytes: 2 ** 29, pages: 100_000 };

/** Makes many packs, several at a time, and writes their PDFs. What is wrong with one is no matter of the others. */
export async function runBatch(
  world: World,
  items: readonly BatchItem[],
  runner: Pick<Runner, 'run'>,
  settings: BatchSettings,
): Promise<readonly BatchRow[]> {
  const rows: BatchRow[] = new Array(items.length);
  const left = items.entries();
  const first = firstOfNames(items);
  const work = async () => {
    for (const [index, item] of left) {
      const other = first.get(packNameOf(item.path)) ?? item.path;
      const row = other === item.path ? await runOne(world, item, runner, settings) : namesake(item, other);
      rows[index] = row;
      settings.onRow(row);
    }
  };
  await Promise.all(Array.from({ length: settings.atOnce }, work));
  return rows;
}

/** The path that has each name first: files of another would be written over its own. */
function firstOfNames(items: readonly BatchItem[]): ReadonlyMap<string, string> {
  return new Map(items.toReversed().map(({ path }) => [packNameOf(path), path]));
}

function namesake({ path }: BatchItem, other: string): BatchRow {
  const name = packNameOf(path);
  const message = {
    zh: `与 ${other} 同名，文件会写在一处，没有做`,
    en: `it is called as ${other} is, and its files would take the place of those; nothing was made`,
  };
  const hint = { zh: '改名，或另用 --out 分开做', en: 'rename it, or make it by itself with another --out' };
  const diagnostics = [errorAt('same-name', message, { place: { file: path }, hint })];
  return { name, files: [], seconds: 0, diagnostics };
}

async function runOne(
  world: World,
  item: BatchItem,
  runner: Pick<Runner, 'run'>,
  { outFolder, record, basis }: BatchSettings,
): Promise<BatchRow> {
  const name = packNameOf(item.path);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const request = await requestFor(world, item, name);
    const key = `${item.path} ${JSON.stringify(item.settings)}`;
    const digest = createHash('sha256').update(basis).update(request.body).digest('hex');
    const kept = record.find(key, digest);
    if (kept) return { ...kept, isKept: true };
    const answer = await runner.run(request, new AbortController().signal);
    const { files, diagnostics } = toldBy(answer, relative(world.workingFolder, item.path) || item.path);
    for (const { name, base64 } of files)
      await writeWhole(world, join(outFolder, name), Buffer.from(base64, 'base64'));
    const told = files.map(({ name, edition, pages }) => ({ name, edition, pages }));
    const row: BatchRow = { name, files: told, seconds: seconds(), diagnostics };
    if (!hasErrors(row)) await record.add(key, digest, row);
    return row;
  } catch (problem) {
    return { name, files: [], seconds: seconds(), diagnostics: diagnosticsOf(problem, item.path) };
  }
}

interface Told {
  readonly files: readonly (BatchRow['files'][number] & { readonly base64: string })[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What an answer tells; of a refusal that has no more to say, what it is. */
function toldBy({ status, body }: TaskResponse, path: string): Told {
  const { files = [], diagnostics: found = [], titles } = JSON.parse(Buffer.from(body).toString());
  const diagnostics = found.map((one: Diagnostic) => placedIn(path, one));
  if (status < 400 || diagnostics.length > 0) return { files, diagnostics };
  return { files, diagnostics: [errorAt('refused', titles, { place: { file: path } })] };
}

/** Workers know the files of a pack by their names alone; among many packs it has to be told whose they are. */
function placedIn(path: string, diagnostic: Diagnostic): Diagnostic {
  const { place } = diagnostic;
  if (!place?.file || /^(?:templates|fonts)\//.test(place.file)) return diagnostic;
  const file = place.file === basename(path) ? path : join(path, place.file);
  return { ...diagnostic, place: { ...place, file } };
}

async function requestFor(world: World, { path, settings }: BatchItem, name: string): Promise<TaskRequest> {
  const files = await readPack(world.files, path);
  return {
    kind: 'packs',
    query: { name, partial: 'true', ...settings },
    headers: { 'content-type': 'application/zip', accept: 'application/json' },
    body: zip(Object.fromEntries(files)),
    limits: UNLIMITED,
  };
}

function diagnosticsOf(problem: unknown, file: string): readonly Diagnostic[] {
  if (problem instanceof ReportError) return problem.diagnostics;
  if (!(problem instanceof Refusal)) throw problem;
  return [errorAt(problem.code, problem.title, { place: { file } }), ...problem.diagnostics];
}

export function hasErrors({ diagnostics }: BatchRow): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
