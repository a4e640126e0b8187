import type { Edit } from '../../../editing/edit.js';
import type { ProposedEdits } from '../../wire/edits.js';
import type { DiagnosticState, PackState } from '../../wire/pack.js';
import type { NewTable } from '../../wire/tables.js';
import type { Neighbours } from '../area.js';
import { get, post } from '../ask.js';
import { errorsForeseen, inTurn, send } from '../edits/outbox.js';
import { hrefOf } from '../state.js';
import { tellRefused } from '../told-refused.js';

/*
 * What is done to whole tables. The server says by which edits; they are sent as all that this page changes.
 */

/** Makes a table, and goes to it. */
export function makeTable(title: string, rows: readonly (readonly string[])[]): Promise<void> {
  return tellRefused(async () => {
    const { key, edits } = await post<NewTable>('/api/tables/new', { title, rows });
    sendAndGo(edits, key);
  });
}

/** Goes to a table once its edits are made: before, it is not there. */
function sendAndGo(edits: readonly Edit[], key: string): void {
  send(edits);
  void inTurn(async () => {
    location.hash = hrefOf({ area: 'tables', item: key });
  });
}

/** Has a table print between two others, in the part of the one before. */
export function moveTable(key: string, { after, before }: Neighbours): Promise<void> {
  return tellRefused(async () => {
    const asked = { key, ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
    send((await get<ProposedEdits>('/api/tables/moved', asked)).edits);
  });
}

/** A table that is to be taken out: how, and what would refer to nothing then. */
export interface Removal extends ProposedEdits {
  readonly errors: readonly DiagnosticState[];
}

export async function removalOf(key: string): Promise<Removal | undefined> {
  let found: Removal | undefined;
  await tellRefused(async () => {
    const { edits } = await get<ProposedEdits>('/api/tables/removed', { key });
    found = { edits, errors: await errorsForeseen(edits) };
  });
  return found;
}

/** Takes a table out, and goes to the one beside it. */
export function removeTable({ tables }: PackState, key: string, { edits }: ProposedEdits): void {
  const at = tables.findIndex((one) => one.key === key);
  const next = tables[at + 1] ?? tables[at - 1];
  send(edits);
  location.hash = next ? hrefOf({ area: 'tables', item: next.key }) : '#newtable';
}

/** Puts a workbook that can be changed in the place of a file that is only read, and goes to its sheet there. */
export function convertFile(key: string): Promise<void> {
  return tellRefused(async () => {
    const { key: now, edits } = await get<NewTable>('/api/tables/converted', { key });
    sendAndGo(edits, now);
  });
}
