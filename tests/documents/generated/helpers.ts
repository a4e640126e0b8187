import type { HelperDefinition } from '../../../src/template/helpers/context.js';
import { helpers as all } from '../../../src/template/helpers/index.js';
import { type Block, markdownTable } from './block.js';

/** The helpers that print figures in sentences of pack.yaml. */
export const sentenceHelpers: Block = (language) =>
  tableOf(
    { zh: ['助手函数', '写法', '印出'], en: ['helper', 'example', 'prints'] }[language],
    ({ isForSentences }) => isForSentences === true,
    language,
  );

/** The helpers that only templates need. */
export const helpers: Block = (language) =>
  tableOf(
    { zh: ['助手函数', '模板里的写法', '得到'], en: ['helper', 'in a template', 'gives'] }[language],
    ({ isForSentences }) => !isForSentences,
    language,
  );

function tableOf(
  heads: readonly string[],
  isOne: (helper: HelperDefinition) => boolean,
  language: Parameters<Block>[0],
): string {
  const rows = Object.entries<HelperDefinition>(all).filter(([, helper]) => isOne(helper));
  return markdownTable(
    heads,
    rows.map(([name, { example, words }]) => [`\`${name}\``, `\`${example}\``, words[language]]),
  );
}
