import type { Place } from '../core/diagnostics.js';
import { ownPart } from '../core/source/own-part.js';
import { PLACE_ATTRIBUTE, type PlaceTable } from '../template/places.js';
import type { MarkupElement, MarkupNode } from './markup.js';

/** An element while what is in it is read. */
interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: MarkupNode[];
  readonly place: Place;
}

const [GREATER, SLASH, QUOTE, EQUALS, SPACE] = [0x3e, 0x2f, 0x22, 0x3d, 0x20];

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

const ENTITY = /&(?:amp|lt|gt|quot);/g;

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/**
 * Markup as our own templates write it, which nearly all is: every element closed where it was opened, attributes in
 * double quotes, four entities, no comments. Answers undefined for all else, which is left to the parser that says what
 * is wrong with it; whatever is read here that one reads the same, at ten times the cost. A long table is most of what
 * a pack writes.
 */
export function parsePlainMarkup(
  markup: string,
  places: Pick<PlaceTable, 'get'>,
  origin: Place,
  mostLevels: number,
): MarkupElement | undefined {
  return new PlainParser(markup, places, mostLevels).parse(origin);
}

class PlainParser {
  private at = 0;
  private key: string | undefined;

  constructor(
    private readonly markup: string,
    private readonly places: Pick<PlaceTable, 'get'>,
    private readonly mostLevels: number,
  ) {}

  parse(origin: Place): MarkupElement | undefined {
    const { markup } = this;
    const root: Open = { name: '#root', attributes: NO_ATTRIBUTES, children: [], place: origin };
    const stack = [root];
    let top = root;
    for (;;) {
      const tag = markup.indexOf('<', this.at);
      const text = plainText(ownPart(markup, this.at, tag < 0 ? markup.length : tag));
      if (text === undefined) return undefined;
      if (text !== '') top.children.push({ text, place: top.place });
      if (tag < 0) return stack.length === 1 ? root : undefined;
      this.at = tag + 1;
      if (markup.charCodeAt(this.at) === SLASH) {
        if (stack.length === 1 || !this.readEnd(top.name)) return undefined;
        stack.pop();
        top = stack[stack.length - 1] as Open;
        continue;
      }
      const element = this.readBeginning(top.place);
      if (element === undefined || stack.length >= this.mostLevels) return undefined;
      top.children.push(element);
      if (markup.charCodeAt(this.at - 2) === SLASH) continue;
      stack.push(element);
      top = element;
    }
  }

  /** The end of an element of this name, from its stroke on; whether it is one. */
  private readEnd(name: string): boolean {
    const end = this.at + 1 + name.length;
    if (!this.markup.startsWith(name, this.at + 1) || this.markup.charCodeAt(end) !== GREATER) return false;
    this.at = end + 1;
    return true;
  }

  /** The beginning of an element, from its name to behind its bracket; undefined where it is not plain. */
  private readBeginning(outer: Place): Open | undefined {
    const name = this.readName();
    if (name === undefined) return undefined;
    this.key = undefined;
    const attributes = this.readAttributes();
    if (attributes === undefined) return undefined;
    const place = (this.key === undefined ? undefined : this.places.get(this.key)) ?? outer;
    return { name, attributes, children: [], place };
  }

  /** Attributes up to behind the bracket; `key` is that of the place. */
  private readAttributes(): Readonly<Record<string, string>> | undefined {
    const { markup } = this;
    let attributes: Record<string, string> | undefined;
    for (;;) {
      const from = this.at;
      while (isSpace(markup.charCodeAt(this.at))) this.at++;
      const code = markup.charCodeAt(this.at);
      if (code === GREATER) {
        this.at++;
        return attributes ?? NO_ATTRIBUTES;
      }
      if (code === SLASH) {
        if (markup.charCodeAt(this.at + 1) !== GREATER) return undefined;
        this.at += 2;
        return attributes ?? NO_ATTRIBUTES;
      }
      if (this.at === from) return undefined;
      const name = this.readName();
      const value = name === undefined ? undefined : this.readValue();
      if (name === undefined || value === undefined) return undefined;
      if (name === PLACE_ATTRIBUTE) this.key ??= value;
      else {
        attributes ??= {};
        // of two of one name the first counts
        if (!Object.hasOwn(attributes, name)) attributes[name] = value;
      }
    }
  }

  /** A name of small letters, digits and hyphens. */
  private readName(): string | undefined {
    const { markup } = this;
    const from = this.at;
    let code = markup.charCodeAt(this.at);
    if (!isLetter(code)) return undefined;
    while (isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d)
      code = markup.charCodeAt(++this.at);
    return markup.slice(from, this.at);
  }

  /** What an attribute is said to be, from the sign of equality to behind the quote. */
  private readValue(): string | undefined {
    const { markup, at } = this;
    if (markup.charCodeAt(at) !== EQUALS || markup.charCodeAt(at + 1) !== QUOTE) return undefined;
    const end = markup.indexOf('"', at + 2);
    if (end < 0) return undefined;
    this.at = end + 1;
    const written = ownPart(markup, at + 2, end);
    return written.includes('<') ? undefined : plainText(written);
  }
}

/** The text that this is written for; undefined where it has entities of other kinds. */
function plainText(written: string): string | undefined {
  if (!written.includes('&')) return written;
  if (written.replace(ENTITY, '').includes('&')) return undefined;
  return written.replace(ENTITY, (entity) => ENTITIES[entity] as string);
}

function isSpace(code: number): boolean {
  return code === SPACE || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
