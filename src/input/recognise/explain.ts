import type { Bilingual, Language } from '../../core/diagnostics.js';
import { comparePeriods, formatPeriod } from '../../quantity/period.js';
import { separatorInWords } from '../separators.js';
import type { ColumnType, Evidence, Part, RecognisedTable, Sureness, TableShape } from './model.js';
import { withTime } from './title-time.js';
import type { Ratio } from './words.js';

const shapes: Readonly<Record<TableShape, Bilingual>> = {
  plain: { zh: '一般表', en: 'table' },
  periods: { zh: '时期在行的表', en: 'table of periods' },
  list: { zh: '清单', en: 'list' },
  long: { zh: '长表', en: 'long table' },
};

/** What the cells of a column are, in words. */
export const columnTypes: Readonly<Record<ColumnType, Bilingual>> = {
  name: { zh: '名称', en: 'names' },
  code: { zh: '编码', en: 'codes' },
  serial: { zh: '序号', en: 'serial numbers' },
  amount: { zh: '数值', en: 'amounts' },
  rate: { zh: '百分比', en: 'percentages' },
  index: { zh: '指数', en: 'indices' },
  words: { zh: '文字', en: 'words' },
  date: { zh: '日期', en: 'dates' },
  period: { zh: '时期', en: 'periods' },
  technical: { zh: '程序列', en: 'for programs' },
  empty: { zh: '空列', en: 'empty' },
};

const ratios: Readonly<Record<Ratio, Bilingual>> = {
  'same-period': { zh: '同比', en: 'on the same period' },
  previous: { zh: '环比', en: 'on the period before' },
  growth: { zh: '增长', en: 'growth' },
  difference: { zh: '增减额', en: 'difference' },
  completion: { zh: '完成预算', en: 'of the plan' },
  share: { zh: '占比', en: 'share' },
};

const surenesses: Readonly<Record<Sureness, Bilingual>> = {
  sure: { zh: '有把握', en: 'sure' },
  likely: { zh: '大致', en: 'likely' },
  doubtful: { zh: '没把握', en: 'doubtful' },
  unknown: { zh: '不知道', en: 'unknown' },
};

/** Things of a kind that are named one by one; of more their number is told. */
const MOST_NAMED = 4;

/** How a table was read, in one block of lines; `where` says where it stands. */
export function explainTable(table: RecognisedTable, where: string, language: Language): string {
  return new Explainer(table, language).lines(where).join('\n');
}

class Explainer {
  constructor(
    private readonly table: RecognisedTable,
    private readonly language: Language,
  ) {}

  lines(where: string): string[] {
    const { table } = this;
    const shown = table.columns.filter(({ leftOut }) => !leftOut);
    const size = this.say(
      `${table.rows.length}行×${shown.length}列`,
      `${table.rows.length} rows × ${shown.length} columns`,
    );
    const turned = table.isTransposed ? this.say('，横放，已转正', ', lying on its side, turned') : '';
    const lines = [
      `${where}${this.say('：', ': ')}${shapes[table.shape][this.language]}${this.comma}${size}${turned}`,
      ...this.optional('分隔', 'separator', this.separator()),
      this.part('标题', 'title', this.title(), 'title'),
      this.part('单位', 'unit', table.unit ?? '—', 'unit'),
      this.part('表头', 'head', this.head(), 'head'),
      this.part('各列', 'columns', this.columns()),
      this.part('数据', 'rows', this.ranges()),
      this.part('层级', 'levels', this.levels(), 'levels'),
      this.part('合计', 'total', this.totals(), 'total'),
      ...this.optional('时期', 'periods', this.periods()),
      ...this.optional('表上', 'above', this.above()),
      ...this.optional('表下', 'below', this.below()),
      ...this.optional('符号', 'signs', this.signs()),
      ...this.optional('日期', 'dates', this.serialDates()),
      ...this.optional('不印', 'left out', this.leftOut()),
      ...this.optional('略过', 'skipped', this.skipped()),
    ];
    for (const { line, text } of table.contradictions)
      lines.push(this.part('核对', 'look at', `${this.linesFrom(line, line)}${text[this.language]}`));
    for (const { text, answer } of table.questions) {
      const how = answer === undefined ? '' : this.say(`　→ pack.yaml：${answer}`, ` → pack.yaml: ${answer}`);
      lines.push(this.part('请定', 'please say', text[this.language] + how));
    }
    return lines;
  }

  private get comma(): string {
    return this.say('，', ', ');
  }

  private say(zh: string, en: string): string {
    return this.language === 'zh' ? zh : en;
  }

  private list(texts: readonly string[]): string {
    return texts.join(this.comma);
  }

  private part(zh: string, en: string, text: string, part?: Part): string {
    const found = this.table.evidence.find((one) => one.part === part);
    return `  ${this.say(`${zh}　`, `${en.padEnd(10)} `)}${text}${found ? this.evidence(found) : ''}`;
  }

  private optional(zh: string, en: string, text: string): string[] {
    return text === '' ? [] : [this.part(zh, en, text)];
  }

  private evidence({ sureness, reasons }: Evidence): string {
    const why = this.list(reasons.map((reason) => reason[this.language]));
    const how = surenesses[sureness][this.language];
    return this.say(`〔${how}：${why}〕`, ` (${how}: ${why})`);
  }

  private separator(): string {
    const { separator } = this.table;
    if (separator === undefined) return '';
    const sign = separatorInWords(separator);
    return this.say(`各列用${sign.zh}隔开`, `columns are parted by ${sign.en}`);
  }

  private title(): string {
    const { title, number } = this.table;
    return title ? `${number === undefined ? '' : `${number}　`}${withTime(title.text, this.table)}` : '—';
  }

  private head(): string {
    const { head, columns } = this.table;
    const [first, last] = [head[0], head.at(-1)];
    if (first === undefined || last === undefined) return this.say('没有', 'none');
    const depth = columns.reduce((most, { path, leftOut }) => Math.max(most, leftOut ? 0 : path.length), 0);
    return this.list([
      this.linesFrom(first, last),
      this.say(`${depth}级`, `${depth} ${depth === 1 ? 'level' : 'levels'}`),
    ]);
  }

  private linesFrom(first: number, last: number): string {
    if (first === last) return this.say(`第${first}行`, `row ${first}`);
    return this.say(`第${first}—${last}行`, `rows ${first}–${last}`);
  }

  private columns(): string {
    const byType = new Map<string, number[]>();
    for (const { type, unit, at, leftOut } of this.table.columns) {
      if (leftOut) continue;
      const name = columnTypes[type][this.language];
      const key =
        unit === undefined || unit === '%' ? name : this.say(`${name}（${unit}）`, `${name} (${unit})`);
      byType.set(key, [...(byType.get(key) ?? []), at]);
    }
    return this.list(
      [...byType].map(([type, at]) => {
        if (at.length >= MOST_NAMED) return this.say(`${type}${at.length}列`, `${at.length} of ${type}`);
        return this.say(`${type}第${at.join('、')}列`, `${type} in column ${at.join(', ')}`);
      }),
    );
  }

  private ranges(): string {
    const { ranges, sideBySide } = this.table;
    const parts = ranges.map(([first, last]) => this.linesFrom(first, last));
    if (ranges.length > 1) parts.push(this.say('续表已接上', 'put together'));
    if (sideBySide) {
      const at = sideBySide.columns.join(this.say('、', ', '));
      const how =
        sideBySide.as === 'rows'
          ? this.say('上下相接', 'below each other')
          : this.say('左右相接', 'side by side');
      parts.push(this.say(`第${at}列起的几栏${how}`, `parts from columns ${at} put ${how}`));
    }
    return this.list(parts);
  }

  private levels(): string {
    const { rows } = this.table;
    const depth = rows.reduce((most, { level }) => Math.max(most, level), 0) + 1;
    const groups = rows.filter(({ kind }) => kind === 'group');
    const parts = [this.say(`${depth}级`, `${depth} ${depth === 1 ? 'level' : 'levels'}`)];
    if (groups.length > 0) {
      const names = this.some(groups.map(({ name }) => name));
      parts.push(this.say(`分组行${groups.length}个（${names}）`, `${groups.length} groups (${names})`));
    }
    return this.list(parts);
  }

  private some(texts: readonly string[]): string {
    const shown = texts.slice(0, MOST_NAMED).join(this.say('、', ', '));
    return texts.length > MOST_NAMED ? `${shown}…` : shown;
  }

  private totals(): string {
    const totals = this.table.rows.filter(({ kind }) => kind === 'total');
    if (totals.length === 0) return this.say('没有', 'none');
    return this.some(totals.map(({ line, name }) => this.say(`第${line}行${name}`, `row ${line} ${name}`)));
  }

  private periods(): string {
    const { period, columns, rows, shape } = this.table;
    const parts = period ? [this.say(`全表${formatPeriod(period)}`, `all of ${formatPeriod(period)}`)] : [];
    const dated = columns.filter((column) => column.period && !column.leftOut);
    const named = dated.map(({ at, period: own, ratio }) => {
      const text = `${own ? formatPeriod(own) : ''}${ratio ? ratios[ratio][this.language] : ''}`;
      return this.say(`第${at}列${text}`, `column ${at} ${text}`);
    });
    if (named.length > 0) parts.push(this.some(named));
    const inRows = rows.flatMap((row) => row.period ?? []).toSorted(comparePeriods);
    const [first, last] = [inRows[0], inRows.at(-1)];
    if (shape === 'periods' && first && last)
      parts.push(
        this.say(
          `各行${formatPeriod(first)}至${formatPeriod(last)}`,
          `rows ${formatPeriod(first)} to ${formatPeriod(last)}`,
        ),
      );
    return parts.join(this.say('；', '; '));
  }

  private above(): string {
    const { above } = this.table;
    const lines = above.map(({ line, text }) => `${this.linesFrom(line, line)}“${text}”`);
    return above.length === 0 ? '' : `${this.some(lines)}${this.say('，不印', ', not printed')}`;
  }

  private below(): string {
    const { notes, sources } = this.table;
    const lines = (zh: string, en: string, at: readonly { line: number }[]) =>
      at.length === 0
        ? []
        : [
            this.say(
              `${zh}第${at.map(({ line }) => line).join('、')}行`,
              `${en} in row ${at.map(({ line }) => line).join(', ')}`,
            ),
          ];
    return this.list([...lines('注', 'notes', notes), ...lines('来源', 'source', sources)]);
  }

  private signs(): string {
    const { marks, signs } = this.table;
    const parts = Object.entries(signs).map(([sign, count]) =>
      this.say(`“${sign}”${count}格`, `${count} of “${sign}”`),
    );
    if (marks.length === 0) return this.list(parts);
    const used = [...new Set(marks.map(({ mark }) => mark))].join(' ');
    return this.list([
      this.say(`注号${marks.length}处（${used}）`, `${marks.length} marks of notes (${used})`),
      ...parts,
    ]);
  }

  private serialDates(): string {
    const columns = this.table.columns.filter(({ serialDates }) => serialDates !== undefined);
    if (columns.length === 0) return '';
    const at = columns.map((column) => column.at).join(this.say('、', ', '));
    return this.say(
      `第${at}列有表格软件的日期序号，按日期印`,
      `days as programs count them in column ${at}, printed as dates`,
    );
  }

  private leftOut(): string {
    const left = this.table.columns.filter(({ leftOut }) => leftOut);
    return this.some(
      left.map(({ at, leftOut }) => this.say(`第${at}列（${leftOut?.zh}）`, `column ${at} (${leftOut?.en})`)),
    );
  }

  private skipped(): string {
    return this.list(
      this.table.skipped.map(({ lines, why }) => {
        const at = this.some(lines.map(String));
        return this.say(`第${at}行（${why.zh}）`, `row ${at} (${why.en})`);
      }),
    );
  }
}
