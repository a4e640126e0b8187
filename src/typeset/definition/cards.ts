import type { Card, Cards } from '../../document/tree.js';
import type * as pdf from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphOf } from './paragraph.js';
import { run, runsOf } from './runs.js';

/** Figures at a glance: cards in a grid, each a label, a large figure with its unit, and a line beneath. */
export function defineCards({ cards, columns }: Cards, context: DefineContext): pdf.Block[] {
  const { gapPt } = context.edition.cards;
  const heightPt = context.edition.cards.heightPt - gapPt;
  const widthPt = (context.widthPt - gapPt * (columns - 1)) / columns;
  const rows: Card[][] = [];
  for (let at = 0; at < cards.length; at += columns) rows.push(cards.slice(at, at + columns));
  const stack = rows.map((row) => cardRow(row, { columns, widthPt, heightPt }, context));
  return [{ stack, gridSnap: true, keepTogether: true }];
}

interface Grid {
  readonly columns: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** One row of cards: a table whose odd columns are the white between them. */
function cardRow(cards: readonly Card[], grid: Grid, context: DefineContext): pdf.Table {
  const { gapPt, paddingPt } = context.edition.cards;
  const columns = Array.from({ length: grid.columns * 2 - 1 }, (_, index) => index);
  const isCard = (column: number) => column % 2 === 0;
  const cells = columns.map((column): pdf.Cell => {
    const card = isCard(column) ? cards[column / 2] : undefined;
    return card ? cardCell(card, context) : {};
  });
  return {
    table: {
      widths: columns.map((column) => (isCard(column) ? grid.widthPt : gapPt)),
      rowHeightPt: grid.heightPt,
      body: [cells],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: (column) => (isCard(column) ? paddingPt : 0),
      paddingRight: (column) => (isCard(column) ? paddingPt : 0),
      paddingTop: () => paddingPt / 2,
      paddingBottom: () => paddingPt / 2,
    },
    margin: [0, 0, 0, gapPt],
  };
}

function cardCell({ label, value, unit, foot }: Card, context: DefineContext): pdf.Cell {
  const { edition } = context;
  const style = (name: string) => styleOf(edition, `card-${name}`);
  const valueRuns = [
    ...runsOf(value, style('value'), context),
    run(' ', style('unit')),
    ...runsOf(unit, style('unit'), context),
  ];
  return {
    fillColor: edition.palette.tint,
    stack: [
      paragraphOf(runsOf(label, style('label'), context), style('label')),
      paragraphOf(valueRuns, style('value')),
      paragraphOf(runsOf(foot, style('foot'), context), style('foot')),
    ],
  };
}
