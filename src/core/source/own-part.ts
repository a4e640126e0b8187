/** V8 keeps the whole of a text for a part of this many characters or more; shorter ones it copies. */
const HELD_CHARACTERS = 13;

/** A text that is worth the copies of its parts, in characters. */
const LONG_TEXT = 100_000;

/**
 * A part of a text by itself: the markup of a long table is megabytes that nothing else needs. A part that is as long
 * is no copy, for it is read by its own parts.
 */
export function ownPart(text: string, from: number, to: number): string {
  const part = text.slice(from, to);
  const isHeld = part.length >= HELD_CHARACTERS && text.length >= LONG_TEXT;
  return isHeld && part.length < LONG_TEXT ? Buffer.from(part, 'utf16le').toString('utf16le') : part;
}
