import { expect } from 'vitest';

/** Files of a megabyte take seconds to compare byte by byte as arrays are; memory compares them at once. */
expect.addEqualityTesters([
  (one: unknown, other: unknown) =>
    one instanceof Uint8Array && other instanceof Uint8Array && one.constructor === other.constructor
      ? Buffer.compare(one, other) === 0
      : undefined,
]);
