import { effect, signal } from '@preact/signals';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { Conflict, Edit } from '../../../editing/edit.js';
import type { EditsDone, SentEdits } from '../../wire/edits.js';
import { get, post, Refused, Unreachable } from '../ask.js';
import { clerk } from '../clerk.js';
import { connection, pack } from '../state.js';

/** A change that could not be made as it was asked for. */
export interface Failure {
  readonly sent: SentEdits;
  readonly words: Bilingual;
  readonly hint?: Bilingual;
  /** What stands there instead, where that is why. */
  readonly conflicts: readonly Conflict[];
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
  const folder = pack.value?.folder;
  if (folder !== undefined) localStorage.setItem(`${KEPT} ${folder}`, JSON.stringify(waiting.value));
}

function newId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** Has files changed, in their turn. */
export function send(edits: readonly Edit[]): void {
  if (edits.length === 0) return;
  waiting.value = [...waiting.value, { id: newId(), by: clerk.value, edits }];
  keep();
  void work();
}

let working: Promise<void> | undefined;

function work(): Promise<void> {
  working ??= sendAll().finally(() => {
    working = undefined;
  });
  return working;
}

/** Sends what waits, one after the other; while the server is gone, it is tried again and again. */
async function sendAll(): Promise<void> {
  for (let next = waiting.value[0]; next; next = waiting.value[0]) {
    if (!(await sendOne(next))) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** Answers whether the server has answered, be it that it refuses. */
async function sendOne(sent: SentEdits): Promise<boolean> {
  try {
    hear(await post<EditsDone>('/api/edits', sent), sent);
  } catch (problem) {
    if (problem instanceof Unreachable) connection.value = 'gone';
    if (!(problem instanceof Refused)) return false;
    failures.value = [...failures.value, failureOf(sent, problem)];
  }
  waiting.value = waiting.value.filter(({ id }) => id !== sent.id);
  keep();
  return true;
}

function hear(done: EditsDone, sent: SentEdits): void {
  connection.value = 'there';
  steps.value = { undo: done.undo, redo: done.redo };
  savedAt.value = new Date().toTimeString().slice(0, 5);
  for (const listener of onDone) listener(done, sent);
}

function failureOf(sent: SentEdits, { words, problem }: Refused): Failure {
  const { conflicts = [], diagnostics = [] } = problem as {
    readonly conflicts?: readonly Conflict[];
    readonly diagnostics?: readonly { readonly hint?: Bilingual }[];
  };
  const hint = diagnostics[0]?.hint;
  return { sent, words, conflicts, ...(hint && { hint }) };
}

/** Undoes the last change, or does again what was undone last, after all that still waits. */
export async function step(kind: 'undo' | 'redo'): Promise<void> {
  await work();
  if (steps.value[kind] === 0) return;
  const sent: SentEdits = { id: newId(), by: clerk.value, edits: [] };
  try {
    hear(await post<EditsDone>(`/api/edits/${kind}`, { id: sent.id, by: sent.by }), sent);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    failures.value = [...failures.value, failureOf(sent, problem)];
  }
}

/** Takes up what an earlier page of the same pack left, once the pack is known. */
let folderBefore: string | undefined;
effect(() => {
  const folder = pack.value?.folder;
  if (folder === undefined || folder === folderBefore) return;
  folderBefore = folder;
  const kept = JSON.parse(localStorage.getItem(`${KEPT} ${folder}`) ?? '[]') as readonly SentEdits[];
  if (kept.length > 0) waiting.value = [...kept, ...waiting.value];
  void work();
  void get<{ undo: number; redo: number }>('/api/edits/counts', { by: clerk.peek() }).then((counts) => {
    steps.value = counts;
  });
});
