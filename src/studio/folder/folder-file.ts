import { decodeText } from '../../core/source/encoding.js';

/** A file of a data folder by its name in it, with `/`. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The text of a file that was read before; none of what is no text. */
export function textOfFile({ bytes }: FolderFile): string {
  const decoded = decodeText(bytes);
  return 'text' in decoded ? decoded.text : '';
}

/** A text as the bytes of a file. */
export function bytesOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
