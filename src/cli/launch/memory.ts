import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';

/** The halves of the part of memory that new objects are made in: what Node 20 and 22 give them, in bytes. */
const ROOM_BYTES = 2 * 2 ** 24;

/** By how much V8 has it grow at a time. */
const USUAL_FACTOR = 2;

/** So much is in use only where tables are long, in bytes. */
const LARGE_BYTES = 64 * 2 ** 20;

/**
 * Memory grows by this much of what is in use, in percent, before all of it is looked through for what is not: V8 lets
 * it grow to four times as much, which is half a gigabyte for a table of ten thousand rows.
 */
const GROWING_PERCENT = 50;

/**
 * Has memory grow no further than a build is the faster for. How it grows is asked each time, so this is to be called
 * now and then, for it depends on what there is:
 * - the room for new objects grows to what Node 20 and 22 give it. Node 24 lets it grow to 128 MB; how far may be said
 *   only when a process starts, in which a file that is run by `node` has no say;
 * - all of it grows by a part of itself once it is large: the build of a small pack is over sooner if nobody looks
 *   through it.
 */
export function holdMemory(): void {
  const room = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  if (room === undefined || room.space_size === 0) return;
  growNewBy(Math.min(2 * USUAL_FACTOR, Math.max(1, Math.floor(ROOM_BYTES / room.space_size))));
  growBy(getHeapStatistics().used_heap_size > LARGE_BYTES ? GROWING_PERCENT : 0);
}

/** As commands begin: code that was compiled is taken only by a process of the same settings. */
export function growAsUsual(): void {
  growNewBy(USUAL_FACTOR);
  growBy(GROWING_PERCENT);
}

function growNewBy(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}

/** 0 leaves it to V8. */
function growBy(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
