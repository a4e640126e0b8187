import { Refusal } from '../../server/answer/refusal.js';
import { chartPicture, chartState } from '../charts/chart-state.js';
import type { Area } from './area.js';

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

function nameIn(query: unknown): string {
  return String((query as { readonly name?: string }).name);
}

const noChart = new Refusal(404, 'no-chart', { zh: '没有这张图', en: 'There is no such chart' });
