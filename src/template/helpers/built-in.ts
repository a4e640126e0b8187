import Handlebars, { type HelperOptions } from 'handlebars';
import type { Effort } from '../effort.js';
import { type Helper, type HelperDefinition, positionOf } from './context.js';
import { kinds, orNothing } from './kinds.js';

const { helpers: original } = Handlebars;

/** One of Handlebars' own helpers that stand around others. */
interface BlockHelper extends Pick<HelperDefinition, 'takes' | 'named'> {
  readonly make: (effort: Effort) => Helper;
}

/** Handlebars' own helpers that stand around others, `{{#if …}}…{{/if}}`; each turn of a loop is counted. */
export const blockHelpers: Readonly<Record<string, BlockHelper>> = {
  if: {
    takes: [kinds.anything],
    named: { includeZero: kinds.yesOrNo },
    make: () => original.if as Helper,
  },
  unless: {
    takes: [kinds.anything],
    named: { includeZero: kinds.yesOrNo },
    make: () => original.unless as Helper,
  },
  each: { takes: [orNothing(kinds.collection)], make: countedEach },
  with: { takes: [kinds.anything], make: () => original.with as Helper },
};

function countedEach(effort: Effort): Helper {
  return function (this: unknown, items: unknown, options: HelperOptions) {
    const position = positionOf(options);
    let length = 0;
    const fn: HelperOptions['fn'] = (item, frame) => {
      effort.step(position);
      const text = options.fn(item, frame);
      length += text.length;
      effort.check(length, position);
      return text;
    };
    return (original.each as Helper).call(this, items, { ...options, fn });
  };
}

/** `{{lookup total header}}`: a field by a name that is worked out; nothing where there is none of that name. */
export const lookup: HelperDefinition = {
  takes: [orNothing(kinds.collection), kinds.field],
  example: '{{lookup table.total "投资（亿元）"}}',
  words: {
    zh: '凭算出来的名字，或不是单个词的名字，取一个字段',
    en: 'a field by a name that is worked out or is no plain word',
  },
  make: () => (of: object | undefined, field: string | number) =>
    of !== undefined && Object.hasOwn(of, field) ? (of as Record<string, unknown>)[field] : undefined,
};
