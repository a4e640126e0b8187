import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The parts of a zip that lies in order and tells its sizes at the end, by name. */
export function unzip(bytes) {
  const parts = new Map();
  let at = bytes.readUInt32LE(bytes.length - 6);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [named, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + named);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    parts.set(name, method === 8 ? inflateRawSync(content) : Buffer.from(content));
    at += 46 + named + extra + comment;
  }
  return parts;
}

/**
 * Parts as a zip: name, bytes, and what the headers say of them, which may be untrue (`size`, `packedSize`, `crc`,
 * `method`, `flags`). A part with `packed` bytes is put in as it is.
 */
export function zip(parts) {
  const [locals, entries] = [[], []];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const packed = part.packed ?? deflateRawSync(part.bytes);
    const header = headerOf(part, packed, name.length);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), header, name, packed]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    header.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    entries.push(entry, name);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length & 0xffff, 8);
  end.writeUInt16LE(parts.length & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function headerOf({ bytes, size, packedSize, crc, method = 8, flags = 0 }, packed, nameLength) {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(flags, 2);
  header.writeUInt16LE(method, 4);
  header.writeUInt32LE(crc ?? crcOf(bytes ?? packed), 10);
  header.writeUInt32LE(packedSize ?? packed.length, 14);
  header.writeUInt32LE(size ?? bytes?.length ?? 0, 18);
  header.writeUInt16LE(nameLength, 22);
  return header;
}

const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}
