import type { Bilingual, Language } from '../../../src/core/diagnostics.js';

/** A piece of a document that is written from what the code knows. */
export type Block = (language: Language) => string | Promise<string>;

/** A Markdown table; heads and cells are told in the language. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `|${cells.map((cell) => (cell ? ` ${cell} ` : ' ')).join('|')}|`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Names in a row, with the comma of the language. */
export function listed(names: readonly string[], language: Language): string {
  return names.join(language === 'zh' ? '、' : ', ');
}

export function inBoth(zh: string, en: string): Bilingual {
  return { zh, en };
}
