import type { Inline, TableCell, TableColumn, TableNode, TableRow } from '../../src/document/tree.js';

type Random = () => number;

const place = { file: 'pack.hbs' };

const NAMES = [
  '地区生产总值',
  '规模以上工业增加值',
  '城镇居民人均可支配收入（按常住地分）',
  '乐丰平光电新科技产业园项目',
  '黄土岭、青石桥、白沙洲等农村公路改造',
  '污水处理厂扩建；管网改造；泵站更新',
  'S306A标',
  '第十九小学',
  '“六个一”工作机制',
  '年产5万吨新能源六氟磷酸锂（一期）',
  '空气优良天数比例，PM2.5平均浓度',
  '县',
];

const UNITS = ['', '', '%', '亿元', '万亩', '个'];
const PREFIXES = ['', '', '', '约', '近', '不到'];
const QUALIFIERS = ['', '', '', '以上', '左右', '余'];

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

function text(words: string): Inline {
  return { kind: 'text', text: words, place };
}

function cell(children: readonly Inline[], more: Partial<TableCell> = {}): TableCell {
  return { children, header: false, columnSpan: 1, rowSpan: 1, place, ...more };
}

/** A figure as clerks write them: signs, decimals, ranges, words before and behind. */
export function randomNumeral(random: Random): Inline {
  const integer = String(Math.floor(10 ** (random() * 5)));
  const decimals = pick(random, ['', '', '.5', '.25', '.0']);
  const digits = pick(random, ['', '', '', '−', '+']) + integer + decimals;
  const unit = pick(random, UNITS);
  const isRange = random() < 0.1;
  const sign = unit === '%' ? '%' : '';
  const range = `${integer}${sign}～${Number(integer) + 7}`;
  const qualifier = pick(random, QUALIFIERS);
  return {
    kind: 'numeral',
    prefix: pick(random, PREFIXES),
    digits: isRange ? range : digits,
    unit,
    qualifier,
    place,
  };
}

function figureCell(random: Random): TableCell {
  const roll = random();
  if (roll < 0.1) return cell([text('—')]);
  if (roll < 0.15) return cell([text('完成国家和省下达的任务')]);
  const numeral = randomNumeral(random);
  return cell(roll < 0.25 ? [{ kind: 'span', style: 'strong', children: [numeral], place }] : [numeral]);
}

function bodyCell(random: Random, { align }: TableColumn): TableCell {
  if (align === 'figure') return figureCell(random);
  const names = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, NAMES));
  return cell([text(names.join('，'))]);
}

function headRows(random: Random, columns: readonly TableColumn[]): TableRow[] {
  const heads = columns.map(() => pick(random, ['指标', '2025年实绩', '单位', '投资（亿元）', '比上年增减']));
  const th = (words: string, more: Partial<TableCell> = {}) => cell([text(words)], { header: true, ...more });
  const row = (cells: TableCell[]): TableRow => ({ kind: 'head', cells, place });
  if (columns.length < 4 || random() < 0.5) return [row(heads.map((head) => th(head)))];
  const [first, second, third, ...others] = heads as [string, string, string, ...string[]];
  const tall = (head: string) => th(head, { rowSpan: 2 });
  return [
    row([tall(first), th('实绩与目标', { columnSpan: 2 }), ...others.map(tall)]),
    row([th(second), th(third)]),
  ];
}

function bodyRow(random: Random, columns: readonly TableColumn[]): TableRow {
  const kind = pick(random, ['plain', 'plain', 'plain', 'plain', 'subtotal', 'group'] as const);
  if (kind === 'group')
    return { kind, cells: [cell([text(pick(random, NAMES))], { columnSpan: columns.length })], place };
  return { kind, cells: columns.map((column) => bodyCell(random, column)), place };
}

/** Joins the first cells of some rows into one that reaches over them. */
function withRowSpans(random: Random, rows: readonly TableRow[]): TableRow[] {
  const joined: TableRow[] = [];
  for (let index = 0; index < rows.length; ) {
    const most = 1 + Math.floor(random() * 4);
    let count = 1;
    while (count < most && rows[index]?.kind === 'plain' && rows[index + count]?.kind === 'plain') count++;
    for (let at = 0; at < count; at++) {
      const row = rows[index + at] as TableRow;
      const [first, ...others] = row.cells as [TableCell, ...TableCell[]];
      const cells = at > 0 ? others : [{ ...first, rowSpan: count }, ...others];
      joined.push({ ...row, cells });
    }
    index += count;
  }
  return joined;
}

/** A table with everything a table may have; `tall` gives some of its cells so many characters. */
export function randomTable(random: Random, name: string, rowCount: number, tall = 0): TableNode {
  const count = 2 + Math.floor(random() * 5);
  const columns = Array.from({ length: count }, (_, index): TableColumn => {
    const align = index === 0 ? 'left' : pick(random, ['figure', 'figure', 'left'] as const);
    return { align, grow: index === 0 ? 2 : pick(random, [0, 0, 1]) };
  });
  const rows = Array.from({ length: rowCount }, () => bodyRow(random, columns));
  if (tall > 0) {
    const at = rows.findIndex(({ kind }) => kind === 'plain');
    const row = rows[at];
    const words = pick(random, NAMES).repeat(Math.ceil(tall / 8));
    if (row) rows[at] = { ...row, cells: [cell([text(words)]), ...row.cells.slice(1)] };
  }
  return {
    kind: 'table',
    id: `table:${name}`,
    number: `表${name}`,
    title: [text('随机的表')],
    columns,
    head: headRows(random, columns),
    body: withRowSpans(random, rows),
    notes: [[text('注：随机生成，用来检验。')]],
    place,
  };
}
