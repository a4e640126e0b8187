/**
 * A table of more rows than this is long: its rows are set when their page is painted, and what is made of them is not
 * held before nor after by a build that no other follows.
 */
export const LONG_TABLE_ROWS = 200;
