/**
 * The engine alone on large documents, each in a process of its own from cold: `node tests/bench/engine.mjs`
 * runs all five times and prints medians, `node tests/bench/engine.mjs prose 200` runs one once.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CASES = [
  ['prose', 200],
  ['prose', 1000],
  ['table', 1000],
  ['table', 10000],
  ['paragraph', 40000],
];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MM = 72 / 25.4;
const PITCH = 29.53;

const SENTENCES = [
  '全市实现地区生产总值5020亿元，比上年增长8.5%，高于全省平均水平1.2个百分点；',
  '粮食播种面积稳定在94万亩以上，总产量达到101万吨。',
  '坚持“绿水青山就是金山银山”理念，深入推进大气、水、土壤污染防治，PM2.5平均浓度下降5%～7%；',
  '会议强调，要认真贯彻落实《关于全面推进乡村振兴的意见》（以下简称《意见》），压实责任——一级抓一级……',
  '各级各部门要统筹发展和安全，扎实做好稳就业、稳企业、稳市场、稳预期工作，推动经济持续回升向好。',
];

function prose(pages) {
  const blocks = [];
  // 22 lines of 28 characters to a page
  for (let characters = 0, n = 0; characters < pages * 672; n++) {
    const text = [0, 1, 2, 3].map((step) => SENTENCES[(n * 3 + step * step) % SENTENCES.length]).join('');
    blocks.push(paragraph(`第${n + 1}段。${text}`));
    characters += Math.ceil((text.length + 8) / 28) * 28;
  }
  return blocks;
}

function paragraph(text) {
  const run = { text, font: '仿宋', fontSize: 15.75 };
  return { text: [run], alignment: 'justify', leadingIndent: 31.5, pitch: PITCH };
}

function table(rows) {
  const cell = (text, alignment = 'center') => ({
    text: [{ text, font: '宋体', fontSize: 10.5 }],
    alignment,
    pitch: 16,
  });
  const head = ['序号', '地区', '产值', '增速', '人口', '面积', '日期', '备注'].map((text) => cell(text));
  const body = Array.from({ length: rows }, (_, n) => [
    cell(String(n + 1)),
    cell(`第${n % 97}县`),
    cell(`${((n * 7919) % 100000) / 10}`, 'right'),
    cell(`${(n % 173) / 10}%`, 'right'),
    cell(`${n % 999}万人`),
    cell(`${(n * 31) % 7777}亩`),
    cell(`2024年${(n % 12) + 1}月`),
    cell(SENTENCES[n % 5].slice(0, 8), 'left'),
  ]);
  const layout = {
    hLineWidth: (line, count) => (line === 0 || line === count ? 1.2 : line === 1 ? 0.6 : 0),
    paddingTop: () => 2,
    paddingBottom: () => 2,
  };
  return [
    { table: { widths: [35, 55, 55, 45, 55, 55, 62, 80], headerRows: 1, body: [head, ...body] }, layout },
  ];
}

function content(kind, size) {
  if (kind === 'prose') return prose(size);
  if (kind === 'table') return table(size);
  return [
    paragraph(
      SENTENCES.join('')
        .repeat(Math.ceil(size / 200))
        .slice(0, size),
    ),
  ];
}

async function runOnce(kind, size) {
  const { openFontLibrary } = await import('../../.build/fonts/open.js');
  const { renderPdf } = await import('../../.build/typeset/pdfmake/index.js');
  const definition = {
    info: { title: kind, author: 'bench', creationDate: new Date('2024-05-20T00:00:00Z') },
    language: 'zh-CN',
    pageSize: { width: 210 * MM, height: 297 * MM },
    pageMargins: [28 * MM, 37 * MM, 26 * MM, 35 * MM],
    mirror: { innerPt: 28 * MM, outerPt: 26 * MM },
    grid: { pitch: PITCH, fontSize: 15.75 },
    content: content(kind, size),
  };
  const { bytes, pageCount } = await renderPdf(definition, openFontLibrary(ROOT));
  const result = {
    pages: pageCount,
    kilobytes: Math.round(bytes.length / 1024),
    seconds: Number(process.uptime().toFixed(2)),
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  console.log(JSON.stringify(result));
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function runAll() {
  for (const [kind, size] of CASES) {
    const script = fileURLToPath(import.meta.url);
    const runs = Array.from({ length: 5 }, () =>
      JSON.parse(execFileSync(process.execPath, [script, kind, String(size)], { encoding: 'utf8' })),
    );
    const { pages, kilobytes } = runs[0];
    const seconds = median(runs.map((run) => run.seconds));
    const megabytes = median(runs.map((run) => run.megabytes));
    console.log(`${kind} ${size}: ${seconds} s, ${megabytes} MB, ${pages} pages, ${kilobytes} KB`);
  }
}

const [kind, size] = process.argv.slice(2);
if (kind) await runOnce(kind, Number(size));
else runAll();
