import * as v from 'valibot';
import { readEdits } from '../../editing/index.js';
import { Refusal } from '../../server/answer/refusal.js';
import type { Desk } from '../desk/desk.js';
import { diagnosticState } from '../desk/diagnostics.js';
import { errorsForeseen } from '../desk/foreseen.js';
import { refusingConflicts } from '../server/conflict.js';
import type { Studio } from '../server/studio.js';
import type { EditsDone, SentEdits } from '../wire/edits.js';
import type { DiagnosticState } from '../wire/pack.js';
import type { Area } from './area.js';
import { bodyOf } from './body.js';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
const sentFolder = v.object({ folder: v.optional(v.pipe(v.string(), v.maxLength(4096))) });
const sentFacts = v.object({
  ...{ id: name, by: name, ...sentFolder.entries },
  ...{ seen: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), isSure: v.optional(v.boolean()) },
});

/** The door for all changes of files, and the way back. */
export const edits: Area = {
  name: 'edits',
  add(app, studio) {
    app.post('/api/edits', async (request): Promise<EditsDone> => {
      const change = changeOf(request.body);
      const pack = packMeant(studio, change.folder);
      const cells = await pack.door.change(change).catch(refusingConflicts(pack.door));
      const done = await doneIn(pack, change.by);
      if (cells.length === 0) return done;
      const { id, by } = change;
      const over = { kind: 'written-over' as const, id, by, changes: done.changes, cells };
      studio.events.tell(over);
      return { ...done, over };
    });
    app.post('/api/edits/foreseen', async ({ body }): Promise<readonly DiagnosticState[]> => {
      const pack = packMeant(studio, bodyOf(sentFolder, body).folder);
      const errors = await errorsForeseen(pack, editsOf(body)).catch(refusingConflicts(pack.door));
      return errors.map(diagnosticState);
    });
    for (const kind of ['undo', 'redo'] as const)
      app.post(`/api/edits/${kind}`, async (request): Promise<EditsDone> => {
        const { id, by, folder } = factsOf(request.body);
        const pack = packMeant(studio, folder);
        await pack.door.step(kind, by, id).catch(refusingConflicts(pack.door));
        return doneIn(pack, by);
      });
    app.get('/api/edits/counts', async (request) => {
      return studio.pack.door.counts(String((request.query as { by?: string }).by ?? ''));
    });
  },
};

function packMeant({ pack }: Studio, folder: string | undefined): Desk {
  if (folder !== undefined && folder !== pack.project.dataFolder) throw otherPack;
  return pack;
}

function factsOf(body: unknown): v.InferOutput<typeof sentFacts> {
  const read = v.safeParse(sentFacts, body);
  if (!read.success) throw unreadable;
  return read.output;
}

function changeOf(body: unknown): v.InferOutput<typeof sentFacts> & Pick<SentEdits, 'edits'> {
  return { edits: editsOf(body), ...factsOf(body) };
}

function editsOf(body: unknown): SentEdits['edits'] {
  const edits = readEdits((body as { readonly edits?: unknown } | null)?.edits);
  if (!edits) throw unreadable;
  return edits;
}

function doneIn({ door, sheets }: Desk, by: string): Promise<EditsDone> {
  return door.between(async (changes) => {
    const versions = (await sheets.all()).map(({ key, version }) => [key, version] as const);
    return { ...(await door.counts(by)), changes, versions: Object.fromEntries(versions) };
  });
}

const otherPack = new Refusal(409, 'other-pack', {
  zh: '现在打开的是另一份材料',
  en: 'Another pack is open now',
});

const unreadable = new Refusal(400, 'bad-edits', {
  zh: '这些改动读不通',
  en: 'These changes can’t be read',
});
