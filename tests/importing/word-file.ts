import { zip } from '../../src/input/xlsx/zip.ts';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:v" ' +
  'xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:pic="urn:pic" xmlns:r="urn:r"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The bytes of a Word file of a body and of other parts in `word/`, each the inside of its root. */
export function wordFile(
  body: string,
  parts: Readonly<Record<string, string>> = {},
  media: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const others = Object.entries(parts).map(([name, inside]) => [
    `word/${name}.xml`,
    `<w:${name} ${NAMESPACES}>${inside}</w:${name}>`,
  ]);
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${Object.keys(media)
      .map((name) => `<Relationship Id="${name}" Type="${OFFICE}/image" Target="media/${name}"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(Object.entries(media).map(([name, bytes]) => [`word/media/${name}`, bytes])),
    ...Object.fromEntries(others),
  });
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

export const paragraph = (inside: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside.startsWith('<') ? inside : run(inside)}</w:p>`;

/** A picture of a size in pt, which is among the media. */
export const picture = (name: string, widthPt: number, heightPt: number, alt = '') =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="${widthPt * 12_700}" cy="${heightPt * 12_700}"/>` +
  `<wp:docPr id="1" name="图" descr="${escaped(alt)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
  `<a:blip r:embed="${name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** A table of rows of cells; a cell that is no text says what it is besides. */
export const table = (
  ...rows: readonly (readonly (string | { readonly text: string; readonly properties: string })[])[]
) =>
  `<w:tbl>${rows
    .map((row) => {
      const cells = row.map((cell) => {
        const { text, properties } = typeof cell === 'string' ? { text: cell, properties: '' } : cell;
        return `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${paragraph(run(text))}</w:tc>`;
      });
      return `<w:tr>${cells.join('')}</w:tr>`;
    })
    .join('')}</w:tbl>`;
