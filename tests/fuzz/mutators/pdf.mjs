import { deflateSync } from 'node:zlib';
import { made } from '../seeds.mjs';
import { changeBytes } from '../text.mjs';
import { NAMES, NUMBERS } from '../words.mjs';

const WORDS = [
  ...[
    'null',
    'true',
    '[',
    ']',
    '<<',
    '>>',
    '(',
    ')',
    '<',
    '>',
    '/Type',
    '/Pages',
    '/Kids',
    '/Parent',
    '1 0 R',
    '2 0 R',
  ],
  ...[
    '99 0 R',
    '3 0 R',
    'obj',
    'endobj',
    'stream',
    'endstream',
    'xref',
    'trailer',
    'startxref',
    '%%EOF',
    '/__proto__',
  ],
  ...[
    '/Filter/FlateDecode',
    '/Length 1e9',
    '/Length -1',
    '/Rotate 45',
    '/Encrypt 1 0 R',
    '/Prev 0',
    '/UserUnit 0',
  ],
  ...['0 0 0 0', '-1e9 0 1e9 1', '0', '#00', '\\', '(\\', '<zz>', '/#', 'R', 'q '.repeat(500)],
];

const RESOURCES = '<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>/Properties<</L 8 0 R>>>>';
const LAYERS = '<</OCGs[8 0 R]/D<</ON[8 0 R]/AS[<</Event/Print/OCGs[8 0 R]/Category[/Print]>>]>>>>';

/** The objects of a small PDF that has what a sheet takes over: pages, fonts, forms, annotations, layers. */
function objects(random) {
  const count = random.size(12);
  const kids = Array.from({ length: count }, (_, at) => `${20 + at} 0 R`).join(' ');
  const pages = Array.from({ length: count }, (_, at) => [
    20 + at,
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Annots[6 0 R]/Resources ${RESOURCES}>>`,
  ]);
  return new Map([
    [1, `<</Type/Catalog/Pages 2 0 R/OCProperties ${LAYERS}/Names<</EmbeddedFiles<</Names[(a)9 0 R]>>>>>>`],
    [2, `<</Type/Pages/Count ${count}/Kids[${kids}]>>`],
    [4, stream('q BT /F 12 Tf 30 500 Td (Text) Tj ET /OC /L BDC /X Do EMC Q')],
    [5, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    [6, '<</Type/Annot/Subtype/Link/Rect[10 10 50 50]/A<</S/URI/URI(http://a)>>/AP<</N 7 0 R>>>>'],
    [7, `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>${stream('0 0 5 5 re f').slice(2)}`],
    [8, '<</Type/OCG/Name(L)/Usage<</Print<</PrintState/OFF>>>>>>'],
    [9, '<</Type/Filespec/F(briefing.json)/UF(briefing.json)/EF<</F 10 0 R>>>>'],
    [10, `<</Type/EmbeddedFile${stream(manifestOf(random)).slice(2)}`],
    ...pages,
  ]);
}

function manifestOf(random) {
  return JSON.stringify({ program: 'briefing 0', files: [{ name: random.pick(NAMES), sha256: 'x' }] });
}

function stream(content, before = '') {
  return `<<${before}/Length ${Buffer.byteLength(content)}>>\nstream\n${content}\nendstream`;
}

const changes = [
  (random, text) =>
    text.replace(pickMatch(random, text, /-?\b\d+\b/g), () => random.pick([...NUMBERS, '0', '1', '65536'])),
  (random, text) => text.replace(pickMatch(random, text, /\/[A-Za-z]+/g), () => random.pick(WORDS)),
  (random, text) => text.replace(pickMatch(random, text, /\d+ 0 R/g), () => `${random.below(25)} 0 R`),
  (random, text) =>
    text.replace(pickMatch(random, text, /\/[A-Za-z]+|\d+|<<|>>|\[|\]/g), (all) => all + random.pick(WORDS)),
  (random, text) => text.replace(pickMatch(random, text, /<<|>>|\[|\]/g), () => ''),
  (random) => '['.repeat(random.size(20_000)),
  (random) => '<</A'.repeat(random.size(20_000)),
  (random) => stream(`${random.pick(WORDS)} `.repeat(random.size(20_000))),
];

function pickMatch(random, text, pattern) {
  const found = text.match(pattern);
  return found ? random.pick(found) : text;
}

/** A PDF written by hand, whose objects are changed in one to four places, with a table of references that is right. */
function handMade(random) {
  const all = objects(random);
  const chunks = ['%PDF-1.7\n'];
  for (let left = random.size(4); left > 0; left--) {
    const number = random.pick([...all.keys()]);
    if (random.chance(0.05)) all.delete(number);
    else all.set(number, random.pick(changes)(random, all.get(number)));
  }
  if (random.chance(0.03)) all.set(4, flate(Buffer.alloc(random.size(200) * 2 ** 20, 'q ')));
  const offsets = new Map();
  let length = chunks[0].length;
  for (const [number, body] of all) {
    const chunk = `${number} 0 obj\n${body}\nendobj\n`;
    offsets.set(number, length);
    chunks.push(chunk);
    length += Buffer.byteLength(chunk, 'latin1');
  }
  const entry = (number) =>
    offsets.has(number)
      ? `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`
      : '0000000000 65535 f \n';
  const size = 40;
  const table = Array.from({ length: size }, (_, number) => entry(number)).join('');
  chunks.push(
    `xref\n0 ${size}\n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Buffer.from(chunks.join(''), 'latin1');
}

function flate(bytes) {
  const packed = deflateSync(bytes).toString('latin1');
  return `<</Filter/FlateDecode/Length ${packed.length}>>\nstream\n${packed}\nendstream`;
}

/** A PDF that is not as it should be: one of the program's own, or one written by hand. */
export function spoilPdf(random, folder) {
  const whole = random.chance(0.3) ? made(folder, 'pdf') : handMade(random);
  return random.chance(0.5) ? changeBytes(random, whole) : whole;
}
