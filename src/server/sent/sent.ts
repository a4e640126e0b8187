import type { Bilingual } from '../../core/diagnostics.js';

/** Files by their paths in a data folder, with `/`. */
export type SentFiles = ReadonlyMap<string, Uint8Array>;

/** What a request sends, however it is packed. */
export interface Sent {
  /** What is asked for, by name, from the address, the form or the JSON. */
  readonly settings: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<GroupName, SentFiles>;
}

/** What files are sent for besides the one that a request is about: each is a field of a form, or a member of JSON. */
export const besides = {
  earlier: { zh: '较早的数据文件夹，与它比较', en: 'the earlier data folder, to compare with' },
  cover: { zh: '另作封面的 PDF', en: 'a PDF that is the cover' },
  templates: {
    zh: '模板，按在 templates/ 里的名称；服务要允许才收',
    en: 'templates by their names in templates/, where the service takes them',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Beside = keyof typeof besides;

/** What files of a request are for. */
export type GroupName = typeof MAIN | Beside;

export function isBeside(name: string): name is Beside {
  return Object.hasOwn(besides, name);
}

/** The group of files that a request is about. */
export const MAIN = 'files';
