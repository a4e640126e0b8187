import * as v from 'valibot';
import { Refusal } from '../../server/answer/refusal.js';
import { pastOfCell } from '../desk/cell-history.js';
import { sheetNotes } from '../desk/sheet-notes.js';
import type { DataSheet } from '../desk/sheets.js';
import type { Studio } from '../server/studio.js';
import type { CellPast, SheetNotes, SheetState } from '../wire/tables.js';
import type { Area } from './area.js';
import { bodyOf, cellPlace } from './body.js';

const at = v.object(cellPlace);

/** The sheets of the data as they stand in their files, and what is to be said of their cells. */
export const tables: Area = {
  name: 'tables',
  add(app, studio) {
    app.get('/api/tables/sheet', async (request, reply): Promise<SheetState> => {
      // what is edited is sent to the character, and shown with care by the page
      reply.serializer(JSON.stringify);
      return studio.pack.door.between(async (changes) => {
        return { ...stateOf(await sheetAsked(studio, request.query)), changes };
      });
    });
    app.get('/api/tables/past', async ({ query }): Promise<CellPast[]> => {
      const { file, sheet } = await sheetAsked(studio, query);
      const { line, column } = bodyOf(at, query);
      return pastOfCell(await studio.pack.door.history(), { file, sheet, line, column });
    });
    app.get('/api/tables/notes', async (request): Promise<SheetNotes> => {
      const { pack } = studio;
      const [sheet, changes] = await pack.door.between(async (count) => {
        return [await sheetAsked(studio, request.query), count] as const;
      });
      return { ...(await sheetNotes(sheet, pack)), changes };
    });
  },
};

async function sheetAsked({ pack }: Studio, query: unknown): Promise<DataSheet> {
  const { key } = query as { readonly key?: string };
  const sheet = await pack.sheets.find(String(key));
  if (!sheet) throw noSheet;
  return sheet;
}

const noSheet = new Refusal(404, 'no-sheet', { zh: '没有这张表', en: 'There is no such table' });

function stateOf({ key, file, sheet, version, isEditable, rows }: DataSheet): Omit<SheetState, 'changes'> {
  const plain = rows.map(({ line, fields }) => ({ line, fields }));
  return { key, file, ...(sheet !== undefined && { sheet }), version, isEditable, rows: plain };
}
