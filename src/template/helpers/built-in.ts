import Handlebars, { type HelperOptions } from 'handlebars';
import type { BlockHelperName } from '../../dataset/vocabulary.js';
import type { Effort } from '../effort.js';
import { type Helper, type HelperMaker, positionOf } from './context.js';

const { helpers: original } = Handlebars;

/** Handlebars' own helpers that stand around others; each turn of a loop is counted. */
export const blockHelpers = (effort: Effort): Readonly<Record<BlockHelperName, Helper>> => ({
  if: original.if as Helper,
  unless: original.unless as Helper,
  with: original.with as Helper,
  each(this: unknown, items: unknown, options: HelperOptions) {
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
  },
});

/** `{{lookup total header}}`: a field by a name that is worked out; nothing where there is none of that name. */
export const lookup: HelperMaker = () => (of: object | undefined, field: string | number) =>
  of !== undefined && Object.hasOwn(of, field) ? (of as Record<string, unknown>)[field] : undefined;
