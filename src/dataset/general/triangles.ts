/** Triangles before a figure: one that points down tells a fall; one that points up may tell either. */
const UPWARD = /^\s*[△▲]\s*(?=\d)/u;
const DOWNWARD = /^\s*[▽▼]\s*(?=\d)/u;

/**
 * Whether a table tells its falls by ▼, so that ▲ beside it can only be a rise; alone ▲ tells falls, as accountants do.
 */
export function tellsRises(texts: readonly string[]): boolean {
  return texts.some((text) => UPWARD.test(text)) && texts.some((text) => DOWNWARD.test(text));
}

/** The figure of a rise, without its triangle. */
export function withoutRise(text: string): string {
  return text.replace(UPWARD, '');
}
