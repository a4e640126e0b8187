import * as v from 'valibot';
import type { Report } from '../../report/report.js';
import { Refusal } from '../../server/answer/refusal.js';
import { chartPicture, chartState } from '../charts/chart-state.js';
import { chartMoved } from '../charts/moved-chart.js';
import { newChart, tablesForCharts } from '../charts/new-chart.js';
import type { Studio } from '../server/studio.js';
import type { NewChart } from '../wire/charts.js';
import type { ProposedEdits } from '../wire/edits.js';
import type { Area } from './area.js';
import { bodyOf, notRead, shortText } from './body.js';

/** The charts of the pack: how they are declared, and how they are drawn. */
export const charts: Area = {
  name: 'charts',
  add(app, studio) {
    app.get('/api/charts/chart', async (request, reply) => {
      // what is edited is sent to the character, and shown with care by the page
      reply.serializer(JSON.stringify);
      const state = await chartState(studio.pack, nameIn(request.query));
      if (!state) throw noChart;
      return state;
    });
    app.get('/api/charts/tables', async () => tablesForCharts(reportOf(studio)));
    app.get('/api/charts/new', async ({ query }, reply): Promise<NewChart> => {
      const { table } = bodyOf(v.object({ table: shortText }), query);
      reply.serializer(JSON.stringify);
      return newChart(studio.pack, reportOf(studio), table);
    });
    app.get('/api/charts/moved', async ({ query }, reply): Promise<ProposedEdits> => {
      const { name, before } = bodyOf(v.object({ name: shortText, before: v.optional(shortText) }), query);
      reply.serializer(JSON.stringify);
      return { edits: await chartMoved(studio.pack, reportOf(studio), name, before) };
    });
    app.get('/api/charts/picture', async (request, reply) => {
      const svg = chartPicture(studio.pack, nameIn(request.query));
      if (svg === undefined) throw noChart;
      return reply
        .type('image/svg+xml')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(svg);
    });
  },
};

function reportOf({ pack }: Studio): Report {
  const { report } = pack.session;
  if (!report) throw notRead;
  return report;
}

function nameIn(query: unknown): string {
  return String((query as { readonly name?: string }).name);
}

const noChart = new Refusal(404, 'no-chart', { zh: '没有这张图', en: 'There is no such chart' });
