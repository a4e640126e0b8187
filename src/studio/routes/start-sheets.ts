import { parse } from 'node:path';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { Studio } from '../server/studio.js';
import type { Draft, Drafts } from '../start/drafts.js';
import { makeNewPack } from '../start/new-packs.js';
import { readSheetsOf } from '../start/sheet-reading.js';
import { sheetsPack } from '../start/sheets-pack.js';
import type { FrontTexts, SheetsDraft } from '../wire/start.js';
import { bodyOf, frontTexts, shortText } from './body.js';

const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576));
const numbers = v.pipe(v.array(number), v.maxLength(1000));
const choice = v.object({
  kind: v.exactOptional(v.literal('general')),
  head: v.exactOptional(v.tuple([number, number])),
  unit: v.exactOptional(shortText),
  title: v.exactOptional(shortText),
  total: v.exactOptional(v.union([v.literal('none'), numbers])),
  skip: v.exactOptional(numbers),
  skipColumns: v.exactOptional(numbers),
});
/** What a clerk has said of sheets: how they are read, and what stands over them; kept with each change. */
const said = v.object({
  choices: v.record(shortText, choice),
  front: v.exactOptional(frontTexts),
  name: v.exactOptional(shortText),
  /** Files that are not to be part of the pack after all. */
  leftOut: v.exactOptional(v.pipe(v.array(shortText), v.maxLength(1000))),
});
type Said = v.InferOutput<typeof said>;

/** A pack begun with an office's own sheets: how each was read is shown, corrected, and written into pack.yaml. */
export function addSheetsRoutes(app: FastifyInstance, studio: Studio, drafts: Drafts): void {
  const { installation } = studio.world;
  const read = async (draft: Draft, { choices, front }: Said) =>
    readSheetsOf(installation, sheetsPack(draft.files, front ?? frontOf(studio, draft), choices));
  app.get<{ Params: { id: string } }>('/api/start/sheets/:id', async ({ params: { id } }) => {
    const draft = await drafts.read(id);
    const kept = v.safeParse(said, await drafts.said(id));
    const {
      choices = {},
      front = frontOf(studio, draft),
      name = front.title,
      leftOut = [],
    } = kept.success ? kept.output : {};
    const reading = await read(draft, { choices, front });
    return { reading, choices, front, name, leftOut, home: studio.home } satisfies SheetsDraft;
  });
  app.post<{ Params: { id: string } }>('/api/start/sheets/:id/read', async ({ params: { id }, body }) => {
    const told = bodyOf(said, body);
    await drafts.say(id, told);
    return read(await drafts.read(id), told);
  });
  app.post<{ Params: { id: string } }>('/api/start/sheets/:id/make', async ({ params: { id }, body }) => {
    const { choices, front, name = '', leftOut = [] } = bodyOf(said, body);
    const draft = await drafts.read(id);
    const taken = draft.files.filter((file) => !leftOut.includes(file.name));
    const files = sheetsPack(taken, front ?? frontOf(studio, draft), choices);
    const made = await makeNewPack(studio.world, studio.home, name, files);
    await drafts.remove(id);
    await studio.openPack(made);
    return { folder: made };
  });
}

/** What stands at the front until the clerk says otherwise: the first file's name, and today. */
function frontOf({ world }: Studio, { files }: Draft): FrontTexts {
  const title = parse(files[0]?.name ?? '').name || '材料';
  const now = world.now();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const date = day.map((part) => String(part).padStart(2, '0')).join('-');
  return { title, meeting: '', number: '', occasion: '', issuer: '', date };
}
