import type { Place } from '../../core/diagnostics.js';
import { encodeText } from '../../core/source/encode.js';
import { decodeText, type Encoding, encodingOf } from '../../core/source/encoding.js';
import { refusedEdit } from '../refused.js';

/**
 * A text file with its encoding and mark kept. `raw` holds the bytes of the file, one character a byte where the
 * encoding has ASCII in single bytes (so that what is not touched keeps its bytes whatever they are), or the text of
 * UTF-16: in either, quotes, separators and line ends are themselves. Trail bytes of no East Asian encoding are those.
 */
export class TextSource {
  readonly raw: string;
  private readonly mark: string;
  private readonly encoding: Encoding;

  constructor(
    bytes: Uint8Array,
    private readonly place: Place,
  ) {
    const decoded = decodeText(bytes);
    if (!('text' in decoded)) throw brokenText({ ...place, line: decoded.brokenLine });
    this.encoding = encodingOf(bytes).encoding;
    const whole = carried(Buffer.from(bytes), this.encoding);
    const [mark = ''] = /^(?:\ufeff|\xef\xbb\xbf)/.exec(whole) ?? [];
    this.mark = mark;
    this.raw = whole.slice(mark.length);
  }

  /** A stretch of `raw` as text. */
  decode(raw: string): string {
    if (this.isWide || !/[\x80-\xff]/.test(raw)) return raw;
    return new TextDecoder(this.encoding, { ignoreBOM: true }).decode(Buffer.from(raw, 'latin1'));
  }

  /** Text as a stretch of `raw`; undefined where the encoding does not have it. */
  encode(text: string): string | undefined {
    const bytes = encodeText(text, this.encoding);
    return bytes && carried(bytes, this.encoding);
  }

  /** The bytes of the file with another `raw`. */
  bytesOf(raw: string): Uint8Array {
    const whole = this.mark + raw;
    if (!this.isWide) return this.withSureEncoding(raw, Buffer.from(whole, 'latin1'));
    const bytes = Buffer.from(whole, 'utf16le');
    return this.encoding === 'utf-16be' ? bytes.swap16() : bytes;
  }

  /** As UTF-8 with its mark, which every program knows: for text that the encoding of the file does not have. */
  asUtf8(): TextSource {
    return new TextSource(Buffer.from(`\ufeff${this.decode(this.raw)}`), this.place);
  }

  private get isWide(): boolean {
    return this.encoding.startsWith('utf-16');
  }

  /** A file that does not say its encoding may look like another one by what is new in it; then it is to say it. */
  private withSureEncoding(raw: string, bytes: Buffer): Uint8Array {
    if (encodingOf(bytes).encoding === this.encoding) return bytes;
    return Buffer.from(`\ufeff${this.decode(raw)}`);
  }
}

function carried(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-16le') return bytes.toString('utf16le');
  if (encoding === 'utf-16be') return Buffer.from(bytes).swap16().toString('utf16le');
  return bytes.toString('latin1');
}

function brokenText(place: Place) {
  return refusedEdit(
    'broken-text',
    {
      zh: '有认不出的字符，不能在这里改',
      en: 'There are bytes that are no character: it can’t be edited here',
    },
    place,
    {
      zh: '在表格软件里打开，另存为“CSV UTF-8”。',
      en: 'Open it in a spreadsheet program and save it as “CSV UTF-8”.',
    },
  );
}
