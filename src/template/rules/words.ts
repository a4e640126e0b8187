import type { Diagnostic } from '../../core/diagnostics.js';
import type { Passage } from '../../core/source/passage.js';
import { placeOfPosition, programOf } from '../../dataset/calls.js';
import type { PackRule } from '../../dataset/rules/rule.js';
import type { Database } from '../../incremental/database.js';
import { kept } from '../../incremental/kept.js';
import { helperNames } from '../helpers/index.js';
import { lintTexts } from '../lint.js';
import { namesIn } from '../vocabulary.js';

/** Whatever helpers and fields a text of pack.yaml speaks of must exist; that it can be parsed is said elsewhere. */
export const wordsInTexts: PackRule = ({ dataset, passages, database }) => {
  const texts = passages.filter(({ text }) => text.includes('{{'));
  const names = texts.length > 0 ? namesIn(dataset) : [];
  const lint = () => texts.flatMap((passage) => lintPassage(passage, names, database));
  const facts = () => [names.join('\n'), ...texts.map(({ text }) => text)];
  return soundTexts(database, facts, () => lint().length === 0) ? [] : lint();
};

/** Whether texts speak of nothing that is not there. */
const soundTexts = kept<boolean>('words in texts of pack.yaml');

function lintPassage(passage: Passage, names: readonly string[], database: Database): Diagnostic[] {
  const { value: program } = programOf(passage, database);
  if (!program) return [];
  const placeOf = placeOfPosition.bind(undefined, passage);
  return lintTexts([{ program, placeOf }], { names, partials: undefined, ...helperNames });
}
