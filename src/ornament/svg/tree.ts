import { Parser } from 'htmlparser2';
import { limits } from '../../core/limits.js';
import { malformed, unsupported } from './fault.js';

/** An element of a drawing with what stands in it. */
export interface SvgElement {
  /** Without its prefix; undefined for elements that are none of SVG's. */
  readonly name: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: SvgElement[];
  /** The text right in it. */
  text: string;
  /** Characters into the file. */
  readonly offset: number;
}

/**
 * The elements of a drawing. Throws an SvgFault for what is no XML, and for a document type that declares entities,
 * which could stand for any file or without end.
 */
export function parseSvg(text: string): SvgElement {
  const reader = new TreeReader();
  const parser: Parser = new Parser(
    {
      onopentagname: () => reader.begin(),
      onattribute: (name, value, quote) => reader.attribute(name, value, quote, parser.startIndex),
      onopentag: (name) => reader.open(name, parser.startIndex),
      ontext: (piece) => reader.text(piece, parser.startIndex),
      onclosetag(name, implied) {
        const isSelfClosed = text.startsWith('/>', parser.endIndex - 1);
        if (implied && !isSelfClosed) throw malformed(`<${name}> is not closed`, reader.offsetOfOpen());
        reader.close();
      },
      onprocessinginstruction: (name, data) => instruction(name, data, parser.startIndex),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return reader.take(text);
}

function instruction(name: string, data: string, offset: number): void {
  if (/^!doctype/i.test(name) && !data.includes('[')) return;
  if (name === '?xml') return;
  throw unsupported(/^!/.test(name) ? 'DOCTYPE, ENTITY' : `<${name}>`, offset);
}

class TreeReader {
  private root: SvgElement | undefined;
  private readonly stack: SvgElement[] = [];
  private attributes = new Map<string, string>();
  private count = 0;

  begin(): void {
    this.attributes = new Map();
  }

  attribute(name: string, value: string, quote: string | undefined | null, offset: number): void {
    if (quote == null) throw malformed(`${name}= has no quotes`, offset);
    if (this.attributes.has(name)) throw malformed(`${name}= stands twice`, offset);
    this.attributes.set(name, value);
  }

  open(written: string, offset: number): void {
    const element = { name: svgName(written), attributes: this.attributes, children: [], text: '', offset };
    if (++this.count > limits.svgElements) throw unsupported(`> ${limits.svgElements} elements`, offset);
    if (this.stack.length >= limits.svgDepth) throw unsupported(`> ${limits.svgDepth} levels`, offset);
    const parent = this.stack.at(-1);
    if (parent) parent.children.push(element);
    else if (this.root) throw malformed(`<${written}> after the end`, offset);
    else this.root = element;
    this.stack.push(element);
  }

  text(piece: string, offset: number): void {
    const parent = this.stack.at(-1);
    if (parent) parent.text += piece;
    else if (piece.replace(/^\ufeff/, '').trim() !== '') throw malformed('text outside of <svg>', offset);
  }

  close(): void {
    this.stack.pop();
  }

  offsetOfOpen(): number {
    return this.stack.at(-1)?.offset ?? 0;
  }

  take(text: string): SvgElement {
    if (this.root?.name !== 'svg') throw malformed('there is no <svg>', this.root?.offset ?? 0);
    if (!/>\s*$/.test(text)) throw malformed('it breaks off', text.length);
    return this.root;
  }
}

/** `svg:path` is `path`; what programs keep for themselves (`sodipodi:namedview`) is none of SVG's. */
function svgName(written: string): string | undefined {
  const [prefix, name] = written.includes(':') ? written.split(':', 2) : ['svg', written];
  return prefix === 'svg' ? name : undefined;
}
