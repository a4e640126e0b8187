import type { HelperDefinition } from './context.js';
import { kinds, optional } from './kinds.js';

/** `{{#if (and a b)}}`: true when both are neither empty nor 0. */
export const and: HelperDefinition = {
  takes: [kinds.anything, kinds.anything],
  example: '{{#if (and a b)}}',
  words: { zh: '两者都有', en: 'true when both are' },
  make: () => (a: unknown, b: unknown) => Boolean(a) && Boolean(b),
};

/** `{{#if (or a b c)}}`: true when any is neither empty, nor 0, nor a list without entries. */
export const or: HelperDefinition = {
  takes: [kinds.anything, kinds.anything, optional(kinds.anything), optional(kinds.anything)],
  example: '{{#if (or a b)}}',
  words: { zh: '有其中之一', en: 'true when any is' },
  make:
    () =>
    (...values: unknown[]) =>
      values.slice(0, -1).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))),
};
