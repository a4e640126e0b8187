import { stockHandout } from './stock-handout.mjs';

const LEPING = new URL('../../data/leping-2022/', import.meta.url);

/** The works of the bench: what is set, and what it may cost. The same content for briefing and stock pdfmake. */
export const WORKS = [
  { name: 'the shipped handout', kind: 'handout', size: 1, seconds: 0.7 },
  { name: '200 pages of prose', kind: 'prose', size: 200, seconds: 1.0 },
  { name: '1,000 pages of prose', kind: 'prose', size: 1000, seconds: 2.2, megabytes: 350 },
  { name: 'a table of 1,000 rows × 8', kind: 'table', size: 1000, seconds: 1.0 },
  { name: 'a table of 10,000 rows × 8', kind: 'table', size: 10_000, seconds: 3.5, megabytes: 450 },
  { name: 'a sheet of 10,000 rows × 8 figures', kind: 'figures', size: 10_000, seconds: 4, megabytes: 450 },
  {
    name: 'a sheet of 5,000 rows × 8 columns of words',
    kind: 'words',
    size: 5000,
    seconds: 4,
    megabytes: 450,
  },
  { name: 'one paragraph of 40,000 characters', kind: 'paragraph', size: 40_000, seconds: 0.6 },
  { name: 'the shipped handout again in the same process', kind: 'handout', size: 2, seconds: 0.15 },
];

const MM = 72 / 25.4;
const PITCH_PT = 29.53;
const BODY = { font: '仿宋', fontSize: 15.75 };
const CELL = { font: '宋体', fontSize: 10.5 };
const WIDTHS = [35, 55, 55, 45, 55, 55, 62, 80];
const MARGINS = [28 * MM, 37 * MM, 26 * MM, 35 * MM];

const SENTENCES = [
  '全市实现地区生产总值5020亿元，比上年增长8.5%，高于全省平均水平1.2个百分点；',
  '粮食播种面积稳定在94万亩以上，总产量达到101万吨。',
  '坚持“绿水青山就是金山银山”理念，深入推进大气、水、土壤污染防治，PM2.5平均浓度下降5%～7%；',
  '会议强调，要认真贯彻落实《关于全面推进乡村振兴的意见》（以下简称《意见》），压实责任——一级抓一级……',
  '各级各部门要统筹发展和安全，扎实做好稳就业、稳企业、稳市场、稳预期工作，推动经济持续回升向好。',
];

/** Paragraphs that fill so many pages of 22 lines of 28 characters. */
function prose(pages) {
  const texts = [];
  for (let characters = 0, n = 0; characters < pages * 672; n++) {
    const text = [0, 1, 2, 3].map((step) => SENTENCES[(n * 3 + step * step) % SENTENCES.length]).join('');
    texts.push(`第${n + 1}段。${text}`);
    characters += Math.ceil((text.length + 8) / 28) * 28;
  }
  return texts;
}

function rows(count) {
  const head = ['序号', '地区', '产值', '增速', '人口', '面积', '日期', '备注'];
  const body = Array.from({ length: count }, (_, n) => [
    String(n + 1),
    `第${n % 97}县`,
    `${((n * 7919) % 100000) / 10}`,
    `${(n % 173) / 10}%`,
    `${n % 999}万人`,
    `${(n * 31) % 7777}亩`,
    `2024年${(n % 12) + 1}月`,
    SENTENCES[n % 5].slice(0, 8),
  ]);
  return [head, ...body];
}

function texts(kind, size) {
  return kind === 'prose'
    ? prose(size)
    : [
        SENTENCES.join('')
          .repeat(Math.ceil(size / 200))
          .slice(0, size),
      ];
}

const PHRASE = '推进老旧小区改造和配套管网建设提升供水保障能力新建污水处理厂二期完成主体结构验收投入试运行';

/** A part of the phrase that differs from row to row. */
const words = (n, least, more) => {
  const from = (n * 7) % (PHRASE.length - least - more);
  return PHRASE.slice(from, from + least + ((n * 5) % (more + 1)));
};

/** Lines of a sheet as an office has it, head first. */
const SHEETS = {
  figures: (n) =>
    n < 0
      ? '村名,户数（户）,人口（人）,耕地（亩）,粮食产量（吨）,总收入（万元）,人均收入（元）,增速（%）,投资（万元）'
      : [
          ...[`第${n + 1}村`, 100 + (n % 899), 300 + ((n * 31) % 3701), ((n * 7919) % 85000) / 10 + 500],
          ...[100 + ((n * 13) % 8901), ((n * 6007) % 99000) / 10 + 100, 8000 + ((n * 41) % 32000)],
          ...[(((n * 17) % 200) - 50) / 10, ((n * 103) % 9999) / 100],
        ].join(','),
  words: (n) =>
    n < 0
      ? '序号,事项,牵头单位,配合单位,责任人,工作内容,完成时限,备注'
      : [
          ...[n + 1, words(n, 6, 8), `市${words(n + 1, 2, 2)}局`, `市${words(n + 2, 3, 2)}局`],
          ...[`张${words(n + 3, 1, 1)}`, words(n + 4, 10, 18), `2025年${(n % 12) + 1}月底`, words(n, 0, 6)],
        ].join(','),
};

/** The files of a pack of one sheet. */
export function sheetPack({ name, kind, size }) {
  const lines = Array.from({ length: size + 1 }, (_, index) => SHEETS[kind](index - 1));
  return {
    'pack.yaml': `title: ${name}\nissuer: bench\ndate: 2024-05-20\n`,
    '主要情况.csv': `${lines.join('\n')}\n`,
  };
}

const LAYOUT = {
  hLineWidth: (line, last) => {
    const count = typeof last === 'number' ? last : last.table.body.length;
    return line === 0 || line === count ? 1.2 : line === 1 ? 0.6 : 0;
  },
  vLineWidth: () => 0,
  paddingTop: () => 2,
  paddingBottom: () => 2,
  paddingLeft: () => 0,
  paddingRight: () => 0,
};

/** The work as a definition for the engine. */
export function engineDefinition({ kind, size }) {
  const cell = (text) => ({ text: [{ text, ...CELL }], alignment: 'center', pitch: 16 });
  const paragraph = (text) => ({
    text: [{ text, ...BODY }],
    alignment: 'justify',
    leadingIndent: 31.5,
    pitch: PITCH_PT,
  });
  const table = () => ({
    table: { widths: WIDTHS, headerRows: 1, body: rows(size).map((row) => row.map(cell)) },
    layout: LAYOUT,
  });
  return {
    info: { title: kind, author: 'bench', creationDate: new Date('2024-05-20T00:00:00Z') },
    language: 'zh-CN',
    pageSize: { width: 210 * MM, height: 297 * MM },
    pageMargins: MARGINS,
    grid: { pitch: PITCH_PT, fontSize: BODY.fontSize },
    content: kind === 'table' ? [table()] : texts(kind, size).map(paragraph),
  };
}

/** The work as a definition for pdfmake as it comes. Its line height is that of the font, 1 em in both roles. */
export function stockDefinition({ kind, size }) {
  const cell = (text) => ({ text, ...CELL, alignment: 'center' });
  const paragraph = (text) => ({
    text,
    leadingIndent: 31.5,
    alignment: 'justify',
    lineHeight: PITCH_PT / 15.75,
  });
  const page = { pageSize: 'A4', pageMargins: MARGINS, defaultStyle: BODY };
  if (kind === 'handout') return stockHandout(LEPING, { page, cell, paragraph, layout: LAYOUT });
  const table = () => ({
    table: { widths: WIDTHS, headerRows: 1, body: rows(size).map((row) => row.map(cell)) },
    layout: LAYOUT,
  });
  return { ...page, content: kind === 'table' ? [table()] : texts(kind, size).map(paragraph) };
}
