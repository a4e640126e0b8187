import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** The halves of the part of memory that new objects are made in: what Node 20 and 22 give them, in bytes. */
const ROOM_BYTES = 2 * 2 ** 24;

/** By how much V8 has it grow at a time. */
const USUAL_FACTOR = 2;

/**
 * Has the room for new objects grow to what Node 20 and 22 give it, and no further. Node 24 lets it grow to 128 MB, of
 * which a long table is hardly the faster. How far may be said only when a process starts, which a file that is run by
 * `node` has no say in; by how much it grows is asked each time, so that this is to be called now and then.
 */
export function holdRoomForNew(): void {
  const room = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  if (room === undefined || room.space_size === 0) return;
  growBy(Math.min(2 * USUAL_FACTOR, Math.max(1, Math.floor(ROOM_BYTES / room.space_size))));
}

/** As V8 begins: code that was compiled is taken only by a process of the same settings. */
export function letRoomGrow(): void {
  growBy(USUAL_FACTOR);
}

function growBy(factor: number): void {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}
