import type { Facts } from '../../template/render.js';
import { listed } from '../describe.js';
import { figureMarkup } from '../facts.js';
import type { Proof, ProofFigure, ProofRow, ProofSum } from './proof.js';

const NOTHING = '—';

/** Groups of rows in print, in this order, each with what is said at its head. */
const PARTS = [
  ['unchecked', '导入时存疑、还没核对的数'],
  ['doubtful', '原文里找不到的数，逐个核实'],
  ['printed', '印出的数，依页码先后'],
  ['unprinted', '数据里有、材料里没有印的数'],
] as const satisfies readonly (readonly [keyof Proof, string])[];

const FIELDS = [
  ...['proof', 'edition', 'summary', 'parts', 'derived', 'title', 'rows', 'figures', 'isFirst'],
  ...['number', 'pages', 'where', 'item', 'column', 'text', 'span', 'section', 'quote', 'missing'],
];

/** The proof as its template sees it: `proof`, each figure numbered on from the one before. */
export function proofFacts(proof: Proof, edition: string): Facts {
  let number = 0;
  const next = () => String(++number);
  const parts = PARTS.flatMap(([name, title]) => {
    const rows = proof[name].map((row) => printedRow(row, next));
    return rows.length > 0 ? [{ title: `${title}（${countOf(proof[name])}个）`, rows }] : [];
  });
  const derived = proof.derived.map((sum) => ({ number: next(), ...printedSum(sum) }));
  return {
    values: { proof: { edition, summary: summaryOf(proof), parts, derived } },
    fields: FIELDS,
  };
}

function countOf(rows: readonly ProofRow[]): number {
  return rows.reduce((sum, { figures }) => sum + figures.length, 0);
}

function summaryOf({ unchecked, doubtful, printed, derived, unprinted }: Proof): string {
  const counts = [unchecked, doubtful, printed, unprinted].map(countOf);
  const [open, found, shown, hidden] = counts as [number, number, number, number];
  const told = [
    open > 0 ? `其中导入时存疑的${open}个，列在最前` : '',
    found > 0
      ? `${open > 0 ? '' : '其中'}原文里找不到的${found}个，列在${open > 0 ? '其次' : '最前'}`
      : '其余都在原文里找得到'.slice(open > 0 ? 0 : 2),
    hidden > 0 ? `没有印出的${hidden}个，列在最后` : '',
    derived.length > 0 ? `推算得出的另有${derived.length}个` : '',
  ];
  return `取自原文的数共${open + found + shown + hidden}个，${told.filter(Boolean).join('；')}`;
}

/** The figures of a row, one line each; what they have in common stands beside the first. */
function printedRow({ item, section, quote, doubt, figures }: ProofRow, next: () => string) {
  return {
    figures: figures.map((figure, index) => ({
      ...printedFigure(figure),
      number: next(),
      isFirst: index === 0,
      span: figures.length,
      item,
      section: section || NOTHING,
      quote: quote || NOTHING,
      missing: index === 0 ? `${doubt === undefined ? '' : `【${doubt}】`}${missingIn(figures, quote)}` : '',
    })),
  };
}

function printedFigure({ column, text, pages }: ProofFigure) {
  return { column, text: figureMarkup(text) ?? text, pages: listed(pages) || NOTHING };
}

/** Told before the 原文, for all figures of the row. */
function missingIn(figures: readonly ProofFigure[], quote: string): string {
  const missing = [...new Set(figures.flatMap((figure) => figure.missing))];
  if (missing.length === 0) return '';
  return quote === '' ? '【没有原文】' : `【原文里没有 ${missing.join('、')}】`;
}

function printedSum({ where, item, column, text, pages }: ProofSum) {
  return { where, item, column, text: figureMarkup(text) ?? text, pages: listed(pages) };
}
