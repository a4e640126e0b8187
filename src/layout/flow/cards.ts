import type { Card, Cards, Inline } from '../../document/tree.js';
import type { TextStyle } from '../../edition/model.js';
import type * as pdf from '../flow.js';
import type { Tag } from '../tags.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { run, runsOf } from './runs.js';
import { blank } from './spacing.js';
import { type Spark, sparkBars, sparkOf } from './spark.js';

/**
 * Figures at a glance: cards in a grid, each a label, a large figure with its unit, lines that compare it, and
 * bars of its periods. The bars stand beside the figure, at the foot of the card, or under it in every card where
 * one has no room for them beside.
 */
export function defineCards({ cards, columns }: Cards, context: DefineContext): pdf.Block[] {
  const { gapPt, paddingPt } = context.edition.cards;
  const widthPt = (context.widthPt - gapPt * (columns - 1)) / columns;
  const setter = new CardSetter(cards, widthPt - 2 * paddingPt, context);
  const within: readonly Tag[] = [{ type: 'L' }];
  const rows: Card[][] = [];
  for (let at = 0; at < cards.length; at += columns) rows.push(cards.slice(at, at + columns));
  const stack = rows.map((row) => cardRow(row, { columns, widthPt }, setter, context));
  return [{ stack, within, gridSnap: true, keepTogether: true }];
}

interface Grid {
  readonly columns: number;
  readonly widthPt: number;
}

/**
 * One row of cards: a table whose odd columns are the white between them. Labels, figures and bars are rows of
 * it, so that they stand level across the cards.
 */
function cardRow(
  cards: readonly Card[],
  grid: Grid,
  setter: CardSetter,
  { edition }: DefineContext,
): pdf.FlowTable {
  const { gapPt, paddingPt } = edition.cards;
  const isRuled = edition.look === 'ruled';
  const columns = Array.from({ length: grid.columns * 2 - 1 }, (_, index) => index);
  const isCard = (column: number) => column % 2 === 0;
  const body = setter.rowsOf(cards).map((cells) =>
    columns.map((column): pdf.Cell => {
      const stack = isCard(column) ? cells[column / 2] : undefined;
      if (!stack) return { border: [false, false, false, false] };
      return isRuled ? { stack } : { fillColor: edition.palette.tint, stack };
    }),
  );
  const labelPt = styleOf(edition, 'card-label').pitchPt + paddingPt / 2;
  const restPt = (edition.cards.heightPt - gapPt - labelPt) / (body.length - 1);
  return {
    table: {
      widths: columns.map((column) => (isCard(column) ? grid.widthPt : gapPt)),
      rowHeightPt: (row) => (row === 0 ? labelPt : restPt),
      keepRowWithNext: () => true,
      body,
    },
    layout: {
      hLineWidth: (line) => (isRuled && line === 0 ? edition.table.thickPt : 0),
      hLineColor: () => edition.palette.ink,
      vLineWidth: () => 0,
      paddingLeft: (column) => (isCard(column) && !isRuled ? paddingPt : 0),
      paddingRight: (column) => (isCard(column) ? paddingPt : 0),
      paddingTop: (row) => (row === 0 ? paddingPt / 2 : 0),
      paddingBottom: (row) => (row === body.length - 1 ? paddingPt / 2 : 0),
    },
    margin: [0, 0, 0, gapPt],
  };
}

/** Least white between a card's text and the bars beside it, in pt. */
const BESIDE_PT = 5;

/** Sets the cards of one grid, which all have their bars in the same place. */
class CardSetter {
  private readonly spark: Spark | undefined;
  /** Whether any card has the line, so that all leave room for it. */
  private readonly hasChange: boolean;
  private readonly isBeside: boolean;

  constructor(
    cards: readonly Card[],
    private readonly widthPt: number,
    private readonly context: DefineContext,
  ) {
    this.hasChange = cards.some(({ change }) => change.length > 0);
    const textPt = Math.max(0, ...cards.map((card) => this.textWidthPt(card)));
    const bars = cards.map((card) => card.bars);
    const spark = sparkOf(bars, this.widthPt - textPt - BESIDE_PT, context);
    this.isBeside = spark !== undefined;
    this.spark = spark ?? sparkOf(bars, this.widthPt, context);
  }

  /** The rows of a table for a row of cards: labels; figures; bars, unless those stand beside the figures. */
  rowsOf(cards: readonly Card[]): pdf.Block[][][] {
    // a card is an item of a list: its label, and what it says of it
    const items = cards.map((): Tag => ({ type: 'LI' }));
    const labels = cards.map(({ label }, index) => [
      { ...this.line(label, 'label'), within: [items[index] as Tag], tag: { type: 'Lbl' } } as const,
    ]);
    const bodies = (set: (card: Card) => pdf.Block[]) =>
      cards.map((card, index) => {
        const within: readonly Tag[] = [items[index] as Tag, { type: 'LBody' }];
        return set(card).map((block) => ({ ...block, within }));
      });
    const { spark } = this;
    if (spark === undefined) return [labels, bodies((card) => this.texts(card, this.widthPt))];
    if (this.isBeside) return [labels, bodies((card) => [this.beside(card, spark)])];
    const bars = cards.map((card) => [blank(BESIDE_PT), ...this.bars(card, spark)]);
    return [labels, bodies((card) => this.texts(card, this.widthPt)), bars];
  }

  private beside(card: Card, spark: Spark): pdf.Columns {
    const textPt = this.widthPt - spark.widthPt - BESIDE_PT;
    return {
      columns: [
        { width: textPt, stack: this.texts(card, textPt) },
        { width: spark.widthPt, stack: this.bars(card, spark) },
      ],
      columnGap: BESIDE_PT,
    };
  }

  /** For the eye only: the figures of other periods stand in the tables. */
  private bars({ bars }: Card, spark: Spark): pdf.Block[] {
    return sparkBars(bars, spark, this.barsPt, this.context).map((one) => ({ ...one, isDecoration: true }));
  }

  /** Height of figure and lines, and so of bars with their periods. */
  private get barsPt(): number {
    const lines = this.hasChange ? 2 : 1;
    return this.style('value').pitchPt + lines * this.style('foot').pitchPt;
  }

  private texts(card: Card, widthPt: number): pdf.Block[] {
    const { change, foot } = card;
    const value = this.style('value');
    const scale = Math.min(1, widthPt / this.measure(this.valueRuns(card, value)));
    const fitted = { ...value, sizePt: Math.max(this.style('unit').sizePt, value.sizePt * scale) };
    const lines = [change, foot].filter((line) => line.length > 0);
    return [
      paragraphOf(this.valueRuns(card, fitted), fitted),
      ...lines.map((line) => this.line(line, 'foot')),
    ];
  }

  private valueRuns({ prefix, value, unit }: Card, style: TextStyle): pdf.Run[] {
    const small = this.style('unit');
    const before = runsOf(prefix, small, this.context);
    const after = runsOf(unit, small, this.context);
    const room = { ...run(' ', small), isRoom: true };
    return [
      ...before,
      ...(before.length > 0 ? [room] : []),
      ...runsOf(value, style, this.context),
      ...(after.length > 0 ? [room] : []),
      ...after,
    ];
  }

  /** Width that the figure and the lines under it want. */
  private textWidthPt(card: Card): number {
    const lines = [card.change, card.foot].map((line) => runsOf(line, this.style('foot'), this.context));
    return Math.max(
      ...[this.valueRuns(card, this.style('value')), ...lines].map((runs) => this.measure(runs)),
    );
  }

  private measure(runs: readonly pdf.Run[]): number {
    return runs.length > 0 ? this.context.tools.measure(runs).maxWidthPt : 0;
  }

  private line(children: readonly Inline[], name: string): pdf.Paragraph {
    return paragraphOf(runsOf(children, this.style(name), this.context), this.style(name));
  }

  private style(name: string): TextStyle {
    return styleOf(this.context.edition, `card-${name}`);
  }
}
