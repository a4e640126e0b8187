import { Refusal } from '../../server/answer/refusal.js';

export const readOnlyFormat = new Refusal(409, 'read-only-format', {
  zh: '这种文件只能读，先另存为 .xlsx',
  en: 'A file of this kind is only read: save it as .xlsx first',
});

export const noSheet = new Refusal(404, 'no-sheet', { zh: '没有这张表', en: 'There is no such table' });

export const notMovable = new Refusal(409, 'fixed-place', {
  zh: '这张表印在哪里由版式定，不能移',
  en: 'Where this table prints is laid down by its kind',
});
