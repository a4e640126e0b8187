import { builtInPattern } from '../../input/xlsx/displayed-value.js';
import { asMarkup, attributeOf, fromMarkup, prefixOf, withAttribute } from './xml-text.js';

/** Numbers below this are those of built-in formats. */
const FIRST_OWN_FORMAT = 164;
/** The built-in formats that mean the same wherever a workbook is opened. */
const COMMON = [1, 2, 3, 4, 9, 10];

/** The XML of the styles of a workbook, to which styles can be added; those that there are keep their index. */
export class StylesXml {
  private readonly prefix: string;

  constructor(private xml: string) {
    this.prefix = prefixOf(xml, 'styleSheet');
  }

  text(): string {
    return this.xml;
  }

  /** The index of a style that is as another one but for its number format. */
  withPattern(style: number, pattern: string): number {
    const id = this.formatId(pattern);
    const { list, styles } = this.styles();
    const own = withAttribute(
      withAttribute(styles[style] ?? `<${this.prefix}xf/>`, 'numFmtId', String(id)),
      'applyNumberFormat',
      '1',
    );
    const index = styles.indexOf(own);
    if (index !== -1) return index;
    const open = withAttribute(list.open, 'count', String(styles.length + 1));
    this.xml = this.xml.replace(list.whole, () => `${open}${list.inside}${own}${list.close}`);
    return styles.length;
  }

  private styles() {
    const list = this.list('cellXfs') ?? { whole: '', open: '', inside: '', close: '' };
    const xf = new RegExp(`<${this.prefix}xf(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${this.prefix}xf>)`, 'g');
    const styles: string[] = list.inside.match(xf) ?? [];
    return { list, styles };
  }

  private list(name: string) {
    const found = new RegExp(
      `(<${this.prefix}${name}(?=[\\s>])[^>]*>)([\\s\\S]*?)(</${this.prefix}${name}>)`,
    ).exec(this.xml);
    if (!found) return undefined;
    const [whole, open = '', inside = '', close = ''] = found;
    return { whole, open, inside, close };
  }

  /** The number of a format, a new one where the workbook has none for the pattern. */
  private formatId(pattern: string): number {
    const common = COMMON.find((id) => builtInPattern(id) === pattern);
    if (common !== undefined) return common;
    const list = this.list('numFmts');
    const formats = list?.inside.match(new RegExp(`<${this.prefix}numFmt(?=\\s)[^>]*>`, 'g')) ?? [];
    const known = formats.find((tag) => fromMarkup(attributeOf(tag, 'formatCode') ?? '') === pattern);
    if (known !== undefined) return Number(attributeOf(known, 'numFmtId'));
    const ids = formats.map((tag) => Number(attributeOf(tag, 'numFmtId')));
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...ids) + 1;
    this.addFormat(
      `<${this.prefix}numFmt numFmtId="${id}" formatCode="${asMarkup(pattern)}"/>`,
      formats.length + 1,
    );
    return id;
  }

  private addFormat(format: string, count: number): void {
    const list = this.list('numFmts');
    const name = `${this.prefix}numFmts`;
    if (list) {
      const open = withAttribute(list.open, 'count', String(count));
      this.xml = this.xml.replace(list.whole, () => `${open}${list.inside}${format}${list.close}`);
      return;
    }
    // formats come first among the styles
    const root = new RegExp(`<${this.prefix}styleSheet[^>]*>(?:<${name}[^>]*/>)?`);
    this.xml = this.xml.replace(root, (open) => {
      const tag = open.slice(0, open.indexOf('>') + 1);
      return `${tag}<${name} count="1">${format}</${name}>`;
    });
  }
}
