import * as v from 'valibot';
import { makeCorrections } from '../../app/companions.js';
import { openProject } from '../../core/project.js';
import { Refusal } from '../../server/answer/refusal.js';
import { pagesShown } from '../checks/pages-shown.js';
import type { Desk } from '../desk/desk.js';
import { filesOfFolder } from '../folder/read-folder.js';
import { changesSince, stateOfIssue } from '../issues/changes.js';
import { issuePack } from '../issues/issue-pack.js';
import { IssueStore } from '../issues/store.js';
import { takenBack } from '../issues/take-back.js';
import { refusingConflicts } from '../server/conflict.js';
import type { ChangesSince, HistoryEntry, IssueList } from '../wire/issues.js';
import type { Area } from './area.js';
import { bodyOf, shortText } from './body.js';
import { sendFile } from './send-file.js';

interface OfIssue {
  Params: { number: string };
}

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(60));

/** The versions of a pack: what was issued, what changed since, and how it was before. */
export const issues: Area = {
  name: 'issues',
  add(app, studio) {
    app.get('/api/issues', async (): Promise<IssueList> => ({ issues: await storeOf(studio.pack).list() }));
    app.post('/api/issues', async ({ body }) => {
      const { by, note } = bodyOf(v.object({ by: shortText, note: shortText }), body);
      const { pack } = studio;
      if (pack.session.hasFailed) throw hasErrors;
      const title = pack.session.report?.pack.title ?? '';
      const { issue } = await issuePack(pack.project, { by, note, title });
      studio.events.tell({ kind: 'pack', revision: pack.revision });
      return issue;
    });
    app.get<OfIssue>('/api/issues/:number/changes', async ({ params }): Promise<ChangesSince> => {
      const { pack } = studio;
      const before = await stateOfIssue(pack.project, numberOf(params.number));
      const { report } = pack.session;
      const pages = pagesShown(pack);
      if (!report || !pages) throw noPages;
      return changesSince(before, report, pages);
    });
    app.get<OfIssue>('/api/issues/:number/corrections.pdf', async ({ params, query }, reply) => {
      const { pack } = studio;
      const { world, dataFolder, templatesFolder } = pack.project;
      const before = await stateOfIssue(pack.project, numberOf(params.number));
      const fresh = openProject(world, { dataFolder, templatesFolder });
      const { artifact } = await makeCorrections(fresh, before, { edition: pack.shown?.name });
      if (!artifact) throw nothingPrinted;
      return sendFile(reply, artifact, query);
    });
    app.get<OfIssue>('/api/issues/:number/file', async ({ params, query }, reply) => {
      const asked = bodyOf(v.object({ name: shortText }), query);
      const bytes = await storeOf(studio.pack).pdfOf(numberOf(params.number), asked.name);
      return sendFile(reply, { name: asked.name, bytes }, query);
    });
    app.post<OfIssue>('/api/issues/:number/take-back', async ({ params, body }) => {
      const { pack } = studio;
      const { by, id } = bodyOf(v.object({ by: name, id: name }), body);
      const { world, dataFolder } = pack.project;
      const issued = await storeOf(pack).filesOf(numberOf(params.number));
      const edits = takenBack(await filesOfFolder(world.files, dataFolder), issued);
      if (edits.length > 0) await pack.door.change({ id, by, edits }).catch(refusingConflicts(pack.door));
      return { files: edits.length, ...(await pack.door.counts(by)) };
    });
    app.get('/api/issues/history', async (): Promise<{ entries: readonly HistoryEntry[] }> => {
      const all = await studio.pack.door.history();
      const told = all.slice(-MOST_ENTRIES).toReversed();
      return {
        entries: told.map(({ id, kind, by, at, edits }) => ({
          ...{ id, kind, by, at },
          files: [...new Set(edits.map(({ file }) => file))],
          cells: edits.flatMap((one) => (one.kind === 'cells' ? one.cells : [])).slice(0, MOST_CELLS),
        })),
      };
    });
    app.post('/api/issues/history/take-back', async ({ body }) => {
      const { pack } = studio;
      const asked = bodyOf(v.object({ by: name, id: name, before: name }), body);
      const all = await pack.door.history();
      const from = all.findIndex((entry) => entry.id === asked.before);
      if (from < 0) throw noEntry;
      const edits = all
        .slice(from)
        .toReversed()
        .flatMap(({ inverse }) => inverse);
      await pack.door.change({ id: asked.id, by: asked.by, edits }).catch(refusingConflicts(pack.door));
      return pack.door.counts(asked.by);
    });
  },
};

/** More than this nobody reads; all of them stay in the journal. */
const MOST_ENTRIES = 300;
const MOST_CELLS = 5;

/** The number of an issue as addresses have it; none for whatever else is written there. */
function numberOf(written: string): number {
  return /^\d{1,4}$/.test(written) ? Number(written) : Number.NaN;
}

function storeOf({ project: { world, dataFolder } }: Desk): IssueStore {
  return new IssueStore(world, dataFolder);
}

const hasErrors = new Refusal(409, 'has-errors', {
  zh: '还有错误，改好才能发出',
  en: 'There are errors: mend them before it is issued',
});
const noPages = new Refusal(409, 'no-pages', {
  zh: '页面还没有做出来，先改好错处',
  en: 'There are no pages yet: mend the errors first',
});
const nothingPrinted = new Refusal(409, 'nothing-printed', {
  zh: '印出的内容没有不同，用不着勘误',
  en: 'Nothing that is printed differs',
});
const noEntry = new Refusal(404, 'no-entry', { zh: '没有这次改动', en: 'There is no such change' });
