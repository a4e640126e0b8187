// Bodies that are not what they should be: archives, JSON, forms, documents. Each kind makes one from random numbers,
// and says by which statuses it may be answered.
import { gzipSync } from 'node:zlib';
import { zip } from '../../tests/fuzz/zip.mjs';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const ZIP_TYPE = { 'Content-Type': 'application/zip' };
const TABLE = '指标,单位,2024年,2025年\n地区生产总值,亿元,1000,1062\n';

/** Data may happen to be sound after all, and many of them are not data at all. */
const ANY = [200, 400, 413, 422];

/** Names that lead out of a folder, or that no file has. */
export const LEADING_OUT = [
  '../secret.csv',
  '../../../../../../etc/passwd',
  '/etc/passwd',
  'a/../../secret.csv',
  'a/./b.csv',
  '..\\..\\secret.csv',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\a.csv',
  'a\u0000.csv',
  'a//b.csv',
  '..',
  '.',
  ' ',
  'file:///etc/passwd',
  `${'long'.repeat(100)}.csv`,
];

/** Texts of a pack that would reach files or the program, were they taken for code. `outside` is a file elsewhere. */
function reaching(outside) {
  return [
    `{{> ${outside}}}`,
    `{{> ../../../../..${outside}}}`,
    '{{constructor.constructor "return process.env"}}',
    '{{lookup (lookup this "constructor") "prototype"}}',
    '{{#with "s" as |string|}}{{string.sub.constructor}}{{/with}}',
    `{{include "${outside}"}}`,
    `<img src="file://${outside}">`,
    '<%= process.env %>',
  ];
}

function shuffled(random, bytes, most = 20) {
  const broken = Buffer.from(bytes);
  for (let count = random.size(most); count > 0; count--)
    broken[random.below(broken.length)] = random.below(256);
  return broken;
}

function cut(random, bytes) {
  return bytes.subarray(0, random.between(1, bytes.length - 1));
}

function packZip(random, more = []) {
  const files = { 'pack.yaml': 'title: 主要指标\ndate: 2026-01-20\n', '主要指标.csv': TABLE };
  const parts = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: Buffer.from(text),
    flags: 0x0800,
  }));
  return zip(random.chance(0.5) ? [...parts, ...more] : [...more, ...parts]);
}

const archives = {
  'zip, bytes changed': ({ random }) => [ZIP_TYPE, shuffled(random, packZip(random)), ANY],
  'zip, cut': ({ random }) => [ZIP_TYPE, cut(random, packZip(random)), [400, 422]],
  'zip that leads out': ({ random }) => [
    ZIP_TYPE,
    packZip(random, [{ name: random.pick(LEADING_OUT), bytes: Buffer.from(TABLE) }]),
    [400],
  ],
  'zip that unpacks to too much': ({ random, bomb }) => {
    const parts = random.pick([
      [{ name: 'a.csv', packed: bomb, size: bomb.full }],
      [{ name: 'a.csv', packed: bomb, size: 100 }],
      Array.from({ length: 5 }, (_, index) => ({
        name: `${index}.csv`,
        packed: bomb.part,
        size: bomb.partFull,
      })),
    ]);
    return [ZIP_TYPE, zip(parts), [400, 413]];
  },
  'zip of too many files': ({ random }) => {
    const count = random.between(201, 3000);
    return [
      ZIP_TYPE,
      zip(Array.from({ length: count }, (_, index) => ({ name: `${index}.csv`, bytes: Buffer.alloc(0) }))),
      [413],
    ];
  },
  'zip with two of a name': ({ random }) => [
    ZIP_TYPE,
    packZip(random, [{ name: 'pack.yaml', bytes: Buffer.from('title: b') }]),
    [400],
  ],
  'zip with a link': ({ random, outside }) => {
    const bytes = packZip(random, [{ name: 'link.csv', bytes: Buffer.from(outside) }]);
    // the mode of a symbolic link, in the entry of the directory
    const entry = bytes.lastIndexOf('link.csv') - 46;
    bytes.writeUInt32LE(0xa1ff0000, entry + 38);
    return [ZIP_TYPE, bytes, ANY];
  },
  'zip in a zip': ({ random }) => [
    ZIP_TYPE,
    packZip(random, [{ name: 'inner.zip', bytes: packZip(random) }]),
    ANY,
  ],
};

function json(value) {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

const files = (more, settings = {}) =>
  json({ ...settings, files: { 'pack.yaml': { title: '主要指标' }, '主要指标.csv': TABLE, ...more } });

const objects = {
  'JSON too deep': ({ random }) => {
    const depth = random.pick([200, 5000, 200_000]);
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
    ]);
    return [
      JSON_TYPE,
      json(`{"files":{"pack.yaml":${open.repeat(depth)}1${close.repeat(depth)}}}`),
      [400, 422],
    ];
  },
  'JSON with names of prototypes': ({ random }) => {
    const name = random.pick([
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'valueOf',
    ]);
    const body = random.pick([
      `{"${name}":{"isAdmin":true},"files":{"a.csv":"x"}}`,
      `{"files":{"${name}":"x"}}`,
      `{"files":{"pack.yaml":{"${name}":{"polluted":1}},"a.csv":"x"}}`,
      `{"files":{"a.csv":[{"${name}":1}]}}`,
      `{"files":{"a.csv":"x"},"${name}":"x"}`,
    ]);
    return [JSON_TYPE, json(body), ANY];
  },
  'JSON cut or changed': ({ random }) => [
    JSON_TYPE,
    random.chance(0.5) ? cut(random, files({})) : shuffled(random, files({})),
    ANY,
  ],
  'JSON of another shape': ({ random }) => {
    const odd = () =>
      random.pick([null, true, 1e308, '', [], {}, [[]], 'x'.repeat(5000), { base64: '!!' }, { base64: 7 }]);
    return [
      JSON_TYPE,
      json(
        random.pick([
          odd(),
          { files: odd() },
          { files: { 'a.csv': odd() } },
          { files: { 'pack.yaml': odd() }, name: odd() },
        ]),
      ),
      ANY,
    ];
  },
  'JSON in another encoding': ({ random }) => {
    const text = files({}).toString();
    return [
      JSON_TYPE,
      random.pick([
        Buffer.from(text, 'utf16le'),
        Buffer.from([0xff, 0xfe, 0x41]),
        Buffer.from('{"files":{"\\ud800.csv":"x"}}'),
        Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), files({})]),
      ]),
      ANY,
    ];
  },
  'names that lead out': ({ random }) => [JSON_TYPE, files({ [random.pick(LEADING_OUT)]: TABLE }), [400]],
  'name of the pack that leads out': ({ random }) => [
    JSON_TYPE,
    files({}, { name: random.pick(LEADING_OUT) }),
    [400],
  ],
  'numbers that are none': ({ random }) => {
    const number = random.pick([
      '1e99999',
      '-0',
      '9'.repeat(5000),
      '1.'.padEnd(4000, '3'),
      'NaN',
      '0x10',
      '01',
      '1e-99999',
    ]);
    return [JSON_TYPE, json(`{"files":{"主要指标.csv":[["指标","2025年"],["a",${number}]]}}`), ANY];
  },
  'settings that there are not': ({ random }) => [
    JSON_TYPE,
    files({}, { [`setting${random.below(99)}`]: 'x' }),
    [400],
  ],
  'YAML that grows': ({ random }) => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < random.between(5, 30); level++)
      lines.push(
        `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    return [JSON_TYPE, files({ 'pack.yaml': lines.join('\n') }), [400, 422]];
  },
  'YAML with tags': ({ random, outside }) => {
    const tag = random.pick([
      '!!js/function "function () { return 1 }"',
      `!include ${outside}`,
      '!!python/object/apply:os.system ["id"]',
      '!!binary "AAAA"',
      '&a [*a]',
      '*nobody',
    ]);
    return [JSON_TYPE, files({ 'pack.yaml': `title: ${tag}\n` }), ANY];
  },
  'texts that reach out': ({ random, outside }) => [
    JSON_TYPE,
    files({
      'pack.yaml': { title: random.pick(reaching(outside)), subtitle: random.pick(reaching(outside)) },
    }),
    ANY,
  ],
  'settings of pack.yaml that lead out': ({ random, outside }) => {
    const path = random.pick([outside, `../../../../../..${outside}`, `file://${outside}`]);
    const setting = random.pick(['report', 'cover', 'palette', 'editions', 'ornaments', 'logo']);
    return [
      JSON_TYPE,
      files({ 'pack.yaml': { title: 'x', [setting]: random.pick([path, { file: path }, [path]]) } }),
      ANY,
    ];
  },
  'edition that leads out': ({ random }) => [
    JSON_TYPE,
    files({}, { edition: random.pick([...LEADING_OUT, '../brief', 'shared', 'brief/../brief']) }),
    [400, 422],
  ],
  'templates that are not asked for': ({ random, outside }) => [
    JSON_TYPE,
    json({ files: { 'a.csv': TABLE }, templates: { 'brief/pack.hbs': random.pick(reaching(outside)) } }),
    [403],
  ],
  'tables too wide or long': ({ random }) => {
    const [columns, rows] = random.pick([
      [20_000, 2],
      [2, 50_000],
      [1000, 500],
    ]);
    const row = Array(columns).fill('1').join(',');
    return [JSON_TYPE, files({ '主要指标.csv': `${row}\n`.repeat(rows) }), ANY];
  },
  'ornament that reaches out': ({ random, outside }) => {
    const svg = random.pick([
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file://${outside}">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&x;</text></svg>`,
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="file://${outside}" width="9" height="9"/></svg>`,
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>fetch("http://127.0.0.1")</script></svg>',
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><use href="${outside}#a"/></svg>`,
      `<svg>${'<g>'.repeat(20_000)}`,
    ]);
    return [JSON_TYPE, files({ 'ornaments/cover.svg': svg }), ANY];
  },
};

const BOUNDARY = 'x'.repeat(20);
const FORM_TYPE = { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` };

function form(parts) {
  const written = parts.map(([disposition, content]) =>
    Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
  );
  return Buffer.concat([...written, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

const part = (name, content = TABLE) => [`form-data; name="files"; filename="${name}"`, content];

const forms = {
  'form of too many parts': ({ random }) => {
    const count = random.pick([300, 10_000]);
    const made = random.chance(0.5)
      ? (_, index) => part(`${index}.csv`, '')
      : (_, index) => [`form-data; name="f${index}"`, '1'];
    return [FORM_TYPE, form(Array.from({ length: count }, made)), [400, 413]];
  },
  'form cut or changed': ({ random }) => {
    const whole = form([part('pack.yaml', 'title: x'), part('主要指标.csv')]);
    return [FORM_TYPE, random.chance(0.5) ? cut(random, whole) : shuffled(random, whole), ANY];
  },
  'form without its boundary': ({ random }) => {
    const type = random.pick([
      'multipart/form-data',
      'multipart/form-data; boundary=',
      `multipart/form-data; boundary=${'y'.repeat(500)}`,
      'multipart/form-data; boundary=other',
    ]);
    return [{ 'Content-Type': type }, form([part('a.csv')]), [400]];
  },
  'form with names that lead out': ({ random }) => [
    FORM_TYPE,
    form([part(random.pick(LEADING_OUT)), part('主要指标.csv')]),
    [400],
  ],
  'form with odd headers': ({ random }) => [
    FORM_TYPE,
    form([
      random.pick([
        ['attachment; filename="a.csv"', TABLE],
        [`form-data; name="files"; filename="a.csv"\r\nContent-Transfer-Encoding: base64`, 'YQ=='],
        [`form-data; name="files"; filename="a.csv"\r\nX: ${'x'.repeat(20_000)}`, TABLE],
        ['form-data', TABLE],
        ['form-data; name="edition"', 'x'.repeat(5000)],
        ['form-data; name="__proto__"', 'x'],
      ]),
    ]),
    [400],
  ],
};

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const documents = {
  'workbook, changed or cut': ({ random, workbook }) => [
    { 'Content-Type': WORKBOOK },
    random.chance(0.7) ? shuffled(random, workbook, 200) : cut(random, workbook),
    ANY,
  ],
  'workbook with entities': ({ random, outside }) => {
    const entity = random.pick([
      `<!ENTITY x SYSTEM "file://${outside}">`,
      '<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;">',
    ]);
    const sheet = `<?xml version="1.0"?><!DOCTYPE w [${entity}]><workbook>&x;</workbook>`;
    return [
      { 'Content-Type': WORKBOOK },
      zip(
        ['_rels/.rels', 'xl/workbook.xml', '[Content_Types].xml'].map((name) => ({
          name,
          bytes: Buffer.from(sheet),
        })),
      ),
      [400, 413, 422],
    ];
  },
  'bytes of no kind': ({ random }) => {
    const type = random.pick([
      'application/octet-stream',
      'text/plain',
      'text/html',
      'text/csv',
      'application/pdf',
      WORKBOOK,
      'application/vnd.ms-excel',
    ]);
    return [
      { 'Content-Type': type },
      Buffer.from(Array.from({ length: random.size(5000) }, () => random.below(256))),
      ANY,
    ];
  },
  'body of another type': ({ random }) => [
    {
      'Content-Type': random.pick([
        'image/png',
        'text/xml',
        'application/x-www-form-urlencoded',
        'x/y',
        'a',
        '\t',
        'application/json+x',
        '__proto__',
        'constructor',
      ]),
    },
    files({}),
    [400, 415],
  ],
  'body that is packed': ({ random }) => {
    const encoding = random.pick(['gzip', 'br', 'deflate', 'gzip, gzip', 'x']);
    return [
      { ...JSON_TYPE, 'Content-Encoding': encoding },
      gzipSync(Buffer.alloc(random.pick([100, 20_000_000]), 32)),
      [415],
    ];
  },
  'body that is empty': () => [JSON_TYPE, Buffer.alloc(0), [400]],
};

/** What is sent to the other tasks. */
const pdfs = {
  'PDF, changed or cut': ({ random, pdf }) => [
    { 'Content-Type': 'application/pdf' },
    random.chance(0.7) ? shuffled(random, pdf, 500) : cut(random, pdf),
    ANY,
  ],
};

export const packKinds = { ...archives, ...objects, ...forms, ...documents };
export const pdfKinds = pdfs;
