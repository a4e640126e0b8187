import { placeOfPosition, programOf } from '../../dataset/calls.js';
import type { PackRule } from '../../dataset/rules/rule.js';
import { helperNames } from '../helpers/index.js';
import { lintTexts } from '../lint.js';
import { namesIn } from '../vocabulary.js';

/** Whatever helpers and fields a text of pack.yaml speaks of must exist; that it can be parsed is said elsewhere. */
export const wordsInTexts: PackRule = ({ dataset, passages, database }) => {
  const texts = passages.flatMap((passage) => {
    const { value: program } = programOf(passage, database);
    return program ? [{ program, placeOf: placeOfPosition.bind(undefined, passage) }] : [];
  });
  const names = texts.length > 0 ? namesIn(dataset) : [];
  return texts.flatMap((text) => lintTexts([text], { names, partials: undefined, ...helperNames }));
};
