import { language, say } from '../language.js';
import { words } from './words.js';

/** A moment as people say it: 今天 10:42, 昨天 16:20, 2月20日 10:10; with the year where it is another. */
export function saidDate(iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const text = say(words);
  const time = `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
  const days = Math.round((startOf(now) - startOf(date)) / 86_400_000);
  if (days === 0) return `${text.today} ${time}`;
  if (days === 1) return `${text.yesterday} ${time}`;
  const locale = language.value === 'zh' ? 'zh-CN' : 'en-GB';
  const isThisYear = date.getFullYear() === now.getFullYear();
  const day = date.toLocaleDateString(locale, {
    ...(!isThisYear && { year: 'numeric' }),
    month: language.value === 'zh' ? 'long' : 'short',
    day: 'numeric',
  });
  return isThisYear ? `${day} ${time}` : day;
}

function startOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
