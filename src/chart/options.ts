import type { Options } from './drawing.js';

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * Options with others laid over them, object by object; lists and plain values are replaced. Neither is
 * changed.
 */
export function mergeOptions(base: Options, over: Options): Options {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const own = merged[key];
    merged[key] = isOptions(own) && isOptions(value) ? mergeOptions(own, value) : value;
  }
  return merged;
}
