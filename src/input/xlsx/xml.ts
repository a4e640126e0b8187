import { Parser } from 'htmlparser2';
import { limits } from '../../core/limits.js';
import { UnreadableWorkbook } from './unreadable.js';

/** What is told of an XML part as it is read; names come without their prefix (`x:row` is `row`). */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads an XML part from start to end. Entities other than XML's own five are left as they stand: there is no
 * document type whose expansion could grow. Throws an UnreadableWorkbook where an element is not closed.
 */
export function readXml(bytes: Uint8Array, reader: XmlReader): void {
  const text = decode(bytes);
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > limits.xmlDepth) throw new UnreadableWorkbook('broken');
        reader.open?.(localName(name), withLocalNames(attributes));
      },
      ontext: (piece) => reader.text?.(piece),
      onclosetag(name, implied) {
        const selfClosed = text.startsWith('/>', parser.endIndex - 1);
        if (implied && !selfClosed) throw new UnreadableWorkbook('broken');
        depth--;
        reader.close?.(localName(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableWorkbook('broken');
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withLocalNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(attributes);
  if (!names.some((name) => name.includes(':'))) return attributes;
  const own = names.filter((name) => !name.startsWith('xmlns:'));
  return Object.fromEntries(own.map((name) => [localName(name), attributes[name] as string]));
}

/** Whether an attribute of the schema type xsd:boolean says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/**
 * Characters that XML can't hold stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19). Excel leaves a carriage return
 * before the line feed of some cells; one line break is one line break.
 */
export function unescaped(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text;
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

/** The inverse of {@link unescaped}, ready to stand in markup or in an attribute. */
export function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, (character) => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
