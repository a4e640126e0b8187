import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presentFolder } from '../../../src/app/present-folder.ts';
import { openProject } from '../../../src/core/project.ts';
import { memoryWorld } from '../../../src/core/world/memory-world.ts';
import { checkAgainstReport } from '../../../src/importing/check.ts';
import { importReport } from '../../../src/importing/index.ts';
import { writeFiles } from '../../../src/importing/update/files.ts';
import { updateOf } from '../../../src/importing/update/index.ts';
import { everyFew } from '../../support/daily.ts';
import { world as disk, sharingDatabase } from '../../support/world.ts';
import { paragraph, wordFile } from '../word-file.ts';

const TEXT = readFileSync(join(import.meta.dirname, '..', 'reports', 'yunxi-2024.txt'), 'utf8');
const FOLDER = '/data/yunxi';
const NAME = '报告.docx';

/** A report as a Word file of plain paragraphs. */
const word = (text: string) =>
  wordFile(
    text
      .split('\n')
      .map((line) => paragraph(line))
      .join(''),
  );

const made = await importReport(NAME, word(TEXT));

/** A data folder in memory, imported from the report and then touched by a clerk. */
async function imported(touch: Readonly<Record<string, (text: string) => string>> = {}) {
  const entries = made.files.map(({ name, bytes }): [string, Uint8Array] => {
    const change = touch[name];
    return [`${FOLDER}/${name}`, change ? Buffer.from(change(new TextDecoder().decode(bytes))) : bytes];
  });
  return memoryWorld({ files: new Map(entries), installation: disk.installation });
}

type World = Awaited<ReturnType<typeof imported>>;

const folderOf = (world: World) =>
  presentFolder(openProject(world, { dataFolder: FOLDER, database: sharingDatabase() }));

async function update(world: World, text: string) {
  const found = await updateOf(world.files, await folderOf(world), { file: NAME, bytes: word(text) });
  if (found === undefined) throw new Error('nothing was imported');
  return found;
}

const readBack = async (world: World, name: string) => {
  const content = await world.files.read(`${FOLDER}/${name}`, 1e7);
  return 'why' in content ? '' : content.bytes.toString().replace('\ufeff', '');
};

const replaced = (from: string, to: string) => {
  if (!TEXT.includes(from)) throw new Error(`the report has no ${from}`);
  return TEXT.replace(from, to);
};

const swapped = (one: string, other: string) =>
  replaced(one, '\u0001').replace(other, one).replace('\u0001', other);

const edits: readonly (readonly [what: string, text: string, told: readonly string[]])[] = [
  [
    'a figure changed',
    replaced('净增高新技术企业12家', '净增高新技术企业13家'),
    ['“净增高新技术企业”：2023年实绩 12家 → 13家（净增高新技术企业13家）'],
  ],
  [
    'a sentence moved',
    replaced('改造农村危房216户，', '').replace('停车位1600个。', '停车位1600个，改造农村危房216户。'),
    [
      '1 行的“出处”随报告改：一（二）乡村建设步伐加快 → 一（二）城市更新有力推进',
      '1 行的“分组”随报告改：乡村建设步伐加快 → 城市更新有力推进',
    ],
  ],
  [
    'a project added',
    replaced(
      '前期工作有序推进。',
      '前期工作有序推进。（5）投资6亿元的东港纸业项目，建成后预计年产值9亿元、税收0.5亿元。',
    ),
    ['报告里新有“东港纸业项目”，编号 p05（投资6亿元的东港纸业项目，建成后预计年产值9亿元、税收0.5亿元）'],
  ],
  [
    'a note added',
    replaced('2．“双十工程”', '2．“链长制”：指每条产业链由一名领导牵头。\n\n3．“双十工程”'),
    ['1 行的“出处”随报告改：注释2 → 注释3', '报告里新有“链长制”，编号 n03（指每条产业链由一名领导牵头。）'],
  ],
  [
    'a heading renamed',
    replaced('聚力统筹，城乡面貌焕然一新', '聚力城乡，面貌焕然一新'),
    ['标题改了：（二）聚力统筹，城乡面貌焕然一新。 → （二）聚力城乡，面貌焕然一新。'],
  ],
  [
    'a unit changed',
    replaced('新建设施大棚800余亩', '新建设施大棚800余公顷'),
    ['“新建设施大棚”：单位 亩 → 公顷，2023年实绩 800余亩 → 800余公顷（新建设施大棚800余公顷）'],
  ],
  [
    'a project removed',
    replaced('（3）投资4.2亿元的德润食品加工产业园项目，建成后预计年产值8亿元、税收0.3亿元。（4）', '（3）'),
    [
      '报告里没有“德润食品加工产业园项目”了，删去这一行（原作：投资4.2亿元的德润食品加工产业园项目，建成后预计年产值8亿元、税收0.3亿元）',
    ],
  ],
  [
    'a year changed',
    replaced('到2026年，“清溪”', '到2027年，“清溪”'),
    [
      '“‘清溪’产业集群营业收入”：2026年目标 150亿元 → （空），2027年目标 （空） → 150亿元（“清溪”产业集群营业收入达到150亿元）',
    ],
  ],
  [
    'a term redefined',
    replaced('10个重大民生项目', '10个重大生态项目'),
    [
      '“双十工程”：释义 指每年实施10个重大产业项目和10个重大民生项目。 → 指每年实施10个重大产业项目和10个重大生态项目。',
    ],
  ],
  [
    'a task added',
    replaced('学生免费体检。', '学生免费体检；\n\n9．新建社区食堂5个。').replace('8件民生', '9件民生'),
    [
      '“民生实事”：2024年目标 8件 → 9件（全力办好9件民生实事）',
      '报告里新有“新建社区食堂5个”，编号 t09',
      '全力办好8件民生实事 → 全力办好9件民生实事',
    ],
  ],
  [
    'two paragraphs swapped',
    swapped(
      '特色农业稳步发展。粮食播种面积42.6万亩，总产量18.3万吨。建成高标准农田2.4万亩，新建设施大棚800余亩。培育县级以上龙头企业7家，带动农户1.35万户。',
      '文旅消费持续回暖。接待游客310万人次，实现旅游收入21.7亿元，分别增长46%和52%。',
    ),
    ['移到了这里，字没有改：“文旅消费持续回暖”等 2 句'],
  ],
  [
    'a sentence swapped with the next',
    swapped(
      '净增高新技术企业12家，研发经费投入强度达1.86%。',
      '“清溪”产业集群[1]营业收入突破95亿元，增长14.2%。',
    ),
    ['移到了这里，字没有改：““清溪”产业集群营业收入突破95……”'],
  ],
  [
    'a figure and its unit written otherwise',
    replaced('旅游收入21.7亿元', '旅游收入217000万元'),
    [
      '“旅游收入”：单位 亿元 → 万元，2023年实绩 21.7亿元 → 217000万元（实现旅游收入217000万元）',
      '“接待游客增长”的原文改了：接待游客310万人次，实现旅游收入217000万元，分别增长46%和52%',
      '“旅游收入增长”的原文改了：接待游客310万人次，实现旅游收入217000万元，分别增长46%和52%',
    ],
  ],
  [
    'a rise made a fall',
    replaced('增长10.5%', '下降10.5%'),
    ['“固定资产投资”：2023年实绩 10.5% → -10.5%（固定资产投资下降10.5%）'],
  ],
  [
    'a chapter renumbered',
    replaced('（二）主攻乡村振兴', '（四）主攻乡村振兴'),
    [
      '3 行的“出处”随报告改：一（一）特色农业稳步发展；二（二）主攻乡村振兴，加快建设和美乡村 → ' +
        '一（一）特色农业稳步发展；二（四）主攻乡村振兴，加快建设和美乡村；一（二）乡村建设步伐加快；二（二）主攻乡村振兴，加快建设和美乡村 → ' +
        '一（二）乡村建设步伐加快；二（四）主攻乡村振兴，加快建设和美乡村',
      '报告新有标题“（四）主攻乡村振兴，加快建设和美乡村”',
      '报告里没有标题“（二）主攻乡村振兴，加快建设和美乡村”了',
    ],
  ],
  [
    'a qualifier changed',
    replaced('增长6%左右；', '增长6%以上；'),
    ['“地区生产总值”：2024年目标 6%左右 → 6%以上（地区生产总值增长6%以上）'],
  ],
  [
    'a target put off to years to come',
    replaced('净增高新技术企业10家。', '净增高新技术企业10家。今后五年，新建公路90公里。'),
    ['报告里新有 ahead.csv 的 1 行：“新建公路”'],
  ],
  [
    'a task put in without numbering anew',
    replaced('3．新增公共停车位', '2．新建公厕6座；\n\n3．新增公共停车位'),
    ['报告里新有“新建公厕6座”，编号 t09', '全力办好8件民生实事 → （空）'],
  ],
  [
    'figures typed full width',
    replaced('普及率达到93.5%', '普及率达到９３．５％'),
    ['“农村自来水普及率”的原文改了：农村自来水普及率达到９３．５％'],
  ],
  ['a paragraph parted', replaced('10家。推进总投资', '10家。\n推进总投资'), []],
];

describe('after one edit in Word, import --update', () => {
  it.each(edits)('lists %s and nothing else', async (_, text, told) => {
    const found = await update(await imported(), text);
    expect(found.told.map(({ message }) => message.zh)).toEqual(told);
  });

  it.each(everyFew(edits, 3))('lists %s by check, too', async (_, text, told) => {
    const world = await imported();
    world.files.sync.write(`${FOLDER}/report/${NAME}`, word(text));
    const folder = await folderOf(world);
    if (folder.report === undefined) throw new Error('no report is kept');
    const found = await checkAgainstReport(world.files, folder, folder.report);
    const ofReport = found.filter(({ code }) => code.startsWith('report-'));
    expect(ofReport.map(({ message }) => message.zh)).toEqual(told);
  });

  it.each(everyFew(edits, 3, 1))('says nothing more of %s once it is written', async (_, text) => {
    const world = await imported();
    await writeFiles(world, FOLDER, await (await update(world, text)).files(), []);
    expect((await update(world, text)).told).toEqual([]);
    // what was imported anew is what was written
    const { files } = await importReport(NAME, word(text));
    const sorted = (csv: string) =>
      csv
        .split('\r\n')
        .map((row) => row.replace(/^\w+,/, '').replace(/,[^,]*正文无注码$|,疑点$|,$/, ''))
        .map((row) => row.replace(/,[12]$/, ''))
        .toSorted();
    for (const name of ['projects.csv', 'tasks.csv', 'glossary.csv']) {
      const made = new TextDecoder().decode(files.find((one) => one.name === name)?.bytes);
      expect(sorted(await readBack(world, name))).toEqual(sorted(made));
    }
  });

  it('lists wording that no table has, with what differs', async () => {
    const { told, plan } = await update(await imported(), replaced('我们牢牢把握', '我们始终把握'));
    expect(plan.edits).toEqual([]);
    expect(told.map(({ message }) => message.zh)).toEqual([
      expect.stringMatching(/^文字改了，各表不受影响：[^→]*牢牢把握[^→]* → [^→]*始终把握[^→]*$/),
    ]);
  });

  it('lists nothing of a report that is only spaced or folded otherwise', async () => {
    const text = TEXT.replace('净增高新技术企业12家', '净增 高新技术企业 12 家');
    const { told, plan } = await update(await imported(), text);
    expect(plan.edits.filter(({ column }) => column !== '原文')).toEqual([]);
    expect(told).toEqual([]);
  });
});

describe('what a clerk did to the tables', () => {
  const text = TEXT.replace('12家，研发经费投入强度达1.86%', '13家，研发经费投入强度达1.88%')
    .replace('增长14.2%', '增长14.3%')
    .replace('改造农村危房216户，', '');

  it('is never written over without a word', async () => {
    const world = await imported({ 'sectors.csv': (csv) => csv.replace(',1.86%,', ',1.9%,') });
    const { plan, told, files } = await update(world, text);
    expect(plan.kept).toMatchObject([
      { column: '2023年实绩', present: '1.9%', before: '1.86%', now: '1.88%' },
    ]);
    expect(told.some(({ message }) => message.zh.includes('手改过，不动：表里作“1.9%”'))).toBe(true);
    await writeFiles(world, FOLDER, await files(), []);
    const row = (await readBack(world, 'sectors.csv')).split('\r\n').find((one) => one.startsWith('s004'));
    expect(row).toContain(',1.9%,');
    expect(row).toContain('强度达1.88%,3,报告改了，手改的格未动');
  });

  it('stays: wording, order, columns of its own, rows that no edit touches to the character', async () => {
    const touch = (csv: string) => {
      const [head = '', one = '', two = '', three = '', ...rest] = csv.trimEnd().split('\r\n');
      const named = three.replace('净增高新技术企业', '高新技术企业净增数');
      const rows = [named, `${two}`, one, ...rest].map((row, index) => `${row},"第 ${index} 行"`);
      return [`${head},备注`, ...rows, ''].join('\r\n');
    };
    const world = await imported({
      'sectors.csv': touch,
      // a row that pack.yaml speaks of would stay when the report drops it
      'pack.yaml': (yaml) => yaml.replace('  - s024\n', ''),
    });
    const before = (await readBack(world, 'sectors.csv')).split('\r\n');
    const { files } = await update(world, text);
    await writeFiles(world, FOLDER, await files(), []);
    const after = (await readBack(world, 'sectors.csv')).split('\r\n');
    expect(after[1]).toBe(before[1]?.replaceAll('12家', '13家'));
    expect(after.slice(2, 4)).toEqual(before.slice(2, 4));
    expect(after.length).toBe(before.length - 1);
  });

  it('stays marked as looked at, unless the clause of the row has changed', async () => {
    const marked = (csv: string) => csv.replace(/^(s00[26],.*),1,/gm, '$1,已核,');
    const world = await imported({ 'sectors.csv': marked });
    const { files } = await update(world, text);
    await writeFiles(world, FOLDER, await files(), []);
    const rows = (await readBack(world, 'sectors.csv')).split('\r\n');
    expect(rows.find((row) => row.startsWith('s002'))).toMatch(/,已核,$/);
    expect(rows.find((row) => row.startsWith('s006'))).toMatch(/14\.3%,1,$/);
  });

  it('keeps a row out that it took out, and one in that pack.yaml speaks of', async () => {
    const world = await imported({
      'sectors.csv': (csv) => csv.replace(/^s004.*\r\n/m, ''),
      'pack.yaml': (yaml) => yaml.replace(/highlights:\n(?: {2}- .*\n)+/, 'highlights:\n  - s024\n'),
    });
    const { plan } = await update(world, text);
    expect(plan.added).toEqual([]);
    expect(plan.left).toMatchObject([{ name: '改造农村危房', why: 'named' }]);
  });

  it('is found by what rows say where their 编号 was written anew', async () => {
    const world = await imported({
      'sectors.csv': (csv) => csv.replace(/^s0/gm, 'x1'),
      'pack.yaml': (yaml) => yaml.replace(/^( {2}- )s0/gm, '$1x1'),
    });
    const { plan } = await update(world, text);
    expect(plan.edits.filter(({ column }) => column === '2023年实绩').map(({ row }) => row.id)).toEqual([
      'x103',
      'x104',
      'x106',
    ]);
  });

  it('is kept as it was beside the report', async () => {
    const world = await imported();
    const before = await readBack(world, 'sectors.csv');
    await writeFiles(world, FOLDER, await (await update(world, text)).files(), []);
    expect(await readBack(world, 'report/before/sectors.csv')).toBe(before);
  });
});

it('writes a table of the report anew, unless a hand has changed it', async () => {
  const table = (figure: string) =>
    `${TEXT}\n`.replace(
      '（二）聚力统筹，',
      `| 产品 | 2022年 | 2023年 |\n| 水泥 | 120.5 | ${figure} |\n| 钢材 | 45 | 47.6 |\n\n（二）聚力统筹，`,
    );
  const made = await importReport('a.md', Buffer.from(table('131.2')));
  const told = async (touch: (text: string) => string) => {
    const entries = made.files.map(({ name, bytes }): [string, Uint8Array] => [
      `${FOLDER}/${name}`,
      name === 'report-table-1.csv'
        ? Buffer.from(touch(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)))
        : bytes,
    ]);
    const world = memoryWorld({ files: new Map(entries), installation: disk.installation });
    const now = { file: 'a.md', bytes: Buffer.from(table('133.3')) };
    const found = await updateOf(world.files, await folderOf(world), now);
    if (found === undefined) throw new Error('nothing was imported');
    await writeFiles(world, FOLDER, await found.files(), []);
    return [
      found.told.map(({ message }) => message.zh),
      await readBack(world, 'report-table-1.csv'),
    ] as const;
  };
  const [same, written] = await told((text) => text);
  expect(same).toEqual(['报告里这张表的格改了：131.2 → 133.3']);
  expect(written).toContain('133.3');
  const [hand, kept] = await told((text) => text.replace('47.6', '47.7'));
  expect(hand).toEqual(['报告里的这张表改了；手改过，不动']);
  expect(kept).toContain('131.2');
});

it('refuses a report of another year, for all headers would be others', async () => {
  const text = TEXT.replace('2024年1月16日', '2025年1月16日');
  await expect(update(await imported(), text)).rejects.toThrow('This report is of 2025');
});
