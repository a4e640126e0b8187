import { computed, signal } from '@preact/signals';
import type { Issue } from '../../issues/issue.js';
import type { ChangesSince, HistoryEntry, IssueList } from '../../wire/issues.js';
import { get, post } from '../ask.js';
import { clerk } from '../clerk.js';
import { inTurn, steps } from '../edits/outbox.js';

export const issues = signal<readonly Issue[] | undefined>(undefined);
export const changes = signal<ChangesSince | undefined>(undefined);
export const history = signal<readonly HistoryEntry[]>([]);

/** The number that the next issue will have. */
export const nextNumber = computed(() => (issues.value?.[0]?.number ?? 0) + 1);

export async function loadIssues(): Promise<void> {
  issues.value = (await get<IssueList>('/api/issues')).issues;
}

/** What differs from the last issue. */
export async function loadChanges(): Promise<void> {
  const [last] = issues.value ?? [];
  changes.value = last && (await get<ChangesSince>(`/api/issues/${last.number}/changes`));
}

export async function loadHistory(): Promise<void> {
  history.value = (await get<{ entries: readonly HistoryEntry[] }>('/api/issues/history')).entries;
}

/** Issues the pack with all that was changed before. */
export async function issueNow(note: string): Promise<Issue> {
  const issue = await inTurn(() => post<Issue>('/api/issues', { by: clerk.value, note }));
  await loadIssues();
  return issue;
}

/** Makes the data those of an issue again, or what they were before a change. */
export function takeBack(to: { readonly issue: number } | { readonly before: string }): Promise<void> {
  const asked = { by: clerk.value, id: crypto.getRandomValues(new Uint32Array(4)).join('-') };
  return inTurn(async () => {
    steps.value =
      'issue' in to
        ? await post(`/api/issues/${to.issue}/take-back`, asked)
        : await post('/api/issues/history/take-back', { ...asked, before: to.before });
  });
}
