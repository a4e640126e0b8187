import { parse } from 'node:path';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { importReport } from '../../importing/index.js';
import { isReportName } from '../../input/report-file.js';
import { Refusal } from '../../server/answer/refusal.js';
import { packName } from '../../server/sent/file-name.js';
import type { FolderFile } from '../folder/folder-file.js';
import type { Studio } from '../server/studio.js';
import type { Draft, Drafts } from '../start/drafts.js';
import { makeNewPack } from '../start/new-packs.js';
import { reviewOf } from '../start/report-review.js';
import { reviewedFiles } from '../start/reviewed-report.js';
import type { ReportDraft } from '../wire/start.js';
import { bodyOf, frontTexts, shortText } from './body.js';

const cells = v.record(shortText, v.pipe(v.string(), v.maxLength(32_767)));
const decision = v.object({
  state: v.picklist(['taken', 'refused', 'later']),
  cells: v.exactOptional(cells),
});
/** What a clerk has said of a report that is gone through; kept with each tick. */
const said = v.object({
  decisions: v.record(shortText, decision),
  front: v.exactOptional(frontTexts),
  name: v.exactOptional(shortText),
});

/** A pack begun with a work report: it is read, gone through row by row, and made. */
export function addReportRoutes(app: FastifyInstance, studio: Studio, drafts: Drafts): void {
  app.post('/api/start/draft', async ({ query, body }) => {
    const { name, id } = bodyOf(v.object({ name: shortText, id: v.exactOptional(shortText) }), query);
    const file = { name: packName(name), bytes: bytesOf(body) };
    if (id !== undefined) {
      await drafts.add(id, [file]);
      return { id };
    }
    return { id: await drafts.begin(isReportName(file.name) ? 'report' : 'sheets', [file]) };
  });
  app.get<{ Params: { id: string } }>('/api/start/report/:id', async ({ params: { id } }) => {
    const { report, besides } = partsOf(await drafts.read(id));
    const review = reviewOf(await importReport(report.name, report.bytes), report.name);
    const kept = v.safeParse(said, await drafts.said(id));
    const {
      decisions = {},
      front = review.front,
      name = parse(report.name).name,
    } = kept.success ? kept.output : {};
    const names = besides.map((file) => file.name);
    return { review, decisions, front, name, besides: names, home: studio.home } satisfies ReportDraft;
  });
  app.post<{ Params: { id: string } }>('/api/start/report/:id/said', async ({ params: { id }, body }) => {
    await drafts.say(id, bodyOf(said, body));
    return {};
  });
  app.post<{ Params: { id: string } }>('/api/start/report/:id/make', async ({ params: { id }, body }) => {
    const { decisions, front, name = '' } = bodyOf(said, body);
    const { report, besides } = partsOf(await drafts.read(id));
    const imported = await importReport(report.name, report.bytes);
    const files = reviewedFiles(imported, report.name, report.bytes, decisions, front ?? {});
    const made = await makeNewPack(studio.world, studio.home, name, [...files, ...besides]);
    await drafts.remove(id);
    await studio.openPack(made);
    return { folder: made };
  });
}

/** The report of a draft, and the sheets that were dropped in with it. */
function partsOf({ files }: Draft): { readonly report: FolderFile; readonly besides: readonly FolderFile[] } {
  const report = files.find(({ name }) => isReportName(name));
  if (report === undefined) throw noReport;
  return { report, besides: files.filter((file) => file !== report) };
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array && body.length > 0) return body;
  throw new Refusal(400, 'empty-file', { zh: '文件是空的', en: 'The file is empty' });
}

const noReport = new Refusal(409, 'no-report', {
  zh: '没有报告：要 .docx、.doc、.odt、.wps、.pdf、.txt、.md 或 .html',
  en: 'There is no report: a .docx, .doc, .odt, .wps, .pdf, .txt, .md or .html is needed',
});
