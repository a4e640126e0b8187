import { effect, signal } from '@preact/signals';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { Edit } from '../../../editing/edit.js';
import type { EditsDone, SentEdits, ToldConflict, WrittenOverEvent } from '../../wire/edits.js';
import type { DiagnosticState } from '../../wire/pack.js';
import { get, post, Refused, Unreachable } from '../ask.js';
import { clerk } from '../clerk.js';
import { onEvent, pageId } from '../listen.js';
import { connection, pack } from '../state.js';

/** A change that could not be made as it was asked for. */
export interface Failure {
  readonly sent: SentEdits;
  readonly words: Bilingual;
  readonly hint?: Bilingual;
  /** What stands there instead, where that is why. */
  readonly conflicts: readonly ToldConflict[];
}

/** Changes that the server has not answered yet, the oldest first. */
export const waiting = signal<readonly SentEdits[]>([]);
export const failures = signal<readonly Failure[]>([]);
/** How many changes can be undone and done again. */
export const steps = signal({ undo: 0, redo: 0 });
/** When the last change was written, as a clock says it. */
export const savedAt = signal('');
/** Called with each answer: tables learn from it which state of their files is theirs. */
export const onDone = new Set<(done: EditsDone, sent: SentEdits) => void>();

const KEPT = 'briefing-waiting';
/** How long until an answer is tried for again, in ms. */
const AGAIN_MS = 1000;

/** What was typed is kept in the browser until the server has it: nothing is lost where either ends. */
function keep(): void {
  if (folder !== undefined) localStorage.setItem(`${KEPT} ${folder}`, JSON.stringify(waiting.value));
}

function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** Counts the changes of the open table. */
let tableChanges = 0;

/** Changes that the open table shows already. */
const shownAlready = new Set<string>();

export function isShown({ id }: SentEdits): boolean {
  return shownAlready.has(id);
}

/** Has files changed, in their turn. */
export function send(edits: readonly Edit[]): void {
  queue({ id: newId(), edits });
}

/**
 * The same of the table that is open, which shows the change already, and was read when the pack had had so many
 * changes. From the number in the id the server knows that earlier ones of this page are in what the clerk saw.
 */
export function sendShown(edits: readonly Edit[], seen: number): void {
  tableChanges++;
  const id = `${pageId}.${tableChanges}`;
  shownAlready.add(id);
  queue({ id, edits, seen });
}

/**
 * The errors that changes would bring, which nobody has made yet. Where that can't be told, none: whether they can be
 * made is then told as they are.
 */
export function errorsForeseen(edits: readonly Edit[]): Promise<readonly DiagnosticState[]> {
  return inTurn(async () => {
    try {
      return await post<readonly DiagnosticState[]>('/api/edits/foreseen', { folder, edits });
    } catch (problem) {
      if (!(problem instanceof Refused || problem instanceof Unreachable)) throw problem;
      return [];
    }
  });
}

/** Puts back what stood in cells before another wrote over it. */
export function putBack({ cells, changes }: WrittenOverEvent): void {
  const edits = cells.map(({ file, sheet, line = 1, column = 1, stands, after }): Edit => {
    const change = { line, column, before: after, after: String(stands) };
    return { kind: 'cells', file, ...(sheet !== undefined && { sheet }), cells: [change] };
  });
  queue({ id: newId(), edits, seen: changes });
}

function queue(change: Omit<SentEdits, 'folder' | 'by'>): void {
  if (change.edits.length === 0 || folder === undefined) return;
  wait({ ...change, folder, by: clerk.value });
}

function wait(sent: SentEdits): void {
  waiting.value = [...waiting.value, sent];
  keep();
  void inTurn(() => sendUntilAnswered(sent));
}

let line: Promise<unknown> = Promise.resolve();

/**
 * Whatever changes the pack goes one after the other, in the order in which it was asked for: what is undone is what
 * was written before undo was pressed, and how much can be undone is known when its turn comes.
 */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = line.then(work);
  line = result.catch(() => {});
  return result;
}

/** Sends a change; while the server is gone, again and again, as long as its pack is the open one. */
async function sendUntilAnswered(sent: SentEdits): Promise<void> {
  const isWaiting = () => waiting.value.some(({ id }) => id === sent.id);
  while (isWaiting() && !(await sendOne(sent))) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
}

/** Answers whether the server has answered, be it that it refuses. */
async function sendOne(sent: SentEdits): Promise<boolean> {
  try {
    hear(await post<EditsDone>('/api/edits', sent), sent);
  } catch (problem) {
    if (problem instanceof Unreachable) connection.value = 'gone';
    if (!(problem instanceof Refused) || isForNow(problem)) return false;
    failures.value = [...failures.value, failureOf(sent, problem)];
  }
  waiting.value = waiting.value.filter(({ id }) => id !== sent.id);
  keep();
  return true;
}

/** Refused for another reason than the change itself: it waits until there is a pack that takes it. */
function isForNow({ status, code }: Refused): boolean {
  return status === 401 || status >= 500 || code === 'no-pack' || code === 'other-pack';
}

function hear(done: EditsDone, sent: SentEdits): void {
  connection.value = 'there';
  steps.value = { undo: done.undo, redo: done.redo };
  savedAt.value = new Date().toTimeString().slice(0, 5);
  if (done.over) note(done.over);
  for (const listener of onDone) listener(done, sent);
}

/** What was written over by whom, told to both. */
export const writtenOver = signal<readonly WrittenOverEvent[]>([]);

function note(over: WrittenOverEvent): void {
  if (writtenOver.value.some(({ id }) => id === over.id)) return;
  writtenOver.value = [...writtenOver.value, over];
}

export function dismissOver(over: WrittenOverEvent): void {
  writtenOver.value = writtenOver.value.filter((one) => one !== over);
}

onEvent.add((event) => {
  if (event.kind !== 'written-over') return;
  if (event.by === clerk.value || event.cells.some(({ by }) => by === clerk.value)) note(event);
});

/** Tells why a change was refused before it was even made. */
export function noteRefused(problem: Refused): void {
  const sent = { id: newId(), folder: folder ?? '', by: clerk.peek(), edits: [] };
  failures.value = [...failures.value, failureOf(sent, problem)];
}

function failureOf(sent: SentEdits, { words, problem }: Refused): Failure {
  const { conflicts = [], diagnostics = [] } = problem as {
    readonly conflicts?: readonly ToldConflict[];
    readonly diagnostics?: readonly { readonly hint?: Bilingual }[];
  };
  const hint = diagnostics[0]?.hint;
  return { sent, words, conflicts, ...(hint && { hint }) };
}

/** How often undo and redo were pressed that have not been answered yet: what stands in files is not what is shown. */
export const stepping = signal(0);

/** Undoes the last change, or does again what was undone last, after all that was asked for before. */
export function step(kind: 'undo' | 'redo'): Promise<void> {
  stepping.value++;
  return inTurn(async () => {
    if (steps.value[kind] === 0 || folder === undefined) return;
    const sent: SentEdits = { id: newId(), folder, by: clerk.value, edits: [] };
    try {
      hear(await post<EditsDone>(`/api/edits/${kind}`, { id: sent.id, folder, by: sent.by }), sent);
    } catch (problem) {
      if (problem instanceof Unreachable) connection.value = 'gone';
      if (!(problem instanceof Refused)) return;
      failures.value = [...failures.value, failureOf(sent, problem)];
      // another window of the same clerk may have taken it back
      await count();
    }
  }).finally(() => {
    stepping.value--;
  });
}

export function dismiss(failure: Failure): void {
  failures.value = failures.value.filter((one) => one !== failure);
}

/** Makes a change after all, over what stands there by now. */
export function insist(failure: Failure): void {
  dismiss(failure);
  // the same change by its number: what came after it is not what it was made to
  shownAlready.delete(failure.sent.id);
  wait({ ...failure.sent, isSure: true });
}

/** The folder whose changes are waited for. */
let folder: string | undefined;

/** Takes up what an earlier page of the same pack left, once the pack is known. */
effect(() => {
  const now = pack.value?.folder;
  if (now === undefined || now === folder) return;
  folder = now;
  failures.value = [];
  writtenOver.value = [];
  const left = JSON.parse(localStorage.getItem(`${KEPT} ${now}`) ?? '[]') as readonly SentEdits[];
  waiting.value = left;
  void inTurn(count);
  for (const sent of left) void inTurn(() => sendUntilAnswered(sent));
});

/** Asks how much can be undone; where nobody answers, the answer to the next change says it. */
async function count(): Promise<void> {
  const asked = get<{ undo: number; redo: number }>('/api/edits/counts', { by: clerk.peek() });
  steps.value = await asked.catch(() => steps.peek());
}
