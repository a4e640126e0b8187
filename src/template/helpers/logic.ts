import type { HelperMaker } from './context.js';

/** `{{#if (and a b)}}`: true when both are neither empty nor 0. */
export const and: HelperMaker = () => (a: unknown, b: unknown) => Boolean(a) && Boolean(b);

/** `{{#if (or a b c)}}`: true when any is neither empty, nor 0, nor a list without entries. */
export const or: HelperMaker =
  () =>
  (...values: unknown[]) =>
    values.slice(0, -1).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
