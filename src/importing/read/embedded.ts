import type { PictureBlock } from '../model.js';

/** A picture whose bytes stand in the text of the report: PNG or JPEG, as pages are set with. */
const EMBEDDED = /data:image\/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]+)/y;
const PART = 'embedded@';

/** The picture whose address begins at an offset of the text; undefined where the address is another. */
export function embeddedPicture(
  text: string,
  offset: number,
  looks: Pick<PictureBlock, 'widthPt' | 'heightPt' | 'alt' | 'line'>,
): PictureBlock | undefined {
  if (addressAt(text, offset) === undefined) return undefined;
  return { kind: 'picture', part: `${PART}${offset}`, ...looks };
}

/** The bytes of such a picture by its part. */
export function embeddedBytes(text: string, part: string): Uint8Array | undefined {
  if (!part.startsWith(PART)) return undefined;
  const base64 = addressAt(text, Number(part.slice(PART.length)));
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

function addressAt(text: string, offset: number): string | undefined {
  EMBEDDED.lastIndex = offset;
  return EMBEDDED.exec(text)?.[1];
}
