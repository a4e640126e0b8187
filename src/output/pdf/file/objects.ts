/** Writes objects of a file that are no more than text: those of the structure tree, of which there are many. */
export interface ObjectWriter {
  /** The number of a new object, which is to be written. */
  reserve(): number;
  /** Writes an object, as PDF has it. */
  writeObject(id: number, body: string): void;
}

/** A reference to an object of the file. */
export function reference(id: number): string {
  return `${id} 0 R`;
}

/** A text as a string object (ISO 32000-1, 7.9.2.2): in UTF-16 with its mark unless it is ASCII. */
export function textString(text: string): string {
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<feff${utf16Hex(text)}>`;
}

/** A text in UTF-16, four hexadecimal digits a unit. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index++) hex += hex4(text.charCodeAt(index));
  return hex;
}

/** A number in four hexadecimal digits. */
export function hex4(value: number): string {
  return (BYTES[value >> 8] as string) + (BYTES[value & 0xff] as string);
}

/** Each byte in two hexadecimal digits. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
