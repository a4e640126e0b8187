import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { setPack } from '../../src/app/pipeline.js';
import { ReportError } from '../../src/core/diagnostics.js';
import { openProject } from '../../src/core/project.js';
import { Database } from '../../src/incremental/database.js';
import { briefingProcess } from '../support/command.js';
import { cases, everyFew } from '../support/daily.js';
import { CHECKOUT, SHIPPED, temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

const folder = await temporaryFolder();
afterAll(() => folder.remove());

/** A figure of the data made another, a word added to a text, a row taken away; any may be at fault. */
interface Edit {
  readonly file: number;
  readonly at: number;
  readonly kind: 'figure' | 'word' | 'row';
}

const edits = fc.array(
  fc.record({
    file: fc.nat(100),
    at: fc.nat(10_000),
    kind: fc.constantFrom('figure', 'figure', 'word', 'row'),
  }) as fc.Arbitrary<Edit>,
  { minLength: 2, maxLength: cases(2, 4) },
);

function edited(text: string, { at, kind }: Edit): string {
  const lines = text.split('\n');
  const line = 1 + (at % Math.max(1, lines.length - 2));
  if (kind === 'row') return lines.filter((_, index) => index !== line).join('\n');
  const pattern = kind === 'figure' ? /\d+(?=[,%亿万个])/g : /项目|工程|建设/g;
  const found = [...text.matchAll(pattern)];
  const one = found[at % Math.max(1, found.length)];
  if (!one) return text;
  const fresh = kind === 'figure' ? String((Number(one[0]) * 7 + at) % 997) : `${one[0]}新`;
  return text.slice(0, one.index) + fresh + text.slice(one.index + one[0].length);
}

/** A digest for each PDF: where megabytes differ, to show how takes for ever. */
function digestsOf(made: ReadonlyMap<string, Uint8Array> | undefined): unknown {
  return made && [...made].map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]);
}

describe.each(SHIPPED)('%s', (name, original) => {
  const data = join(folder.path, name);
  const tables = ['indicators', 'projects', 'tasks', 'glossary'].map((table) => join(data, `${table}.csv`));

  const remembering = new Database({ common: world.installation.database });

  /** Each day the handout of one pack, and of the others the shortest edition. */
  const edition = cases(everyFew(SHIPPED, 2).some(([one]) => one === name) ? 'handout' : 'brief', 'all');

  /** The editions set in this process, with what `database` remembers; or what is wrong with the data. */
  async function setHere(database = remembering): Promise<Map<string, Uint8Array> | undefined> {
    const project = openProject(world, { dataFolder: data, workingFolder: CHECKOUT, database });
    try {
      const { editions } = await setPack(project, { edition });
      return new Map(editions.map(({ name, bytes }) => [name, bytes]));
    } catch (problem) {
      if (problem instanceof ReportError) return undefined;
      throw problem;
    }
  }

  test('built again after edits is what a build from cold makes, byte for byte', async () => {
    let last: Map<string, Uint8Array> | undefined;
    await fc.assert(
      fc.asyncProperty(edits, async (some) => {
        await cp(original, data, { recursive: true });
        last = await setHere();
        for (const edit of some) {
          const file = tables[edit.file % tables.length] as string;
          const before = await readFile(file, 'utf8');
          await writeFile(file, edited(before, edit));
          const here = await setHere();
          // what is at fault is built, and undone, so that there is something to compare
          if (here) last = here;
          else await writeFile(file, before);
        }
        const anew = await setHere(Database.off({ common: world.installation.database }));
        expect(digestsOf(anew)).toEqual(digestsOf(last));
      }),
      { numRuns: cases(1, 3), endOnFailure: true },
    );
    // and what a process makes that has built nothing before
    if (edition === 'brief') return;
    const out = join(folder.path, 'out');
    const words = ['build', data, '--edition', edition, '--out', out, '--quiet', '--no-cache'];
    const { status } = await briefingProcess(CHECKOUT, words);
    expect(status).toBe(0);
    for (const [edition, bytes] of last ?? [])
      expect(Buffer.compare(bytes, await readFile(join(out, `${name}-${edition}.pdf`)))).toBe(0);
  }, 240_000);
});
