/*
 * Changing XML as text: what is not touched stays to the character, whatever a program put there that nobody here
 * knows of.
 */

/** The value of an attribute in the text of an opening tag, as written. */
export function attributeOf(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

/** An element (or its opening tag) with another value of an attribute, or (undefined) without it. */
export function withAttribute(xml: string, name: string, value: string | undefined): string {
  const end = xml.indexOf('>') + 1;
  const tag = xml.slice(0, end);
  const present = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  const own = value === undefined ? '' : ` ${name}="${value}"`;
  const changed = present.test(tag)
    ? tag.replace(present, () => own)
    : tag.replace(/\s*(\/?)>$/, (_, close: string) => `${own}${close}>`);
  return changed + xml.slice(end);
}

/** Text to stand in markup or in an attribute. */
export function asMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The text that markup stands for; of entities there are XML's own five and numbers. */
export function fromMarkup(markup: string): string {
  if (!markup.includes('&')) return markup;
  return markup.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, decimal, name: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The prefix of the names in a part (`x:` of `<x:worksheet>`), with its colon; empty where there is none. */
export function prefixOf(xml: string, root: string): string {
  return new RegExp(`<([\\w.-]+:)${root}[\\s/>]`).exec(xml)?.[1] ?? '';
}

/** Comments go, and CDATA becomes text: then a `<` in the XML begins a tag, wherever it stands. */
export function withoutCdata(xml: string): string {
  if (!xml.includes('<!')) return xml;
  return xml
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => asMarkup(text));
}
