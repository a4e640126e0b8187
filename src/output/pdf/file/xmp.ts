/** What the file says about itself, in Info and in XMP alike. */
export interface FileFacts {
  readonly title: string;
  readonly author: string;
  readonly subject?: string;
  readonly keywords?: string;
  readonly creator: string;
  readonly producer: string;
  readonly language: string;
  readonly date: Date;
}

/**
 * The XMP packet of a file that is PDF/A-3a and PDF/UA-1 at once (ISO 19005-3, 6.6; ISO 14289-1, 5). Every
 * entry says what its twin in the Info dictionary says. PDF/A does not know the property that names PDF/UA, so
 * the packet describes it.
 */
export function xmpPacket(facts: FileFacts): string {
  const { title, author, subject, keywords, creator, producer, language, date } = facts;
  const stamp = `${date.toISOString().slice(0, 19)}Z`;
  const inLanguage = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`;
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    description('dc', 'http://purl.org/dc/elements/1.1/', [
      ['format', 'application/pdf'],
      ['title', inLanguage(title)],
      ['creator', `<rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq>`],
      ['description', subject === undefined ? undefined : inLanguage(subject)],
      ['language', `<rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag>`],
    ]),
    description('xmp', 'http://ns.adobe.com/xap/1.0/', [
      ['CreateDate', stamp],
      ['ModifyDate', stamp],
      ['CreatorTool', escaped(creator)],
    ]),
    description('pdf', 'http://ns.adobe.com/pdf/1.3/', [
      ['Producer', escaped(producer)],
      ['Keywords', keywords === undefined ? undefined : escaped(keywords)],
    ]),
    description('pdfaid', 'http://www.aiim.org/pdfa/ns/id/', [
      ['part', '3'],
      ['conformance', 'A'],
    ]),
    description('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', [['part', '1']]),
    PDFUA_SCHEMA,
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

type Property = readonly [name: string, value: string | undefined];

function description(prefix: string, namespace: string, properties: readonly Property[]): string {
  const lines = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`<${prefix}:${name}>${value}</${prefix}:${name}>`],
  );
  return [
    `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">`,
    ...lines,
    '</rdf:Description>',
  ].join('\n');
}

/** What `pdfuaid:part` is (ISO 19005-3, 6.6.2.3.3: extension schemas). */
const PDFUA_SCHEMA = `<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text that XML can hold: markup escaped, control characters, which XML forbids, left out. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return printable.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
