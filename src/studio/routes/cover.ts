import { coverState } from '../cover/cover-state.js';
import type { Area } from './area.js';

/** The front page and the editions. */
export const cover: Area = {
  name: 'cover',
  add(app, studio) {
    app.get('/api/cover', async (_, reply) => {
      // what is edited is sent to the character, and shown with care by the page
      reply.serializer(JSON.stringify);
      return coverState(studio.pack);
    });
  },
};
