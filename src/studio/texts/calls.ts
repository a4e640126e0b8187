import { ReportError } from '../../core/diagnostics.js';
import { figuresNamed, itemsNamed } from '../../dataset/address/figures.js';
import type { Block } from '../../document/tree.js';
import { blocksIn, printedText } from '../../document/walk.js';
import type { Report, ReportTable } from '../../report/report.js';
import { plainText } from '../../template/chart-texts.js';
import { passageRenderer } from '../../template/render.js';
import type { Desk } from '../desk/desk.js';
import type { DataSheet } from '../desk/sheets.js';
import { tableOf } from '../desk/table-entries.js';
import type { CallKind, CallState, Candidate } from '../wire/texts.js';
import { callOf, piecesOf, writtenCall } from './pieces.js';

/** What is said beside the figure of each helper. */
const KINDS: Readonly<Record<string, CallKind>> = {
  figure: 'figure',
  ...{ total: 'sum', subtotal: 'sum' },
  ...{ count: 'count', counted: 'count' },
  rank: 'rank',
  share: 'share',
  ...{ change: 'change', growth: 'change', difference: 'change' },
  name: 'name',
  ref: 'reference',
};

/** What calls in texts come to, by the data as they were last read. */
export class Calls {
  private readonly renderer;
  private readonly titles: ReadonlyMap<string, string>;
  private readonly numbers: ReadonlyMap<string, string>;

  constructor(
    private readonly report: Report,
    private readonly sheets: readonly DataSheet[],
    { shown }: Pick<Desk, 'shown'>,
  ) {
    this.renderer = passageRenderer(report);
    const found = new Map<string, string>();
    this.titles = found;
    const blocks = shown ? [...blocksIn(shown.document.children)] : [];
    this.numbers = new Map(
      blocks.flatMap((block) => {
        const { id, number, label } = block as { id?: string; number?: string; label?: string };
        if (id !== undefined) found.set(id, titleOfBlock(block));
        const name = number ?? label?.replace(/、$/, '');
        return id !== undefined && name !== undefined ? [[id, name] as const] : [];
      }),
    );
  }

  /** Those in some texts, by their source. */
  states(texts: readonly string[]): Record<string, CallState> {
    const pieces = texts.flatMap(piecesOf);
    const sources = new Set(pieces.flatMap((piece) => (piece.kind === 'call' ? [piece.source] : [])));
    return Object.fromEntries([...sources].map((source) => [source, this.state(source)]));
  }

  state(source: string): CallState {
    const call = callOf(source);
    const kind = (call && KINDS[call.helper]) ?? 'other';
    const named = call ? this.named(call.helper, call.names) : { title: source };
    const text = kind === 'reference' ? this.numbers.get(call?.names[0] ?? '') : this.textOf(source);
    return { kind, ...named, ...(text !== undefined && { text }) };
  }

  /** What texts may refer to on the pages that are shown. */
  references(): Candidate[] {
    return [...this.numbers].flatMap(([id, number]) => {
      const source = writtenCall('ref', [id]);
      const title = [number, this.titles.get(id)].filter(Boolean).join(' ');
      return source === undefined ? [] : [{ source, title, kind: 'reference' as const, text: number }];
    });
  }

  /** What a call prints; undefined where it is at fault. */
  textOf(source: string): string | undefined {
    try {
      return plainText(this.renderer.renderPassage({ text: source, place: { file: this.report.pack.file } }));
    } catch (problem) {
      if (problem instanceof ReportError) return undefined;
      throw problem;
    }
  }

  private named(helper: string, names: readonly string[]): Pick<CallState, 'title' | 'cell'> {
    const [item = '', column = '', third = ''] = names;
    const tables = Object.values(this.report.tables);
    const table = this.report.tables[item];
    if (helper === 'ref' || table)
      return {
        title: [titleOf(table) ?? item, column, third].filter(Boolean).join(' '),
        ...this.cellOf(table),
      };
    const [figure] = column === '' ? itemsNamed(tables, item) : figuresNamed(tables, item, column);
    if (!figure) return { title: names.join(' ') };
    const { row, column: found } = figure;
    const title = [row?.label ?? item, found?.title ?? column].filter(Boolean).join(' ');
    const header = found?.header ?? figure.table.columns[0]?.header ?? '';
    const place = row?.cells[header]?.place;
    return { title, ...this.cellOf(figure.table, place?.line, place?.column) };
  }

  private cellOf(table: ReportTable | undefined, line?: number, column?: number): Pick<CallState, 'cell'> {
    const sheet = table && this.sheets.find((one) => tableOf(one, this.report) === table);
    if (!sheet) return {};
    return {
      cell: { key: sheet.key, ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
    };
  }
}

function titleOfBlock(block: Block): string {
  if (block.kind === 'heading') return printedText(block.children);
  return 'title' in block && Array.isArray(block.title) ? printedText(block.title) : '';
}

export function titleOf(table: ReportTable | undefined): string | undefined {
  return table && (table.settings.title?.text ?? table.layout?.title ?? table.name);
}
