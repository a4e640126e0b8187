import { resolve } from 'node:path';
import * as v from 'valibot';
import { ownTemplates } from '../../core/project.js';
import type { World } from '../../core/world.js';
import { Refusal } from '../../server/answer/refusal.js';
import { filesOfFolder } from '../folder/read-folder.js';
import { IssueStore } from '../issues/store.js';
import type { Studio } from '../server/studio.js';
import { Drafts } from '../start/drafts.js';
import { labelOf, makeNewPack, packsIn } from '../start/new-packs.js';
import { makeNextYear, nextYearOf } from '../start/next-year-pack.js';
import { forget, recentPacksOf } from '../start/recent-packs.js';
import type { PackEntry, StartState } from '../wire/start.js';
import type { Area } from './area.js';
import { bodyOf, frontTexts, shortText } from './body.js';
import { addReportRoutes } from './start-report.js';
import { addSheetsRoutes } from './start-sheets.js';

const path = v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096));
/** What there is before a pack is open: those that were, and the ways to begin one. */
export const start: Area = {
  name: 'start',
  add(app, studio) {
    const { world } = studio;
    const drafts = new Drafts(world);
    app.get('/api/start', () => stateOf(studio, drafts));
    app.post('/api/start/open', async ({ body }) => {
      const { folder } = bodyOf(v.object({ folder: path }), body);
      const opened =
        folder === exampleFolder(world) ? await copyOfExample(studio) : packFolder(world, folder);
      await studio.openPack(opened);
      return { folder: opened };
    });
    app.post('/api/start/close', async () => {
      await studio.closePack();
      return {};
    });
    app.post('/api/start/forget', async ({ body }) => {
      await forget(world, bodyOf(v.object({ folder: path }), body).folder);
      return stateOf(studio, drafts);
    });
    app.post<{ Params: { id: string } }>('/api/start/draft/:id/remove', async ({ params }) => {
      await drafts.remove(params.id);
      return stateOf(studio, drafts);
    });
    app.get('/api/start/next', async ({ query }) => {
      const { folder } = bodyOf(v.object({ folder: path }), query);
      return { ...(await nextYearOf(world, packFolder(world, folder))), home: studio.home };
    });
    app.post('/api/start/next', async ({ body }) => {
      const asked = bodyOf(v.object({ folder: path, name: shortText, front: frontTexts }), body);
      const { files } = await makeNextYear(world, packFolder(world, asked.folder), asked.front);
      const made = await makeNewPack(world, studio.home, asked.name, files);
      await studio.openPack(made);
      return { folder: made };
    });
    addReportRoutes(app, studio, drafts);
    addSheetsRoutes(app, studio, drafts);
  },
};

async function stateOf(studio: Studio, drafts: Drafts): Promise<StartState> {
  const { world } = studio;
  const home = studio.home;
  const recent = await recentPacksOf(world);
  const known = new Set(recent.map(({ folder }) => folder));
  const others = (await packsIn(world, home)).filter((folder) => !known.has(folder));
  const entries = await Promise.all([
    ...recent.map(({ folder, openedAt }) => entryOf(world, folder, openedAt)),
    ...others.map((folder) => entryOf(world, folder)),
  ]);
  const example = { ...(await entryOf(world, exampleFolder(world))), isExample: true };
  const listed = await drafts.list();
  return {
    packs: [...entries, example],
    drafts: listed.map(({ id, kind, names, begunAt }) => ({ id, kind, names, begunAt })),
    home,
  };
}

async function entryOf(world: World, folder: string, openedAt?: string): Promise<PackEntry> {
  const [last] = await new IssueStore(world, folder).list();
  return {
    folder,
    ...(await labelOf(world, folder)),
    ...(openedAt !== undefined && { openedAt }),
    ...(last && { issue: { number: last.number, at: last.at } }),
    isExample: false,
  };
}

function exampleFolder({ installation }: World): string {
  return resolve(ownTemplates(installation), 'starter');
}

/** The example as a pack of the user's own: that of the program stays as it is. */
async function copyOfExample(studio: Studio): Promise<string> {
  const { world } = studio;
  const home = studio.home;
  const files = await filesOfFolder(world.files, exampleFolder(world));
  for (let count = 1; ; count++) {
    const name = count === 1 ? '示例材料' : `示例材料${count}`;
    if (world.files.sync.isThere(resolve(home, name))) continue;
    return makeNewPack(world, home, name, files);
  }
}

/** A folder that the user names, by its full path; it need not be one that was open before. */
function packFolder({ files }: World, folder: string): string {
  const wanted = resolve(folder.trim().replace(/^"(.*)"$/, '$1'));
  const there = files.sync.stat(wanted);
  if (there?.kind === 'folder' || there?.kind === 'file') return wanted;
  throw new Refusal(404, 'no-pack', {
    zh: `没有这个文件夹：${folder}`,
    en: `There is no such folder: ${folder}`,
  });
}
