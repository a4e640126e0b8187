import { Refusal } from '../../server/answer/refusal.js';
import type { Area } from './area.js';

/** The pages of the edition that is looked at. */
export const pages: Area = {
  name: 'pages',
  add(app, studio) {
    app.get('/api/pages/pdf', async (_, reply) => {
      const good = studio.pack.shown;
      if (!good) throw noPages;
      return reply.type('application/pdf').send(Buffer.from(good.bytes));
    });
  },
};

const noPages = new Refusal(404, 'no-pages', { zh: '还没有页面', en: 'There are no pages yet' });
