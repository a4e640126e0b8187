import { crc32, inflateSync } from 'node:zlib';

/** More dots than this across no ornament needs. */
const MOST_ACROSS = 10_000;

/** Whether a data URL is a PNG or JPEG picture, whole, of a sensible size, and of colours that a screen shows. */
export function isWholePicture(url: string): boolean {
  const [, kind, data = ''] = /^data:image\/(png|jpe?g);base64,([\sA-Za-z0-9+/=]+)$/.exec(url) ?? [];
  if (kind === undefined) return false;
  const bytes = Buffer.from(data, 'base64');
  return kind === 'png' ? isWholePng(bytes) : isWholeJpeg(bytes);
}

/** Dots across and down of a whole picture. */
export function pictureSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const view = Buffer.from(bytes);
  if (view[0] === 0x89) return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  const at = frameOf(view);
  return at === undefined
    ? { width: 1, height: 1 }
    : { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
}

/** Its parts with their checksums (PNG 1.2, 3.2), to the one that ends it. */
function isWholePng(bytes: Buffer): boolean {
  if (!bytes.toString('latin1', 0, 8).startsWith('\x89PNG\r\n\x1a\n') || bytes.length < 33) return false;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (!isSensible(width, height)) return false;
  const packed: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 8 + length;
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end))
      return false;
    if (type === 'IDAT') packed.push(bytes.subarray(at + 8, end));
    if (type === 'IEND') return unpacks(Buffer.concat(packed), height);
    at = end + 4;
  }
  return false;
}

/** Every line of dots has at least the byte that names its filter and one of dots. */
function unpacks(packed: Buffer, height: number): boolean {
  try {
    return inflateSync(packed, { maxOutputLength: 64 * 2 ** 20 }).length >= 2 * height;
  } catch {
    return false;
  }
}

/** Its frame, and the mark that ends it (ITU T.81, B.1). */
function isWholeJpeg(bytes: Buffer): boolean {
  if (bytes.readUIntBE(0, 2) !== 0xffd8 || bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0) return false;
  const at = frameOf(bytes);
  if (at === undefined) return false;
  // four components are inks, for which the files that we write have no profile
  return bytes[at + 9] !== 4 && isSensible(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
}

/** Where the frame of a JPEG begins. */
function frameOf(bytes: Buffer): number | undefined {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] as number;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return at;
  }
  return undefined;
}

function isSensible(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= MOST_ACROSS && height <= MOST_ACROSS;
}
