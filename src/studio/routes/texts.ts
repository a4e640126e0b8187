import { Refusal } from '../../server/answer/refusal.js';
import type { Desk } from '../desk/desk.js';
import { Calls } from '../texts/calls.js';
import { candidatesFor } from '../texts/candidates.js';
import { piecesOf } from '../texts/pieces.js';
import { textSections } from '../texts/sections.js';
import { typedNumbers } from '../texts/typed-numbers.js';
import type { CallState, TextsState } from '../wire/texts.js';
import type { Area } from './area.js';

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
  },
};

const notRead = new Refusal(409, 'not-read', {
  zh: '表还没有读通，先改好左边“核对”里的错',
  en: 'The tables can’t be read yet: mend the errors first',
});

async function stateOf(desk: Desk): Promise<TextsState> {
  const { file, sections } = await textSections(desk);
  const { report } = desk.session;
  if (!report) return { file, sections, calls: {}, references: [], terms: [], typed: [] };
  const calls = new Calls(report, await desk.sheets.all(), desk);
  const sources = new Set(
    sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ source }) =>
        piecesOf(source).flatMap((piece) => (piece.kind === 'call' ? [piece.source] : [])),
      ),
    ),
  );
  const states: [string, CallState][] = [...sources].map((source) => [source, calls.state(source)]);
  return {
    file,
    sections,
    calls: Object.fromEntries(states),
    references: calls.references(),
    terms: report.glossary.map(({ term, number }) => ({ term, number })),
    typed: typedNumbers(report, calls, sections),
  };
}
