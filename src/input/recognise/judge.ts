import type { Bilingual } from '../../core/diagnostics.js';
import { wrongAmountsInWords } from './amounts-in-words.js';
import type { Area } from './areas.js';
import { isFigure, summableColumns } from './columns.js';
import type { Levels } from './levels.js';
import type {
  Contradiction,
  Evidence,
  Pivot,
  Question,
  Reading,
  RecognisedColumn,
  RecognisedRow,
  RecognisedTable,
  Sureness,
  TableShape,
} from './model.js';
import type { ToldUnit } from './told-unit.js';
import { type FoundTotal, proofInWords } from './totals.js';
import { squeezed } from './words.js';

/** What there is to judge a reading by. */
export interface Findings {
  readonly area: Area;
  readonly isByMerges: boolean;
  readonly reading: Reading;
  /** Lines of the head. */
  readonly head: readonly number[];
  /** Line of the title. */
  readonly title: number | undefined;
  readonly candidates: number;
  readonly unit: string | undefined;
  /** Where it is told, if not in a line of its own, in names or in heads. */
  readonly told: ToldUnit | undefined;
  readonly columns: readonly RecognisedColumn[];
  readonly rows: readonly RecognisedRow[];
  readonly levels: Levels;
  readonly totals: readonly FoundTotal[];
  readonly shape: TableShape;
  readonly pivot: Pivot | undefined;
}

const byPack: Bilingual = { zh: 'pack.yaml 写明', en: 'by pack.yaml' };

/** How sure each part is and by what, and what only the clerk can say. */
export function judge(found: Findings): Pick<RecognisedTable, 'evidence' | 'questions' | 'contradictions'> {
  return {
    evidence: [judgeTitle(found), judgeUnit(found), judgeHead(found), judgeLevels(found), judgeTotals(found)],
    questions: questionsOf(found),
    contradictions: [...wrongSums(found), ...wrongAmountsInWords(found.rows)],
  };
}

function evidence(part: Evidence['part'], sureness: Sureness, ...reasons: readonly Bilingual[]): Evidence {
  return { part, sureness, reasons };
}

function judgeTitle({ title, candidates }: Findings): Evidence {
  if (title === undefined) return evidence('title', 'unknown', { zh: '表里没有', en: 'none in the sheet' });
  const reason = { zh: `表头上方第${title}行`, en: `row ${title}, above the head` };
  return evidence('title', candidates > 2 ? 'likely' : 'sure', reason);
}

/** Ranks and the like are counted in nothing. */
const hasNoUnit = /位次|名次|排名|排序|得分|评分|分数|系数|[Rr]ank/u;

/** 招聘人数, 出勤天数 and 总分, 党的建设（30分） say themselves what is counted. */
const saysWhat = /[人户家个件次台辆所天宗起项处座间册]数$|分值?$|[(（]\d{1,3}分[)）]$/u;

/** Columns of amounts whose unit nothing tells. */
function withoutUnit({ columns, rows, unit }: Findings): RecognisedColumn[] {
  if (unit !== undefined || rows.some((row) => row.unit !== undefined)) return [];
  return columns.filter(
    ({ type, leftOut, unit: own, path }) =>
      type === 'amount' &&
      !leftOut &&
      own === undefined &&
      !path.some((text) => hasNoUnit.test(text) || saysWhat.test(text)),
  );
}

function judgeUnit(found: Findings): Evidence {
  if (found.reading.unit !== undefined) return evidence('unit', 'sure', byPack);
  if (found.told && found.told.unit === found.unit)
    return evidence('unit', found.told.sureness, found.told.by);
  if (found.unit !== undefined)
    return evidence('unit', 'sure', { zh: '单位行、名称或表头', en: 'unit line, names or heads' });
  if (withoutUnit(found).length > 0) return evidence('unit', 'unknown', { zh: '没有写', en: 'not told' });
  return evidence('unit', 'sure', { zh: '各列各行自带', en: 'told by columns or rows' });
}

function judgeHead({ area, reading, isByMerges, columns }: Findings): Evidence {
  const { head } = area.blocks[0];
  if (reading.head) return evidence('head', 'sure', byPack);
  if (area.isForm) return evidence('head', 'likely', { zh: '填报表，照原样', en: 'a form, as it stands' });
  if (head.length === 0) return evidence('head', 'unknown', { zh: '表里没有', en: 'none in the sheet' });
  const reasons: Bilingual[] = [
    area.isOfWords
      ? { zh: '没有数字，第一个填满的行', en: 'no figures; the first full row' }
      : { zh: '数字列上面的文字', en: 'words over columns of figures' },
  ];
  if (isByMerges) reasons.push({ zh: '合并单元格', en: 'merged cells' });
  else if (head.length > 1)
    reasons.push({ zh: '没有合并，按下方各列推定', en: 'without merges, by what stands under it' });
  const bare = columns.filter((column) => isFigure(column) && !column.leftOut && column.path.length === 0);
  if (bare.length > 0) {
    reasons.push({
      zh: `${bare.length}列数字没有表头`,
      en: `${bare.length} columns of figures have no head`,
    });
    return evidence('head', 'doubtful', ...reasons);
  }
  const isClear = (head.length === 1 || isByMerges) && head.length <= MOST_LEVELS;
  return evidence('head', isClear ? 'sure' : 'likely', ...reasons);
}

function judgeLevels({ levels, reading }: Findings): Evidence {
  if (reading.levels !== undefined) return evidence('levels', 'sure', byPack);
  if (levels.reasons.length === 0)
    return evidence('levels', 'likely', { zh: '没有缩进、编号、其中', en: 'no indents, numbering or 其中' });
  return evidence('levels', levels.doubt ? 'doubtful' : 'sure', ...levels.reasons);
}

function judgeTotals({ totals, rows, reading }: Findings): Evidence {
  if (reading.total !== undefined) return evidence('total', 'sure', byPack);
  if (totals.length === 0) return evidence('total', 'likely', { zh: '没有', en: 'none' });
  const proofs = totals.flatMap((total) => proofInWords(rows[total.index]?.name ?? '', total) ?? []);
  if (proofs.length > 0) return evidence('total', 'sure', ...proofs.slice(0, 3));
  return evidence('total', 'likely', { zh: '按名称', en: 'by name' });
}

function questionsOf(found: Findings): Question[] {
  return [...askHead(found), ...askUnit(found), ...askLevels(found), ...askPivot(found)];
}

/** More levels than this are more likely lines of text above the head. */
const MOST_LEVELS = 3;

function askHead({ area, head, reading, columns }: Findings): Question[] {
  if (reading.head || area.isForm) return [];
  if (head.length === 0)
    return [
      {
        text: { zh: '没有找到表头，是哪几行？', en: 'There is no head: which rows are it?' },
        answer: 'head: 1',
      },
    ];
  // a line of units below it is no level
  const depth = columns.reduce((most, { path, leftOut }) => Math.max(most, leftOut ? 0 : path.length), 0);
  if (depth <= MOST_LEVELS) return [];
  return [
    {
      text: { zh: `表头有${head.length}行，是吗？`, en: `Are ${head.length} rows the head?` },
      answer: `head: ${head[0]}-${head.at(-1)}`,
    },
  ];
}

function askUnit(found: Findings): Question[] {
  const without = withoutUnit(found);
  const amounts = found.columns.filter(({ type, leftOut }) => type === 'amount' && !leftOut);
  if (without.length === 0 || found.area.blocks[0].head.length === 0) return [];
  const all = without.length === amounts.length;
  const heads = without.slice(0, 3).map(({ path, at }) => path.at(-1) ?? `第${at}列`);
  return [
    {
      text: {
        zh: `${all ? '数字' : heads.join('、')}的单位是什么？`,
        en: `What is the unit of ${all ? 'the figures' : heads.join(', ')}?`,
      },
      answer: 'unit: …',
    },
  ];
}

/** What is taken off what stands before it, or is left when that is done: 减：累计折旧, then 固定资产净值. */
const isReckonedDown = /^[\s\u3000]*(?:减|加|扣除)\s*[:：]/u;

/** Names that say that all rows are added up, and nothing of what. */
const isPlainTotal = /^(?:合计|总计|共计|小计|總計|合計|小計|计|計)$/u;

/** Whether the only total is one by its plain name, and first or last of rows that are otherwise one list. */
function endsOneList([only, ...others]: readonly FoundTotal[], rows: readonly RecognisedRow[]): boolean {
  if (only === undefined || others.length > 0) return false;
  if (only.index !== 0 && only.index !== rows.length - 1) return false;
  if (!isPlainTotal.test(squeezed(rows[only.index]?.name ?? ''))) return false;
  const listed = rows.toSpliced(only.index, 1);
  return listed.every(({ level, kind }) => kind === 'data' && level === rows[1]?.level);
}

/**
 * A total that is a sum in most columns and not in others is worth a look, and so is one that is none in any, where
 * nothing but the rows of one list could be its parts.
 */
function wrongSums({ totals, rows, columns }: Findings): Contradiction[] {
  const amounts = summableColumns(columns);
  if (rows.some(({ name }) => isReckonedDown.test(name))) return [];
  const isListed = endsOneList(totals, rows);
  return totals.flatMap(({ index, proof }) => {
    if (!proof || proof.agreeing.length === proof.all.length) return [];
    if (proof.agreeing.length * 2 < proof.all.length && !(isListed && proof.agreeing.length === 0)) return [];
    const off = proof.all.filter((column) => !proof.agreeing.includes(column));
    const heads = off.slice(0, 3).map((column) => amounts[column]?.path.join('/') ?? '');
    const { name, line } = rows[index] as RecognisedRow;
    const text = {
      zh: `“${name}”的${heads.join('、')}与各行之和不符，请核对`,
      en: `${name}: ${heads.join(', ')} is not the sum of the rows`,
    };
    return [{ line, text }];
  });
}

function askLevels({ levels, rows, reading }: Findings): Question[] {
  const doubt = levels.doubt && rows[levels.doubt.index];
  if (!doubt || reading.levels !== undefined) return [];
  return [
    {
      text: {
        zh: `第${doubt.line}行“${doubt.name}”也属于“其中”吗？`,
        en: `Is row ${doubt.line}, ${doubt.name}, of 其中 too?`,
      },
      answer: `levels: { ${doubt.line}: ${doubt.level + 1} }`,
    },
  ];
}

function askPivot({ pivot, columns, reading }: Findings): Question[] {
  if (!pivot || reading.pivot !== undefined) return [];
  const headOf = (at: number | undefined) =>
    columns.find((column) => column.at === at)?.path.at(-1) ?? String(at);
  return [
    {
      text: { zh: '一行一个数的长表，转成行列来印', en: 'A figure a row: printed with rows and columns' },
      answer: `pivot: { rows: ${headOf(pivot.rows)}, columns: ${headOf(pivot.columns)}, values: ${pivot.values.length > 1 ? `[${pivot.values.map(headOf).join(', ')}]` : headOf(pivot.values[0])} }`,
    },
  ];
}
