import { computed, signal } from '@preact/signals';
import type {
  FrontTexts,
  ReadFile,
  ReadingChoice,
  ReadSheet,
  ReadTable,
  SheetsDraft,
  SheetsReading,
} from '../../wire/start.js';
import { get, post } from '../ask.js';
import { KeptSaid } from '../start/kept-said.js';

interface Said extends Pick<SheetsDraft, 'choices' | 'front' | 'name' | 'leftOut'> {}

export const draft = signal<SheetsDraft | undefined>(undefined);
export const reading = signal<SheetsReading | undefined>(undefined);
export const said = signal<Said | undefined>(undefined);
/** The file and the sheet that are looked at, and which of the tables in it. */
export const at = signal({ file: 0, sheet: 0, table: 0 });
/** Files that were looked at and taken as they are. */
export const seen = signal<ReadonlySet<string>>(new Set());

let kept: KeptSaid<Said> | undefined;
let id = '';
let asked = 0;

export const file = computed<ReadFile | undefined>(() => reading.value?.files[at.value.file]);
export const sheet = computed<ReadSheet | undefined>(() => file.value?.sheets[at.value.sheet]);
export const table = computed<ReadTable | undefined>(() => sheet.value?.tables[at.value.table]);

export async function open(draftId: string): Promise<void> {
  if (id === draftId && draft.value) return;
  id = draftId;
  [draft.value, said.value, reading.value] = [undefined, undefined, undefined];
  seen.value = new Set();
  at.value = { file: 0, sheet: 0, table: 0 };
  kept = new KeptSaid<Said>(id, `/api/start/sheets/${id}/read`);
  const read = await get<SheetsDraft>(`/api/start/sheets/${id}`);
  const { choices, front, name, leftOut } = read;
  reading.value = read.reading;
  const unsaved = kept.unsaved();
  said.value = unsaved ?? { choices, front, name, leftOut };
  draft.value = read;
  if (unsaved) await readAgain();
}

export function choiceOf(name: string): ReadingChoice {
  return said.value?.choices[name] ?? {};
}

/** Says how a table is read; what follows from that comes back at once. */
export async function choose(name: string, choice: ReadingChoice): Promise<void> {
  const { value } = said;
  if (!value) return;
  const { [name]: _, ...others } = value.choices;
  const choices = Object.keys(choice).length > 0 ? { ...others, [name]: choice } : others;
  said.value = { ...value, choices };
  await readAgain();
}

/** Of two answers only that to the last question counts. */
async function readAgain(): Promise<void> {
  asked++;
  const own = asked;
  const read = await post<SheetsReading>(`/api/start/sheets/${id}/read`, said.value);
  if (own === asked) reading.value = read;
}

export function leaveOut(name: string, isLeftOut: boolean): void {
  const { value } = said;
  if (!value) return;
  const others = value.leftOut.filter((one) => one !== name);
  keep({ ...value, leftOut: isLeftOut ? [...others, name] : others });
}

export function sayFront(front: FrontTexts, name: string): void {
  if (said.value) keep({ ...said.value, front, name });
}

/** Goes to the next file that was not looked at; answers whether there is one. */
export function nextFile(): boolean {
  const { files = [] } = reading.value ?? {};
  const here = files[at.value.file]?.file;
  if (here !== undefined) seen.value = new Set([...seen.value, here]);
  const isOpen = (one: ReadFile) => !seen.value.has(one.file) && !said.value?.leftOut.includes(one.file);
  const next = files.findIndex((one, index) => index > at.value.file && isOpen(one));
  const other = next >= 0 ? next : files.findIndex(isOpen);
  if (other < 0) return false;
  at.value = { file: other, sheet: 0, table: 0 };
  return true;
}

export async function make(): Promise<void> {
  const { value } = said;
  if (value) await kept?.finish(value, () => post(`/api/start/sheets/${id}/make`, value));
  [draft.value, id] = [undefined, ''];
}

function keep(value: Said): void {
  said.value = value;
  kept?.say(value);
}
