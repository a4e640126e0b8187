import { signal } from '@preact/signals';
import type { Bilingual } from '../../../core/diagnostic.js';
import { post, Refused, Unreachable } from '../ask.js';
import { refresh } from '../listen.js';
import { hrefOf } from '../state.js';

/** What is being done with files that were dropped in: the name of the one that is read, or why it could not be. */
export const beginning = signal<{ readonly reading?: string; readonly problem?: Bilingual }>({});

const REPORTS = /\.(?:docx?|odt|wps|pdf|txt|md|html?)$/i;

/** Reads files that were chosen or dropped in: a report first, for the sheets go with it. */
export async function beginWith(files: readonly File[]): Promise<void> {
  const inOrder = files.toSorted(
    (one, other) => Number(REPORTS.test(other.name)) - Number(REPORTS.test(one.name)),
  );
  const [first, ...others] = inOrder;
  if (first === undefined) return;
  const isReport = REPORTS.test(first.name);
  await told(async () => {
    beginning.value = { reading: first.name };
    const { id } = await post<{ id: string }>(`/api/start/draft?${query({ name: first.name })}`, first);
    for (const file of others) {
      // one report makes a pack: a second one would be no sheet
      if (REPORTS.test(file.name)) continue;
      beginning.value = { reading: file.name };
      await post(`/api/start/draft?${query({ name: file.name, id })}`, file);
    }
    location.hash = hrefOf({ area: isReport ? 'import' : 'sheet', item: id });
  });
}

/** Opens a pack by its folder. */
export async function openPack(folder: string): Promise<void> {
  await told(async () => {
    await post('/api/start/open', { folder });
    await showOpened();
  });
}

/** Shows the pack that the server has opened: its first table, or what there is. */
export async function showOpened(): Promise<void> {
  // tables of the pack before would be asked for
  await refresh();
  location.hash = '';
}

/** Keys are those of the task that was begun, and no longer those of what it was begun with. */
export function focusOnTask(): void {
  setTimeout(() => document.getElementById('middle')?.focus());
}

/** Does something whose failure is told where it was begun. */
export async function told(act: () => Promise<void>): Promise<void> {
  try {
    await act();
    beginning.value = {};
  } catch (problem) {
    beginning.value = { problem: wordsOf(problem) };
  }
}

/** Why something could not be done, with all that the server has to say of it. */
export function wordsOf(problem: unknown): Bilingual {
  if (problem instanceof Unreachable)
    return { zh: '连不上工作台，再试一次', en: 'The studio can’t be reached; try again' };
  if (!(problem instanceof Refused)) throw problem;
  const { diagnostics = [] } = problem.problem as {
    diagnostics?: readonly { message: Bilingual; hint?: Bilingual }[];
  };
  const [first] = diagnostics;
  if (first === undefined) return problem.words;
  const { message, hint } = first;
  return {
    zh: hint ? `${message.zh}。${hint.zh}` : message.zh,
    en: hint ? `${message.en}. ${hint.en}` : message.en,
  };
}

function query(asked: Readonly<Record<string, string>>): string {
  return new URLSearchParams(asked).toString();
}
