import { deflateRawSync } from 'node:zlib';
import { looseStarter, workbookParts } from '../seeds.mjs';
import { changeBytes, changeText, swap } from '../text.mjs';
import { NAMES, NUMBERS } from '../words.mjs';
import { zip } from '../zip.mjs';

/** What the XML of a workbook may say that no program writes, for each place. */
const xmlChanges = [
  (random, xml) => xml.replace(/<v>[^<]*<\/v>/, `<v>${random.pick(NUMBERS)}</v>`),
  (random, xml) =>
    xml.replace(/ r="[A-Z]+\d+"/, ` r="${random.pick(['XFD1048576', 'A0', 'ZZZZ1', '1A', 'A-1', ''])}"`),
  (random, xml) =>
    xml.replace(/ t="\w+"/, ` t="${random.pick(['s', 'b', 'e', 'd', 'str', 'inlineStr', 'x'])}"`),
  (random, xml) => xml.replace(/ s="\d+"/, ` s="${random.pick(['-1', '99999', 'x', ''])}"`),
  (random, xml) => xml.replace(/formatCode="[^"]*"/, `formatCode="${random.pick(FORMATS)}"`),
  (random, xml) => xml.replace(/name="[^"]*"/, `name="${random.pick(NAMES)}"`),
  (random, xml) => xml.replace('</sheetData>', `</sheetData><mergeCells>${random.pick(MERGES)}</mergeCells>`),
  (random, xml) =>
    xml.replace('<sheetData>', `<sheetData><row r="${random.pick([...NUMBERS, '1048577'])}"/>`),
  (random, xml) =>
    xml.replace(/Target="[^"]*"/, `Target="${random.pick([...NAMES, 'http://a/', '#x', '%zz', '/'])}"`),
  (random, xml) =>
    xml.replace('?>', `?><!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "${'&a;'.repeat(random.size(5000))}">]>`),
  (random, xml) => xml.replace(/<(\w+)/, `${'<g>'.repeat(random.size(20_000))}<$1`),
  (random, xml) =>
    xml.replace(/(<row.*?<\/row>)/s, (row) =>
      row.repeat(Math.min(random.size(3000), 1 + Math.floor(1e6 / row.length))),
    ),
  (random, xml) =>
    xml.replace('encoding="UTF-8"', `encoding="${random.pick(['UTF-16', 'GBK', 'x', 'US-ASCII'])}"`),
];
const FORMATS = [
  '[DBNum1]',
  '0'.repeat(400),
  '[',
  '@;@;@;@;@',
  '#,##0.00_);[Red]\\(',
  'yyyy',
  '&quot;',
  'E+',
  '??/??',
  '',
];
const MERGES = [
  ...['A1:XFD1048576', 'A1:A1', 'B2:A1', 'A1', '', 'x:y'].map((ref) => `<mergeCell ref="${ref}"/>`),
  '<mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/>',
  '<mergeCell/>',
];

/** What the zip around the parts may say. */
const zipChanges = [
  (random, parts) => {
    random.pick(parts).size = random.pick([0, 1, 0xffffffff, 0x7fffffff]);
  },
  (random, parts) => {
    random.pick(parts).packedSize = random.pick([0, 1, 0xffffffff]);
  },
  (random, parts) => {
    random.pick(parts).crc = 1;
  },
  (random, parts) => {
    random.pick(parts).method = random.pick([0, 9, 12, 99]);
  },
  (random, parts) => {
    random.pick(parts).flags = random.pick([1, 8, 0x800, 0xffff]);
  },
  (random, parts) => {
    random.pick(parts).name = random.pick(['../../x', '/x', '', 'xl/workbook.xml', ...NAMES]);
  },
  (random, parts) => parts.splice(random.below(parts.length), 1),
  (random, parts) => parts.push({ ...random.pick(parts) }),
  (random, parts) => swap(random, parts),
  (random, parts) => {
    const part = random.pick(parts);
    const megabytes = random.size(300);
    Object.assign(part, {
      bytes: Buffer.from('x'),
      packed: zeros(megabytes),
      size: random.pick([10, 2 ** 20 * megabytes]),
    });
  },
  (random, parts) => {
    random.pick(parts).packed = changeBytes(random, random.pick(parts).packed ?? Buffer.from('abc'));
  },
];

/** Megabytes of nothing, a thousandth of that packed. */
function zeros(megabytes) {
  return deflateRawSync(Buffer.alloc(megabytes * 2 ** 20, ' '));
}

/** A data folder with a workbook, which is not as it should be, in place of its tables. */
export function xlsx(random, folder) {
  const parts = [...workbookParts(folder)].map(([name, bytes]) => ({ name, bytes }));
  for (let left = random.size(3); left > 0; left--) {
    if (parts.length === 0) break;
    if (random.chance(0.3)) random.pick(zipChanges)(random, parts);
    else {
      const part = random.pick(parts);
      const xml = part.bytes.toString();
      const change = random.chance(0.7) ? random.pick(xmlChanges) : changeText;
      part.bytes = Buffer.from(change(random, xml));
    }
  }
  const whole = zip(parts);
  const bytes = random.chance(0.25) ? changeBytes(random, whole) : whole;
  const name = random.chance(0.1)
    ? random.pick(['a.xls', 'b.xlsm', '__proto__.xlsx', '~$data.xlsx'])
    : 'data.xlsx';
  return { target: 'pack', data: { 'pack.yaml': looseStarter(random)['pack.yaml'], [name]: bytes } };
}
