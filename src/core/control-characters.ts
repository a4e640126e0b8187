/**
 * Characters that a reader does not see but a terminal or a browser obeys: controls but line feed and tab, marks of
 * writing direction and of format, line and paragraph separators, halves of surrogate pairs.
 */
const UNSEEN = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text of any origin as it may be shown: what would be obeyed stands there by its name, `<U+001B>`. */
export function withControlsShown(text: string): string {
  return text.replace(UNSEEN, (one) => `<${nameOf(one)}>`);
}

/** The same for a text that is to stay in its line: line feeds and tabs by name, too. */
export function onOneLine(text: string): string {
  return withControlsShown(text).replace(/[\n\t]/g, (one) => `<${nameOf(one)}>`);
}

/** A value as JSON for a reader: what would be obeyed is escaped as JSON itself does it, so that it reads back. */
export function shownJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(UNSEEN, (one) =>
    one.replace(/./gs, (unit) => `\\u${hex(unit.charCodeAt(0)).toLowerCase()}`),
  );
}

function nameOf(character: string): string {
  return `U+${hex(character.codePointAt(0) as number)}`;
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}
