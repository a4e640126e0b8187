import { signal } from '@preact/signals';

const KEPT = 'briefing-clerk';

/** The name under which this browser's changes are known to others. */
export const clerk = signal(localStorage.getItem(KEPT) ?? '我');

export function callMe(name: string): void {
  localStorage.setItem(KEPT, name);
  clerk.value = name;
}
