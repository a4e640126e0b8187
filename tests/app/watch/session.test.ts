import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outcomeLine } from '../../../src/app/watch/lines.js';
import { type Outcome, Session } from '../../../src/app/watch/session.js';
import { openProject } from '../../../src/core/project.js';
import type { Files } from '../../../src/core/world.js';
import { CHECKOUT, temporaryFolder } from '../../support/packs.js';
import { sharingDatabase, world } from '../../support/world.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

const SWEEP_MS = 250;
const starter = join(CHECKOUT, 'templates', 'starter');
const data = join(folder.path, 'our-city');
const templates = join(folder.path, 'templates');
const out = join(folder.path, 'out');
const table = join(data, 'projects.csv');

/** What is remembered is not what is tested: each test begins with the pack as the one before did. */
const database = sharingDatabase();

let session: Session;
let outcomes: Outcome[];
/** What happens when the table is read, in the order of the reads. */
let onReads: (() => Promise<void>)[];
const files: Files = {
  ...world.files,
  async read(path, mostBytes) {
    const content = world.files.read(path, mostBytes);
    if (path !== table) return content;
    await content;
    await onReads.shift()?.();
    return content;
  },
};

beforeEach(async () => {
  await cp(starter, data, { recursive: true });
  for (const name of ['handout', 'brief', 'shared'])
    await cp(join(CHECKOUT, 'templates', name), join(templates, name), { recursive: true });
  outcomes = [];
  onReads = [];
  const options = { dataFolder: data, outFolder: out, templatesFolder: templates };
  session = new Session(
    openProject({ ...world, files }, { ...options, workingFolder: folder.path, database }),
    {
      sweepMs: SWEEP_MS,
      onOutcome: (outcome) => outcomes.push(outcome),
    },
  );
  await session.start();
});

afterEach(async () => {
  await session.close();
  await Promise.all([data, templates, out].map((path) => rm(path, { recursive: true, force: true })));
});

/** The outcome of that number, waited for. */
async function outcome(number: number): Promise<Outcome> {
  await expect.poll(() => outcomes.length, { timeout: 20_000, interval: 10 }).toBeGreaterThan(number);
  return outcomes[number] as Outcome;
}

/** Long enough for events, doubts and the sweep: what has not come by then does not come. */
async function nothingMore(number: number, milliseconds = SWEEP_MS + 500): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  expect(outcomes).toHaveLength(number);
}

/** Whatever else comes, no error is told. */
async function nothingWrong(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SWEEP_MS + 500));
  expect(outcomes.map(({ hasFailed }) => hasFailed)).not.toContain(true);
}

function names({ written }: Outcome): string[] {
  return written.map(({ name }) => name);
}

async function replace(file: string, from: string, to: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

describe('a PDF that can’t be written', () => {
  test('is written once it can be, without another edit, and the others are at once', async () => {
    await outcome(0);
    await rm(join(out, 'our-city-brief.pdf'));
    await mkdir(join(out, 'our-city-brief.pdf'));
    await writeFile(table, await replace(table, ',52,', ',53,'));
    const failed = await outcome(1);
    expect([names(failed), failed.hasFailed]).toEqual([['handout'], true]);
    expect(outcomeLine(failed, 'zh')).toContain('1 个文件写不了，能写时自动补写');
    // it has been tried again by then
    await nothingMore(2, 1800);
    await rm(join(out, 'our-city-brief.pdf'), { recursive: true });
    const written = await outcome(2);
    expect([names(written), written.hasFailed]).toEqual([['brief'], false]);
    expect(outcomeLine(written, 'zh')).toContain('补写 brief');
    await nothingMore(3);
  });
});

describe('a pack under watch', () => {
  test('is built at first, and again with what has changed', async () => {
    expect(names(outcomes[0] as Outcome)).toEqual(['handout', 'brief']);
    await writeFile(table, await replace(table, ',52,', ',53,'));
    const { files, difference, hasFailed } = await outcome(1);
    expect([files, hasFailed]).toEqual([[table], false]);
    const [row] = difference?.tables.flatMap(({ rows }) => rows) ?? [];
    expect(row).toMatchObject({ kind: 'changed' });
  });

  test('a template of one edition sets that edition only', async () => {
    const before = await stat(join(out, 'our-city-handout.pdf'));
    const file = join(templates, 'brief', 'pack.hbs');
    await writeFile(file, await replace(file, '</section>', '<p>附言。</p></section>'));
    expect(names(await outcome(1))).toEqual(['brief']);
    expect((await stat(join(out, 'our-city-handout.pdf'))).mtimeMs).toBe(before.mtimeMs);
  });

  test('an edition.yaml counts, and so does an ornament', async () => {
    const file = join(templates, 'brief', 'edition.yaml');
    await writeFile(file, await replace(file, 'inner: ', 'inner: 1'));
    await outcome(1);
    await mkdir(join(data, 'ornaments'));
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9L0 9Z"/></svg>';
    await writeFile(join(data, 'ornaments', 'cover.svg'), svg);
    const { files } = await outcome(2);
    expect(files).toEqual([join(data, 'ornaments', 'cover.svg')]);
  });

  test("editors' own files and a save without a change are passed over", async () => {
    for (const name of [
      '~$projects.xlsx',
      '.~lock.projects.csv#',
      '.projects.csv.swp',
      'projects.csv~',
      '4913',
    ])
      await writeFile(join(data, name), '编号');
    await writeFile(table, await readFile(table));
    await nothingMore(1);
  });

  test('a file replaced by renaming, as editors save, is one change', async () => {
    const fresh = await replace(table, ',52,', ',53,');
    await rename(table, `${table}~`);
    await writeFile(join(data, '.projects.csv.tmp'), fresh);
    await rename(join(data, '.projects.csv.tmp'), table);
    expect((await outcome(1)).hasFailed).toBe(false);
    await nothingMore(2);
  });

  test('a file emptied and written in parts is waited for', async () => {
    const fresh = await replace(table, ',52,', ',53,');
    await writeFile(table, '');
    for (const end of [0.3, 0.6, 1]) {
      await new Promise((resolve) => setTimeout(resolve, 120));
      await writeFile(table, fresh.slice(0, fresh.length * end));
    }
    const { hasFailed, difference } = await outcome(1);
    expect(hasFailed).toBe(false);
    const rows = difference?.tables.flatMap((one) => one.rows) ?? [];
    expect(rows.map(({ kind }) => kind)).toEqual(rows.map(() => 'changed'));
    await nothingMore(2);
  });

  test('a broken edit is told and leaves the last good PDF', async () => {
    const pdf = join(out, 'our-city-handout.pdf');
    const good = await readFile(pdf);
    await writeFile(table, await replace(table, '编号,', '编号码,'));
    const broken = await outcome(1);
    expect(broken.hasFailed).toBe(true);
    expect(broken.diagnostics.map(({ code }) => code)).toContain('unknown-column');
    expect(await readFile(pdf)).toEqual(good);
    await writeFile(table, await replace(table, '编号码,', '编号,'));
    expect((await outcome(2)).hasFailed).toBe(false);
    expect(session.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('a file emptied and put back while a build reads it is read again, and nobody is told', async () => {
    const fresh = await replace(table, ',52,', ',53,');
    // by the look, which sees it whole, and by the build, which is told what is there in between
    onReads = [async () => writeFile(table, ''), async () => writeFile(table, fresh)];
    await writeFile(table, fresh);
    expect((await outcome(1)).hasFailed).toBe(false);
    expect(session.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    await nothingWrong();
  });

  test('a folder deleted is told, and found again when it comes back', async () => {
    await rm(data, { recursive: true });
    const gone = await outcome(1);
    expect(gone.diagnostics.map(({ code }) => code)).toEqual(['missing-folder']);
    await cp(starter, data, { recursive: true });
    expect((await outcome(2)).hasFailed).toBe(false);
    await writeFile(table, await replace(table, ',52,', ',53,'));
    expect((await outcome(3)).files).toEqual([table]);
  });

  test('a PDF deleted is written again with the next change', async () => {
    await rm(join(out, 'our-city-handout.pdf'));
    await writeFile(table, await replace(table, ',52,', ',53,'));
    expect(names(await outcome(1))).toContain('handout');
  });
});
