import { effect, signal, untracked } from '@preact/signals';
import type { PackState } from '../../wire/pack.js';
import type { SheetNotes, SheetState } from '../../wire/tables.js';
import { get, Refused } from '../ask.js';
import { failures, isShown, onDone, waiting } from '../edits/outbox.js';
import { pack } from '../state.js';
import { mayEdit } from '../team/clerks.js';
import { SheetModel } from './model.js';

/** The sheet that is open: undefined while it is read, null where it is no longer there. */
export const sheet = signal<SheetModel | null | undefined>(undefined);

let wanted: string | undefined;
/** Goes on with each change that is sent or answered: what was asked for before it may be of the file before it. */
let changes = 0;
effect(() => {
  waiting.value;
  changes++;
});

/** The folder of the pack that sheets are read of. */
let folder: string | undefined;

/** Whether the pack has had the wanted sheet among its tables: those that say what pack.yaml would never are. */
let wasListed = false;

/** Opens a sheet, and keeps it as its file is. */
export function openSheet(key: string): void {
  if (key === wanted) return;
  wanted = key;
  wasListed = pack.peek()?.tables.some((one) => one.key === key) ?? false;
  sheet.value = undefined;
  void read(key);
}

async function read(key: string): Promise<void> {
  const asked = changes;
  try {
    const state = await get<SheetState>('/api/tables/sheet', { key });
    const notes = await get<SheetNotes>('/api/tables/notes', { key });
    if (key !== wanted) return;
    const open = sheet.value?.state.key === key ? sheet.value : undefined;
    if (open && waiting.value.length === 0 && asked !== changes) return void read(key);
    const model = open ?? new SheetModel({ ...state, isEditable: state.isEditable && mayEdit.peek() });
    // what was typed meanwhile is not there yet, and is read later
    if (open && waiting.value.length === 0) open.take(state);
    model.hear(notes);
    sheet.value = model;
  } catch (problem) {
    if (!(problem instanceof Refused)) return;
    if (key === wanted) sheet.value = null;
  }
}

/** After each build: what is to be said of the cells; and the cells themselves where somebody else has changed them. */
effect(() => {
  const state = pack.value;
  untracked(() => {
    if (!state) return;
    const isOther = folder !== undefined && folder !== state.folder;
    folder = state.folder;
    const isListed = state.tables.some(({ key }) => key === wanted);
    const isGone = wasListed && !isListed;
    wasListed ||= isListed;
    if (isOther) leave(state);
    // nobody needs to be asked for it; it is read again where it comes back
    else if (isGone) sheet.value = null;
    else void renew();
  });
});

/** Another pack was opened: a sheet of the same name is another, and any other is not there. */
function leave({ tables }: PackState): void {
  sheet.value = undefined;
  if (!tables.some(({ key }) => key === wanted)) wanted = undefined;
  else if (wanted !== undefined) void read(wanted);
}

async function renew(): Promise<void> {
  const key = wanted;
  const open = sheet.value;
  if (key === undefined || open === undefined) return;
  const notes = await get<SheetNotes>('/api/tables/notes', { key }).catch(() => undefined);
  if (key !== wanted || sheet.value !== open) return;
  const isChanged = notes?.version !== open?.version;
  if (open === null || notes === undefined) return void read(key);
  open.hear(notes);
  if (isChanged && waiting.value.length === 0) void read(key);
  else if (!isChanged) open.seen = Math.max(open.seen, notes.changes);
}

/** What was refused does not stand in the file. */
effect(() => {
  if (failures.value.length > 0 && sheet.peek()) void read(sheet.peek()?.state.key ?? '');
});

onDone.add((done, sent) => {
  const open = sheet.value;
  const version = open ? done.versions[open.state.key] : undefined;
  if (!open || version === undefined) return;
  const isInModel = isShown(sent) && sent.edits.some(({ file }) => file === open.state.file);
  const isNext = done.changes === open.seen + 1;
  if (isNext && (isInModel || version === open.version)) {
    open.version = version;
    open.seen = done.changes;
    // what was done elsewhere or undone, and what others have done since, is not in the model: it is read
  } else if (version !== open.version && waiting.value.length <= 1) void read(open.state.key);
});
