import { computed, signal } from '@preact/signals';
import type {
  Decision,
  FrontTexts,
  ReportDraft,
  ReviewFigure,
  ReviewRow,
  ReviewSlip,
} from '../../wire/start.js';
import { get, post } from '../ask.js';
import { KeptSaid } from '../start/kept-said.js';

/** One thing to look at: a row of a table, or what may be a slip of the report. */
export type Item =
  | { readonly key: string; readonly group: 'figure' | 'name' | 'sure'; readonly row: ReviewRow }
  | { readonly key: string; readonly group: 'slip'; readonly slip: ReviewSlip };

export type Group = Item['group'];
export const GROUPS: readonly Group[] = ['figure', 'name', 'slip', 'sure'];

interface Said {
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly front: FrontTexts;
  readonly name: string;
}

export const draft = signal<ReportDraft | undefined>(undefined);
export const said = signal<Said | undefined>(undefined);
export const selected = signal<string | undefined>(undefined);
export const showsSure = signal(false);

/** Decisions as they were before each change, the last at the end. */
let past: Said['decisions'][] = [];
let kept: KeptSaid<Said> | undefined;
let id = '';

const DEGREES = { 1: 'sure', 2: 'name', 3: 'figure' } as const;

/** All there is to look at, in the order in which it is listed. */
export const items = computed<readonly Item[]>(() => {
  const { review } = draft.value ?? {};
  if (!review) return [];
  const rows = review.rows.map((row): Item => ({ key: row.key, group: DEGREES[row.degree], row }));
  const slips = review.slips.map((slip): Item => ({ key: slip.key, group: 'slip', slip }));
  const shown = GROUPS.filter((group) => group !== 'sure' || showsSure.value);
  return shown.flatMap((group) => [...rows, ...slips].filter((one) => one.group === group));
});

/** Reads a draft, with what was said of it before. */
export async function open(draftId: string): Promise<void> {
  if (id === draftId && draft.value) return;
  id = draftId;
  [draft.value, said.value, past] = [undefined, undefined, []];
  showsSure.value = false;
  kept = new KeptSaid<Said>(id, `/api/start/report/${id}/said`);
  const read = await get<ReportDraft>(`/api/start/report/${id}`);
  const { decisions, front, name } = read;
  draft.value = read;
  said.value = kept.unsaved() ?? { decisions, front, name };
  selected.value = (items.value.find(({ key }) => stateOf(key) === 'later') ?? items.value[0])?.key;
}

/** The figure of a row that is in doubt, as far as that can be told, or else its first. */
export function figureInDoubt({ figures }: ReviewRow): ReviewFigure | undefined {
  return figures.find(({ others }) => others.length > 0) ?? figures[0];
}

export function decisionOf(key: string): Decision {
  return said.value?.decisions[key] ?? { state: 'later' };
}

export function stateOf(key: string): Decision['state'] {
  return decisionOf(key).state;
}

/** What a cell of a row says, by the clerk or by the report. */
export function cellOf(row: ReviewRow, column: string): string {
  return decisionOf(row.key).cells?.[column] ?? row.cells[column] ?? '';
}

export function decide(key: string, decision: Decision): void {
  const { value } = said;
  if (!value) return;
  past.push(value.decisions);
  keep({ ...value, decisions: { ...value.decisions, [key]: decision } });
}

/** Writes a cell of a row otherwise; what it says of the row stays. */
export function write(row: ReviewRow, column: string, text: string): void {
  const { state, cells = {} } = decisionOf(row.key);
  const { [column]: _, ...others } = cells;
  const all = text === (row.cells[column] ?? '') ? others : { ...others, [column]: text };
  decide(row.key, { state, ...(Object.keys(all).length > 0 && { cells: all }) });
}

export function undo(): void {
  const decisions = past.pop();
  if (decisions && said.value) keep({ ...said.value, decisions });
}

/** Goes to the next that is not decided, from the one selected on, or else to the one below. */
export function next(): void {
  const { value: all } = items;
  const at = all.findIndex(({ key }) => key === selected.value);
  const open = [...all.slice(at + 1), ...all.slice(0, at)].find(({ key }) => stateOf(key) === 'later');
  selected.value = (open ?? all[at + 1] ?? all[at])?.key;
}

export function walk(step: 1 | -1): void {
  const { value: all } = items;
  const at = all.findIndex(({ key }) => key === selected.value);
  selected.value = (all[at + step] ?? all[at])?.key;
}

export function sayFront(front: FrontTexts, name: string): void {
  if (said.value) keep({ ...said.value, front, name });
}

/** Makes the pack, which is open then. */
export async function make(): Promise<void> {
  const { value } = said;
  if (value) await kept?.finish(value, () => post(`/api/start/report/${id}/make`, value));
  [draft.value, id] = [undefined, ''];
}

function keep(value: Said): void {
  said.value = value;
  kept?.say(value);
}
