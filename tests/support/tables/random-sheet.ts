import type { ColumnType, RecognisedColumn, RecognisedTable } from '../../../src/input/recognise/model.js';

/** A table as its sheet was read, with what has to be on paper of it. */
export interface RandomSheet {
  readonly recognised: RecognisedTable;
  readonly printed: PrintedSheet;
}

/** What a table has to print: its rows in order, with the text of each cell by column, the name first. */
export interface PrintedSheet {
  readonly title: string;
  /** The last head over each column; no head ends in another. */
  readonly heads: readonly string[];
  readonly rows: readonly PrintedRow[];
  /** Columns whose cells stand on one line: figures, dates, codes. */
  readonly unbroken: readonly number[];
}

interface PrintedRow {
  readonly kind: 'data' | 'group' | 'total';
  readonly cells: readonly string[];
}

/** How large tables are at most. */
export interface SheetSize {
  readonly rows: number;
  readonly columns: number;
}

type Random = () => number;

const NAMES = ['城镇居民人均可支配收入', '工业', '“六个一”机制', '污水处理厂扩建；管网改造', 'S306A标', '县'];
const WORDS = [
  ...['县发展和改革委员会、县财政局', '东乡', '新建日处理能力2万吨污水处理设施，铺设管网38公里', 'A&B <C>'],
  ...['PM2.5平均浓度', '全长12.5km', '待定', '年产5万吨新能源六氟磷酸锂（一期）'],
];
const HEADS = ['数额', '同比增长', '占比', '一般公共预算收入', '年末', '指标'];
const SPANNERS = ['全年', '规模以上工业', '其他', '上半年完成情况'];
const UNITS = ['万元', '万千瓦时', '%', '元/吨'];

/** A table of one to three rows of heads with levels, groups, periods, signs and marks. */
export function randomSheet(random: Random, most: SheetSize): RandomSheet {
  const between = (least: number, last: number) => least + Math.floor(random() * (last - least + 1));
  const columns = randomColumns(random, between(1, most.columns - 1));
  const heads = columns.map(({ path, unit }) => `${path.at(-1)}${unit === undefined ? '' : `（${unit}）`}`);
  const rows = randomRows(random, between(1, most.rows), columns);
  return {
    recognised: {
      title: { line: 1, text: '随机的表' },
      unit: '亿元',
      head: [2],
      columns: [{ at: 1, path: ['项目'], type: 'name' }, ...columns],
      names: [1],
      rows: rows.map(({ kind, level, written }, index) => {
        const [name = ''] = written;
        return { line: index + 5, name, level, kind, cells: written };
      }),
      ranges: [[5, rows.length + 5]],
      notes: random() < 0.5 ? [{ line: rows.length + 6, text: '注：①为初步数。' }] : [],
      ...{
        sources: [],
        marks: [],
        signs: {},
        isTransposed: false,
        skipped: [],
        above: [],
        unread: [],
        evidence: [],
      },
      ...{ questions: [], contradictions: [], mergedFigures: [] },
      shape: 'plain',
    },
    printed: {
      title: '随机的表',
      heads: ['项目', ...heads],
      rows: rows.map(({ kind, printed }) => ({ kind, cells: printed })),
      unbroken: columns.flatMap(({ type }, index) => (type === 'words' ? [] : [index + 1])),
    },
  };
}

const TYPES: readonly ColumnType[] = ['amount', 'amount', 'amount', 'rate', 'words', 'date', 'code'];

function randomColumns(random: Random, count: number): RecognisedColumn[] {
  const depth = 1 + Math.floor(random() * 3);
  const hasWords = random() < 0.6;
  let spanners: string[] = [];
  return Array.from({ length: count }, (_, index): RecognisedColumn => {
    if (index === 0 || random() < 0.3)
      spanners = Array.from({ length: depth - 1 }, (_, level) => `${pick(random, SPANNERS)}${index}${level}`);
    const type = hasWords || random() < 0.1 ? pick(random, TYPES) : 'amount';
    const isPeriod = type === 'amount' && random() < 0.3;
    const leaf = isPeriod ? `${1900 + index}年` : `${pick(random, HEADS)}${index}`;
    const unit = (type === 'amount' || type === 'rate') && random() < 0.2 ? pick(random, UNITS) : undefined;
    const above = random() < 0.2 ? [] : spanners;
    return { at: index + 2, path: [...above, leaf], type, ...(unit !== undefined && { unit }) };
  });
}

interface RandomRow {
  readonly kind: 'data' | 'group' | 'total';
  readonly level: number;
  readonly written: readonly string[];
  readonly printed: readonly string[];
}

function randomRows(random: Random, count: number, columns: readonly RecognisedColumn[]): RandomRow[] {
  let level = 0;
  return Array.from({ length: count }, (_, index): RandomRow => {
    const isLast = index === count - 1;
    const kind =
      !isLast && random() < 0.05 ? 'group' : (index === 0 || isLast) && random() < 0.3 ? 'total' : 'data';
    level = kind === 'total' ? 0 : Math.min(4, Math.max(0, level + pick(random, [-1, 0, 0, 0, 0, 1])));
    const among = kind === 'data' && level > 0 && random() < 0.1 ? '其中：' : '';
    const name = `${among}${pick(random, NAMES)}${index}`;
    const cells = columns.map(({ type }) => (kind === 'group' ? ['', ''] : randomCell(random, type, kind)));
    return {
      ...{ kind, level },
      written: [name, ...cells.map(([written = '']) => written)],
      printed: [name, ...cells.map(([, printed = '']) => printed)],
    };
  });
}

/** What a cell has in the sheet, and what it has on paper. */
function randomCell(random: Random, type: ColumnType, kind: 'data' | 'total'): readonly string[] {
  if (type === 'words') return same(`${pick(random, WORDS)}${Math.floor(random() * 90)}`);
  if (type === 'date') return same(`2025-0${1 + Math.floor(random() * 9)}-15`);
  if (type === 'code') return same(`00${Math.floor(random() * 1e6)}`);
  return random() < 0.15 ? pick(random, signs(kind)) : randomFigure(random);
}

function same(text: string): readonly string[] {
  return [text, text];
}

function signs(kind: 'data' | 'total'): readonly (readonly string[])[] {
  return [
    ['', kind === 'total' ? '—' : '…'],
    ['…', '…'],
    ['-', '—'],
    ['——', '—'],
    ['0', '0'],
    ['0.0', '0.0'],
    ['x', 'x'],
  ];
}

function randomFigure(random: Random): readonly string[] {
  const whole = String(Math.floor(10 ** (random() * 8)));
  const digits = whole + pick(random, ['', '', '.5', '.25', '.0']);
  const grouped = digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
  return pick(random, [
    [digits, digits],
    [grouped, digits],
    [`-${digits}`, `−${digits}`],
    [`+${digits}`, `+${digits}`],
    [`△${digits}`, `−${digits}`],
    [`(${digits})`, `−${digits}`],
    [`${digits}①`, `${digits}①`],
  ]);
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}
