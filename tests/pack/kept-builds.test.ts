import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { setPack } from '../../src/app/pipeline.js';
import { ReportError } from '../../src/core/diagnostics.js';
import { openProject } from '../../src/core/project.js';
import { Database } from '../../src/incremental/database.js';
import { KeptResults } from '../../src/incremental/kept-results.js';
import { cases } from '../support/daily.js';
import { LEPING, temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());
const data = join(folder.path, 'leping-2022');
await cp(LEPING, data, { recursive: true });

const FILES = ['indicators.csv', 'projects.csv', 'tasks.csv', 'glossary.csv', 'sectors.csv', 'pack.yaml'];

/** What comes with the program is kept, too, where nothing comes with it. */
const common = new Database();

/** What a new process makes of the data with what earlier ones have kept: digests of the PDFs, or what is wrong. */
async function built(kept?: KeptResults, edition = 'brief'): Promise<unknown> {
  const database = kept ? new Database({ common, isForOnce: true, kept }) : Database.off({ common });
  const project = openProject(world, { dataFolder: data, workingFolder: folder.path, database });
  try {
    const { editions, warnings } = await setPack(project, { edition });
    const digests = editions.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    return { digests, warnings };
  } catch (problem) {
    if (problem instanceof ReportError) return problem.diagnostics;
    throw problem;
  }
}

interface Edit {
  readonly file: string;
  readonly at: number;
  readonly kind: 'figure' | 'word' | 'row';
}

const edits: fc.Arbitrary<Edit> = fc.record({
  file: fc.constantFrom(...FILES),
  at: fc.nat(10_000),
  kind: fc.constantFrom('figure', 'figure', 'figure', 'word', 'row'),
});

function edited(text: string, { at, kind }: Edit): string {
  const lines = text.split('\n');
  const line = 1 + (at % Math.max(1, lines.length - 2));
  if (kind === 'row') return lines.filter((_, index) => index !== line).join('\n');
  const found = [...text.matchAll(kind === 'figure' ? /\d+(?=[,%亿万个])/g : /项目|工程|建设|增长/g)];
  const one = found[at % Math.max(1, found.length)];
  if (!one) return text;
  const fresh = kind === 'figure' ? String((Number(one[0]) * 7 + at) % 997) : `${one[0]}新`;
  return text.slice(0, one.index) + fresh + text.slice(one.index + one[0].length);
}

/** What a file holds after a fault of the disk: as it was, cut, or with a byte of another value. */
function spoiled(file: Buffer | undefined, at: number): Buffer | undefined {
  if (!file || at % 3 === 0) return file;
  if (at % 3 === 1) return file.subarray(0, at % file.length);
  const changed = Buffer.from(file);
  changed[at % file.length] = (at * 31) % 256;
  return changed;
}

describe('with what builds of earlier processes have kept', () => {
  test('random edits come out as without it, byte for byte, whatever has happened to the file', async () => {
    let file: Buffer | undefined;
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(), async (edit, at) => {
        const path = join(data, edit.file);
        const before = await readFile(path, 'utf8');
        await writeFile(path, edited(before, edit));
        const kept = new KeptResults(spoiled(file, at), 'tests');
        const made = await built(kept);
        expect(made).toEqual(await built());
        file = kept.toFile() ?? file;
        // what is at fault is undone, so that there is something to compare
        if (Array.isArray(made)) await writeFile(path, before);
      }),
      { numRuns: cases(3, 500), endOnFailure: true },
    );
  }, 1_200_000);

  test('a build of the same finds all that is dear, and an edited figure leaves most of it', async () => {
    await cp(LEPING, data, { recursive: true });
    const first = new KeptResults(undefined, 'tests');
    const made = await built(first);
    const again = new KeptResults(first.toFile(), 'tests');
    expect(await built(again)).toEqual(made);
    expect([again.asked > 50, again.asked - again.found]).toEqual([true, 0]);
    const path = join(data, 'indicators.csv');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/(?<=^gdp,.*?,)\d[\d.]*(?=%,)/m, '8.1'));
    const afterEdit = new KeptResults(first.toFile(), 'tests');
    await built(afterEdit);
    // the table, its charts, and pages whose glyphs have other codes now
    expect(afterEdit.found / afterEdit.asked).toBeGreaterThan(0.75);
  }, 60_000);
});
