import type { Card, Cards } from '../../document/tree.js';
import type { Content, TableCellNode } from '../pdfmake/definition.js';
import { type DefineContext, styleOf } from './context.js';
import { paragraphNode } from './paragraph.js';
import { run, runsOf } from './runs.js';

/** Figures at a glance: cards in a grid, each a label, a large figure with its unit, and a line beneath. */
export function defineCards({ cards, columns }: Cards, context: DefineContext): Content[] {
  const { gapPt, lines } = context.edition.cards;
  const heightPt = lines * context.edition.page.pitchPt - gapPt;
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
function cardRow(cards: readonly Card[], grid: Grid, context: DefineContext): Content {
  const { gapPt, paddingPt } = context.edition.cards;
  const columns = Array.from({ length: grid.columns * 2 - 1 }, (_, index) => index);
  const cells = columns.map((index): TableCellNode => {
    const card = index % 2 === 0 ? cards[index / 2] : undefined;
    return card ? cardCell(card, context) : { text: [] };
  });
  return {
    table: {
      widths: columns.map((index) => (index % 2 === 0 ? grid.widthPt - 2 * paddingPt : gapPt)),
      heights: grid.heightPt - paddingPt,
      dontBreakRows: true,
      body: [cells],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: () => 0,
      paddingLeft: (column) => (column % 2 === 0 ? paddingPt : 0),
      paddingRight: (column) => (column % 2 === 0 ? paddingPt : 0),
      paddingTop: () => paddingPt / 2,
      paddingBottom: () => paddingPt / 2,
    },
    margin: [0, 0, 0, gapPt],
  };
}

function cardCell({ label, value, unit, foot }: Card, { edition }: DefineContext): TableCellNode {
  const style = (name: string) => styleOf(edition, `card-${name}`);
  const valueRuns = [
    ...runsOf(value, style('value'), edition),
    run(' ', style('unit')),
    ...runsOf(unit, style('unit'), edition),
  ];
  return {
    fillColor: edition.palette.warm,
    stack: [
      paragraphNode(runsOf(label, style('label'), edition), style('label')),
      paragraphNode(valueRuns, style('value')),
      paragraphNode(runsOf(foot, style('foot'), edition), style('foot')),
    ],
  };
}
