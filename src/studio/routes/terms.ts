import { termsState } from '../terms/terms-state.js';
import type { Area } from './area.js';

/** The terms and their explanations. */
export const terms: Area = {
  name: 'terms',
  add(app, studio) {
    app.get('/api/terms', async (_, reply) => {
      // what is edited is sent to the character, and shown with care by the page
      reply.serializer(JSON.stringify);
      return termsState(studio.pack);
    });
  },
};
