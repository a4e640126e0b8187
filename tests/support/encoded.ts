/** Encodings that a test may write text in, by the names that a decoder knows them by. */
export type EncodedAs = 'big5' | 'euc-kr' | 'shift_jis' | 'gb18030';

/** Text → bytes in an encoding of one or two bytes a character. Throws where a character has none. */
export function encoded(text: string, as: EncodedAs): Uint8Array {
  const table = tableOf(as);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${character} is not in ${as}`);
      return bytes;
    }),
  );
}

const tables = new Map<EncodedAs, ReadonlyMap<string, number[]>>();

/** The characters of an encoding with their bytes, found by decoding all there are. */
function tableOf(as: EncodedAs): ReadonlyMap<string, number[]> {
  const known = tables.get(as);
  if (known) return known;
  const decoder = new TextDecoder(as);
  const table = new Map<string, number[]>();
  for (let byte = 0; byte < 0x80; byte++) table.set(String.fromCharCode(byte), [byte]);
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !table.has(character)) table.set(character, [lead, trail]);
    }
  tables.set(as, table);
  return table;
}
