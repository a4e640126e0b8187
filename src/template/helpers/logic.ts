import type { HelperMaker } from './context.js';

/** `{{#if (and a b)}}`: true when both are neither empty nor 0. */
export const and: HelperMaker = () => (a: unknown, b: unknown) => Boolean(a) && Boolean(b);
