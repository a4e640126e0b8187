/**
 * The text of a file that a clerk saved: UTF-8 with or without byte order mark, GB18030 (what a Chinese
 * spreadsheet program saves as “CSV”), or UTF-16 with its mark (its “Unicode text”). Line ends become LF,
 * so that lines can be counted. Returns undefined when the bytes are none of these.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decode(encodings(bytes), bytes);
  return text?.replace(/\r\n?/g, '\n');
}

function encodings([first, second]: Uint8Array): readonly string[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** The first encoding in which the bytes are valid; GB18030 accepts so much that it has to come last. */
function decode(candidates: readonly string[], bytes: Uint8Array): string | undefined {
  for (const encoding of candidates) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
