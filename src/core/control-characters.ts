/**
 * Characters that a reader does not see but a terminal or a browser obeys: controls but line feed and tab, marks of
 * writing direction and of format, line and paragraph separators, halves of surrogate pairs.
 */
const UNSEEN = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * What may hold any of these. Most of a text is plain, above all files as base64, and is passed over many times as
 * fast.
 */
const NOT_PLAIN = /[^\n\t -~]+/g;

/** A text of any origin as it may be shown: what would be obeyed stands there by its name, `<U+001B>`. */
export function withControlsShown(text: string): string {
  return withUnseen(text, (one) => `<${nameOf(one)}>`);
}

/** The same for a text that is to stay in its line: line feeds and tabs by name, too. */
export function onOneLine(text: string): string {
  return withControlsShown(text).replace(/[\n\t]/g, (one) => `<${nameOf(one)}>`);
}

/** A value as JSON for a reader: what would be obeyed is escaped as JSON itself does it, so that it reads back. */
export function shownJson(value: unknown): string {
  return withUnseen(JSON.stringify(value, null, 2), (one) =>
    one.replace(/./gs, (unit) => `\\u${hex(unit.charCodeAt(0)).toLowerCase()}`),
  );
}

function withUnseen(text: string, shown: (one: string) => string): string {
  return text.replace(NOT_PLAIN, (some) => some.replace(UNSEEN, shown));
}

function nameOf(character: string): string {
  return `U+${hex(character.codePointAt(0) as number)}`;
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}
