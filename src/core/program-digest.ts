/** Digest of the program as it was built, by which it knows what it made itself; the build puts it here. */
export const PROGRAM_DIGEST = '{{program digest}}';

/** Whether the program runs as it was built, and not from its sources. */
export const IS_BUILT = !PROGRAM_DIGEST.startsWith('{');
