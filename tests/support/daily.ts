/** `npm test -- --mode thorough`, as `.ci/run` has it: every case of those that a test has too many of for each day. */
const isThorough = process.env.MODE === 'thorough';

/** How many cases, or which, a test tries that has too many: few each day, more in a thorough run. */
export function cases<Cases>(daily: Cases, thorough: Cases): Cases {
  return isThorough ? thorough : daily;
}

/**
 * The cases of a list that are tried: all in a thorough run, and each day every so manyth from `from` on. A test that
 * turns `from` from one of its parts to the next tries each case with some part or other.
 */
export function everyFew<Case>(all: readonly Case[], step: number, from = 0): readonly Case[] {
  return isThorough ? all : all.filter((_, index) => index % step === from % step);
}
