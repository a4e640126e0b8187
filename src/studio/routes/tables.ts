import * as v from 'valibot';
import { limits } from '../../core/limits.js';
import { pastOfCell } from '../desk/cell-history.js';
import { sheetNotes } from '../desk/sheet-notes.js';
import type { DataSheet } from '../desk/sheets.js';
import type { Studio } from '../server/studio.js';
import { fileConverted } from '../tables/converted-file.js';
import { tableMoved } from '../tables/moved-table.js';
import { newTable } from '../tables/new-table.js';
import { noSheet } from '../tables/refusals.js';
import { tableRemoved } from '../tables/removed-table.js';
import type { ProposedEdits } from '../wire/edits.js';
import type { CellPast, NewTable, SheetNotes, SheetState } from '../wire/tables.js';
import type { Area } from './area.js';
import { bodyOf, cellPlace, notRead, shortText } from './body.js';

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
    // what would be done: the page has it done, as all that it changes, by its edits
    app.post('/api/tables/new', async ({ body }, reply): Promise<NewTable> => {
      reply.serializer(JSON.stringify);
      const { title, rows } = bodyOf(newRows, body);
      return newTable(studio.pack, title, rows);
    });
    app.get('/api/tables/converted', async ({ query }): Promise<NewTable> => {
      return fileConverted(studio.pack, await sheetAsked(studio, query));
    });
    app.get('/api/tables/removed', async ({ query }, reply): Promise<ProposedEdits> => {
      reply.serializer(JSON.stringify);
      return { edits: await tableRemoved(studio.pack, await sheetAsked(studio, query)) };
    });
    app.get('/api/tables/moved', async ({ query }, reply): Promise<ProposedEdits> => {
      reply.serializer(JSON.stringify);
      const { pack } = studio;
      const { report } = pack.session;
      if (!report) throw notRead;
      const { after, before } = query as { readonly after?: string; readonly before?: string };
      const find = (key: string | undefined) =>
        key === undefined ? undefined : pack.sheets.find(String(key));
      const between = { after: await find(after), before: await find(before) };
      return { edits: await tableMoved(pack, report, await sheetAsked(studio, query), between) };
    });
  },
};

async function sheetAsked({ pack }: Studio, query: unknown): Promise<DataSheet> {
  const { key } = query as { readonly key?: string };
  const sheet = await pack.sheets.find(String(key));
  if (!sheet) throw noSheet;
  return sheet;
}

/** A table as somebody types or pastes it. */
const newRows = v.object({
  title: v.pipe(shortText, v.trim(), v.nonEmpty()),
  rows: v.pipe(
    v.array(
      v.pipe(
        v.array(v.pipe(v.string(), v.maxLength(limits.cellCharacters))),
        v.maxLength(limits.tableColumns),
      ),
    ),
    v.minLength(1),
    v.maxLength(limits.tableRows),
  ),
});

function stateOf({ key, file, sheet, version, isEditable, rows }: DataSheet): Omit<SheetState, 'changes'> {
  const plain = rows.map(({ line, fields }) => ({ line, fields }));
  return { key, file, ...(sheet !== undefined && { sheet }), version, isEditable, rows: plain };
}
