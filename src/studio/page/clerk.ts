import { signal } from '@preact/signals';
import { language } from './language.js';

const KEPT = 'briefing-clerk';

/** The name under which this browser's changes are known to others. */
export const clerk = signal(localStorage.getItem(KEPT) ?? (language.peek() === 'zh' ? '我' : 'Me'));

export function callMe(name: string): void {
  localStorage.setItem(KEPT, name);
  clerk.value = name;
}
