/** Digest of the program as it was built, by which it knows what it made itself; the build puts it here. */
export const PROGRAM_DIGEST = '{{program digest}}';
