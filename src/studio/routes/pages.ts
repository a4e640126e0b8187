import * as v from 'valibot';
import { printedAnew } from '../../app/watch/changes.js';
import type { GoodEdition } from '../../app/watch/session.js';
import { Refusal } from '../../server/answer/refusal.js';
import { versionOf } from '../desk/pages-entry.js';
import { tableOf } from '../desk/table-entries.js';
import { itemAt } from '../printed/items.js';
import { placesOn } from '../printed/places.js';
import type { Studio } from '../server/studio.js';
import type { PlacesState } from '../wire/pages.js';
import type { Area } from './area.js';
import { bodyOf, editionAsked, shortText } from './body.js';

const at = v.object({ page: shortText, number: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** The pages of the edition that is looked at. */
export const pages: Area = {
  name: 'pages',
  add(app, studio) {
    app.get('/api/pages/pdf', async ({ query }, reply) => {
      const { bytes } = await shownIn(studio, query);
      return reply.type('application/pdf').send(Buffer.from(bytes));
    });
    app.post('/api/pages/at', async ({ body }) => {
      const { page, number } = bodyOf(at, body);
      studio.events.look(page, number);
      return {};
    });
    app.get('/api/pages/places', async ({ query }): Promise<PlacesState> => {
      const good = await shownIn(studio, query);
      const { report } = studio.pack.session;
      const version = versionOf(good.bytes);
      if (!report) return { version, places: [], changes: [] };
      const sheets = await studio.pack.sheets.all();
      const heads = sheets.map(
        (sheet) => [sheet.key, tableOf(sheet, report)?.columns[0]?.place.line] as const,
      );
      return { version, places: placesOn(good, report, sheets, new Map(heads)), changes: changesOn(good) };
    });
  },
};

/** What is printed anew since the pages before. */
function changesOn({ before, printed, document }: GoodEdition): PlacesState['changes'] {
  const changed = before ? printedAnew(before.printed(), printed()) : [];
  return changed.map((one) => itemAt(one, document));
}

async function shownIn({ pack }: Studio, query: unknown): Promise<GoodEdition> {
  const shown = await pack.shownAs(bodyOf(editionAsked, query).edition);
  if (!shown) throw noPages;
  return shown;
}

const noPages = new Refusal(404, 'no-pages', { zh: '还没有页面', en: 'There are no pages yet' });
