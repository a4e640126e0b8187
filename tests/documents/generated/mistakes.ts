import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { validate } from '../../../src/app/validate.js';
import {
  type Bilingual,
  type Diagnostic,
  formatPlace,
  type Language,
  ReportError,
} from '../../../src/core/diagnostics.js';
import { load } from '../../../src/input/load.js';
import { CHECKOUT, edit, temporaryFolder } from '../../support/packs.js';
import { world } from '../../support/world.js';
import { type Block, inBoth, markdownTable } from './block.js';

/** A slip of the pen in the data that `briefing new` makes. */
interface Slip {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What the clerk did. */
  readonly says: Bilingual;
}

const slips: readonly Slip[] = [
  {
    file: 'pack.yaml',
    from: 'title: 政府工作报告',
    to: 'title：政府工作报告',
    says: inBoth('`title：`：冒号写成全角', '`title：`: a full-width colon'),
  },
  {
    file: 'pack.yaml',
    from: '{{figure "unemployment" "2026年目标"}}',
    to: '{{figure "unemployed" "2026年目标"}}',
    says: inBoth('句子里的编号写错', 'a sentence with a wrong id'),
  },
  {
    file: 'pack.yaml',
    from: '机制[^“六个一”工作机制]',
    to: '机制[^“六个二”工作机制]',
    says: inBoth('注码里的名词写错', 'a mark with a wrong term'),
  },
  {
    file: 'pack.yaml',
    from: '{ 合计: 114.7 }',
    to: '{ 合计: 115 }',
    says: inBoth('`totals` 里的合计与各行不符', 'a total in `totals` that the rows do not come to'),
  },
  {
    file: 'indicators.csv',
    from: ',2025年实绩,',
    to: ',2025实绩,',
    says: inBoth('列名写错', 'a wrong header'),
  },
  {
    file: 'indicators.csv',
    from: '经济,%,8.0%',
    to: '经济,%,8..0%',
    says: inBoth('数字打错', 'a slip in a number'),
  },
  {
    file: 'indicators.csv',
    from: '经济,%,8.0%',
    to: '经济,%,8.1%',
    says: inBoth('改了数，没有改“原文”', 'a figure changed, but not its 原文'),
  },
  {
    file: 'indicators.csv',
    from: '亿斤,12.4亿斤',
    to: '亿斤,124000万斤',
    says: inBoth('格里的单位与“单位”列不同', 'a unit that is not that of 单位'),
  },
  {
    file: 'projects.csv',
    from: 'p02,',
    to: 'p01,',
    says: inBoth('编号重复', 'an id for the second time'),
  },
  {
    file: 'projects.csv',
    from: '城北污水厂,已开工,5.5',
    to: '城北污水厂,,5.5',
    says: inBoth('必填的格空着', 'an empty cell that must be filled'),
  },
  {
    file: 'tasks.csv',
    from: '改造老旧小区,住房',
    to: '改造老旧小区,,住房',
    says: inBoth('CSV 里多了一个逗号', 'a comma too many in a CSV file'),
  },
];

/** What `briefing check` says to the usual mistakes: each is made, and the data are checked. */
export const mistakes: Block = async (language) => {
  const rows: string[][] = [];
  for (const slip of slips) rows.push([slip.says[language], shown(await foundAfter(slip), slip, language)]);
  const heads = language === 'zh' ? ['写成这样', '`check` 说'] : ['what was written', 'what `check` says'];
  return markdownTable(heads, rows);
};

async function foundAfter({ file, from, to }: Slip): Promise<readonly Diagnostic[]> {
  const { path, remove } = await temporaryFolder();
  try {
    const dataFolder = join(path, 'our-city-2026');
    await cp(join(CHECKOUT, 'templates/starter'), dataFolder, { recursive: true });
    await edit(join(dataFolder, file), from, to);
    return await checked(dataFolder);
  } finally {
    await remove();
  }
}

async function checked(dataFolder: string): Promise<readonly Diagnostic[]> {
  try {
    return validate(await load(world.files, dataFolder, 'our-city-2026')).warnings;
  } catch (problem) {
    if (problem instanceof ReportError) return problem.diagnostics;
    throw problem;
  }
}

/** What was found in the file with the slip, which is what a clerk looks for first. */
function shown(found: readonly Diagnostic[], { file }: Slip, language: Language): string {
  const there = found.filter(({ place }) => place?.file.endsWith(file));
  if (there.length === 0) throw new Error(`no finding in ${file}`);
  return there.map((one) => inOneCell(one, language)).join('<br>');
}

function inOneCell({ severity, place, message, hint }: Diagnostic, language: Language): string {
  const kind = { zh: { error: '错误', warning: '警告' }, en: { error: 'error', warning: 'warning' } };
  const where = place ? `\`${formatPlace({ ...place, file: basename(place.file) }, language)}\` ` : '';
  const words = [
    `${where}**${kind[language][severity]}** ${message[language]}`,
    ...(hint ? [hint[language]] : []),
  ];
  return words.join('<br>').replaceAll('|', '\\|');
}
