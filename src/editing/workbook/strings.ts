import { escaped } from '../../input/xlsx/xml.js';
import { prefixOf, withAttribute, withoutCdata } from './xml-text.js';

/** The XML of the texts that cells of a workbook share; those that there are keep their index. */
export class StringsXml {
  private readonly prefix: string;
  private xml: string;
  private count: number;

  /** `count`: how many there are. */
  constructor(written: string, count: number) {
    this.prefix = prefixOf(written, 'sst');
    // a list of none may be one tag
    this.xml = withoutCdata(written).replace(/(<(?:[\w.-]+:)?sst[^>]*?)\s*\/>/, `$1></${this.prefix}sst>`);
    this.count = count;
  }

  text(): string {
    return this.xml;
  }

  /** The index of a text, which is added where there is none just like it. */
  indexOf(text: string): number {
    const own = `<${this.prefix}si>${textElement(text, this.prefix)}</${this.prefix}si>`;
    const known = this.xml.indexOf(own);
    if (known !== -1) return this.elementsBefore(known);
    this.xml = this.xml.replace(new RegExp(`</${this.prefix}sst>\\s*$`), (close) => own + close);
    const open = new RegExp(`<${this.prefix}sst[^>]*>`);
    this.xml = this.xml.replace(open, (tag) => withAttribute(tag, 'uniqueCount', String(this.count + 1)));
    return this.count++;
  }

  private elementsBefore(offset: number): number {
    return this.xml.slice(0, offset).match(new RegExp(`<${this.prefix}si(?=[\\s/>])`, 'g'))?.length ?? 0;
  }
}

/** A text as an element `t`, its spaces kept. */
export function textElement(text: string, prefix: string): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${space}>${escaped(text)}</${prefix}t>`;
}
