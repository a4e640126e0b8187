/*
 * Patterns of many words, written as lists that can be read: words are parted by spaces and lines, and each may be a
 * pattern of its own. Plain strings, for what is in a tagged template the bundler can't write in ASCII.
 */

/** A group that fits any of the words of a list, the first that does. */
export function anyOf(list: string): string {
  return either(...wordsOf(list));
}

/** The words of a list. */
export function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** A group that fits any of the patterns, the first that does. */
export function either(...patterns: readonly string[]): string {
  return `(?:${patterns.join('|')})`;
}

/** A pattern that fits a text which is wholly one of the patterns. */
export function wholly(...patterns: readonly string[]): RegExp {
  return new RegExp(`^${either(...patterns)}$`);
}
