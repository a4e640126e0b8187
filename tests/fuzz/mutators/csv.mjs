import { looseStarter } from '../seeds.mjs';
import { changeText, encode, swap } from '../text.mjs';
import { CHARACTERS, NAMES, NUMBERS } from '../words.mjs';

/** As many as are added at once. */
const MOST_CELLS = 30_000;

/** Changes to a table by its rows and cells; each takes the rows and changes them. */
const cellChanges = [
  (random, rows) => swap(random, rows),
  (random, rows) => rows.splice(random.below(rows.length), 1),
  (random, rows) => {
    const row = random.pick(rows);
    const count = Math.min(random.size(2000), Math.ceil(MOST_CELLS / (row.length + 1)));
    for (let left = count; left > 0; left--) rows.push([...row]);
  },
  (random, rows) => {
    const [one, other] = [0, 0].map(() => random.below(rows[0].length));
    for (const row of rows) [row[one], row[other]] = [row[other], row[one]];
  },
  (random, rows) => {
    const at = random.below(rows[0].length);
    for (const row of rows) row.splice(at, 1);
  },
  (random, rows) => {
    const at = random.below(rows[0].length);
    for (const [number, row] of rows.entries()) row.push(number === 0 ? row[at] : random.pick(NUMBERS));
  },
  (random, rows) => {
    rows[0][random.below(rows[0].length)] = random.pick([...NAMES, ...HEADERS, '']);
  },
  (random, rows) => {
    const row = random.pick(rows);
    row[random.below(row.length)] = random.pick([...NUMBERS, ...NAMES]);
  },
  (random, rows) => {
    const at = random.below(rows[0].length);
    for (const row of rows.slice(1)) row[at] = random.pick(NUMBERS);
  },
  (random, rows) => {
    const row = random.pick(rows);
    const at = random.below(row.length);
    row[at] = `${row[at]}${random.pick(CHARACTERS)}${row[at]}`;
  },
  (random, rows) => {
    for (const row of rows.slice(1)) row[random.below(row.length)] = '';
  },
  (random, rows) => rows.splice(random.pick([0, 1]), rows.length),
  (random, rows) => {
    const wide = Math.min(random.size(3000), Math.ceil(MOST_CELLS / rows.length));
    for (const [number, row] of rows.entries())
      for (let at = 0; at < wide; at++) row.push(number === 0 ? `列${at}` : String(at));
  },
  (random, rows) => {
    const row = random.pick(rows);
    row[random.below(row.length)] = `${random.pick(['长', '[^名词]', '1', ' ', '（'])}`.repeat(
      random.size(100_000),
    );
  },
  (random, rows) => random.pick(rows).splice(random.below(4)),
  (random, rows) => random.pick(rows).push(...NAMES.slice(0, random.below(9))),
];

const HEADERS = [
  ...[
    '编号',
    '项目',
    '指标',
    '单位',
    '分组',
    '2025年实绩',
    '2026年目标',
    '2026年目标（亿元）',
    '投资（亿元）',
  ],
  ...[
    '2099999年目标',
    '0年',
    '投资（%）',
    '投资（亿元）（万元）',
    '说明',
    '出处',
    '原文',
    '增减',
    '进度',
    ' 编号 ',
  ],
];
const TABLES = ['indicators', 'projects', 'tasks', 'glossary', 'sectors', 'works', 'towns'];

/** A data folder of which one table is not as it should be. */
export function csv(random) {
  const data = looseStarter(random);
  const name = random.pick(Object.keys(data).filter((file) => file.endsWith('.csv')));
  const text = random.chance(0.6) ? inCells(random, data[name]) : changeText(random, data[name]);
  const target = random.chance(0.1) ? `${random.pick([...NAMES, ...TABLES])}.csv` : name;
  const isName = !/[\\/]/.test(target);
  return { target: 'pack', data: { ...data, [isName ? target : name]: encode(random, text) } };
}

function inCells(random, text) {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  for (let left = random.size(4); left > 0 && rows.length > 0 && rows[0].length > 0; left--)
    random.pick(cellChanges)(random, rows);
  return rows.map((row) => row.join(',')).join('\n');
}
