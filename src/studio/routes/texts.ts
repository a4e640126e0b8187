import * as v from 'valibot';
import { Refusal } from '../../server/answer/refusal.js';
import type { Desk } from '../desk/desk.js';
import { tableOf } from '../desk/table-entries.js';
import { Calls } from '../texts/calls.js';
import { candidateAt, candidatesFor } from '../texts/candidates.js';
import { textSections } from '../texts/sections.js';
import { typedNumbers } from '../texts/typed-numbers.js';
import type { Candidate, TextsState } from '../wire/texts.js';
import type { Area } from './area.js';
import { bodyOf, cellPlace, notRead, shortText } from './body.js';

/** The paragraphs of the pack with what is filled into them, and the figures that can be. */
export const texts: Area = {
  name: 'texts',
  add(app, studio) {
    app.get('/api/texts', async (_, reply) => {
      // what is edited is sent to the character, and shown with care by the page
      reply.serializer(JSON.stringify);
      return stateOf(studio.pack);
    });
    app.get('/api/texts/search', async (request) => {
      const { words = '' } = request.query as { readonly words?: string };
      const { report } = studio.pack.session;
      if (!report) throw notRead;
      const calls = new Calls(report, await studio.pack.sheets.all(), studio.pack);
      return candidatesFor(report, calls, String(words).slice(0, 100));
    });
    app.get('/api/texts/figure', async ({ query }): Promise<Candidate> => {
      const { key, line, column } = bodyOf(cellAsked, query);
      const { pack } = studio;
      const { report } = pack.session;
      if (!report) throw notRead;
      const sheets = await pack.sheets.all();
      const sheet = sheets.find((one) => one.key === key);
      const table = sheet && tableOf(sheet, report);
      const calls = new Calls(report, sheets, pack);
      const candidate = table && candidateAt(report, calls, table, { line, column });
      if (!candidate) throw noFigure;
      return candidate;
    });
  },
};

const cellAsked = v.object({ key: shortText, ...cellPlace });

const noFigure = new Refusal(404, 'no-figure', {
  zh: '这一格不是能放进正文的数',
  en: 'This cell is no figure that a text can have',
});

async function stateOf(desk: Desk): Promise<TextsState> {
  const [{ file, first, sections }, changes] = await desk.door.between(
    async (count) => [await textSections(desk), count] as const,
  );
  const { report } = desk.session;
  if (!report) return { file, first, sections, changes, calls: {}, references: [], terms: [], typed: [] };
  const calls = new Calls(report, await desk.sheets.all(), desk);
  const written = sections.flatMap(({ paragraphs }) => paragraphs.map(({ source }) => source));
  return {
    ...{ file, first, sections, changes },
    calls: calls.states(written),
    references: calls.references(),
    terms: report.glossary.map(({ term, number }) => ({ term, number })),
    typed: typedNumbers(report, calls, sections),
  };
}
