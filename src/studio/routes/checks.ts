import * as v from 'valibot';
import { makeProof } from '../../app/companions.js';
import { openProject } from '../../core/project.js';
import { proofOf } from '../../revision/proof/proof.js';
import { Refusal } from '../../server/answer/refusal.js';
import { checkListOf } from '../checks/check-list.js';
import { pagesShown } from '../checks/pages-shown.js';
import { proofListOf } from '../checks/proof-list.js';
import { Ticks } from '../checks/ticks.js';
import type { Desk } from '../desk/desk.js';
import { ownFolder } from '../folder/read-folder.js';
import type { CheckList, ProofList } from '../wire/checks.js';
import type { Area } from './area.js';
import { bodyOf } from './body.js';
import { sendFile } from './send-file.js';

const tick = v.object({
  keys: v.pipe(v.array(v.pipe(v.string(), v.maxLength(16))), v.maxLength(20_000)),
  isTicked: v.boolean(),
});

/** What is to be looked at before a pack goes out, and the proof of its figures on the screen or on paper. */
export const checks: Area = {
  name: 'checks',
  add(app, studio) {
    app.get('/api/checks', async (): Promise<CheckList> => {
      const { pack } = studio;
      const { report, diagnostics } = pack.session;
      const ticked = await ticksOf(pack).all();
      return checkListOf({ diagnostics, report, pages: pagesShown(pack), ticked });
    });
    app.post('/api/checks/tick', async ({ body }) => {
      const { keys, isTicked } = bodyOf(tick, body);
      await ticksOf(studio.pack).set(keys, isTicked);
      return {};
    });
    app.get('/api/checks/proof', async (): Promise<ProofList> => {
      const { pack } = studio;
      const pages = pagesShown(pack);
      const { report } = pack.session;
      if (!pages || !report) throw noPages;
      return proofListOf(proofOf(report, pages), pack.shown?.name ?? '', await ticksOf(pack).all());
    });
    app.get('/api/checks/proof.pdf', async ({ query }, reply) => {
      const { pack } = studio;
      const { world, dataFolder, templatesFolder } = pack.project;
      const fresh = openProject(world, { dataFolder, templatesFolder });
      const { artifact } = await makeProof(fresh, { edition: pack.shown?.name });
      return sendFile(reply, artifact, query);
    });
  },
};

const ticks = new WeakMap<Desk, Ticks>();

/** One for each pack that is open: ticks are written one after the other. */
function ticksOf(desk: Desk): Ticks {
  const before = ticks.get(desk);
  if (before) return before;
  const { world, dataFolder } = desk.project;
  const own = new Ticks(world, ownFolder(world.files, dataFolder));
  ticks.set(desk, own);
  return own;
}

const noPages = new Refusal(409, 'no-pages', {
  zh: '页面还没有做出来，先改好错处',
  en: 'There are no pages yet: mend the errors first',
});
