import type { Language } from '../../../src/core/diagnostics.js';
import type { Block } from './block.js';
import { charts } from './charts.js';
import { columns } from './columns.js';
import { commands, options } from './commands.js';
import { faces } from './faces.js';
import { formats } from './formats.js';
import { helpers, sentenceHelpers } from './helpers.js';
import { limits } from './limits.js';
import { mistakes } from './mistakes.js';
import { packSheets } from './pack-sheets.js';
import { worksheets } from './worksheets.js';

/** What may stand between `<!-- generated: NAME -->` and `<!-- end -->` in a document. */
export const blocks: Readonly<Record<string, Block>> = {
  charts,
  columns,
  commands,
  faces,
  formats,
  helpers,
  limits,
  mistakes,
  options,
  'pack-sheets': packSheets,
  'sentence-helpers': sentenceHelpers,
  worksheets,
};

const BLOCK = /(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The document as it is to be: what stands between the marks is written anew. */
export async function withBlocks(text: string, language: Language): Promise<string> {
  const written = new Map<string, string>();
  for (const name of blockNames(text)) {
    const block = blocks[name];
    if (!block) throw new Error(`no generated block is called “${name}”`);
    written.set(name, await block(language));
  }
  return text.replaceAll(
    BLOCK,
    (_, begin: string, name: string, end: string) => `${begin}\n${written.get(name) ?? ''}\n\n${end}`,
  );
}

export function blockNames(text: string): readonly string[] {
  return [...text.matchAll(BLOCK)].map(([, , name = '']) => name);
}
