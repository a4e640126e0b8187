import { MOST_MEGABYTES, MOST_MILLISECONDS } from './run.mjs';

const COLUMNS = ['ok', 'refused', 'crash', 'slow', 'memory'];

/** Counts results by kind and outcome, and the most that one cost. */
export class Tally {
  #kinds = new Map();

  add(kind, { outcome, milliseconds, megabytes }) {
    const row = this.#kinds.get(kind) ?? { inputs: 0, worst: 0, most: 0 };
    this.#kinds.set(kind, row);
    row.inputs += 1;
    row[outcome] = (row[outcome] ?? 0) + 1;
    row.worst = Math.max(row.worst, milliseconds);
    row.most = Math.max(row.most, megabytes);
  }

  /** A line for each kind and one for all. */
  toString() {
    const rows = [...this.#kinds].map(([kind, row]) => cellsOf(kind, row));
    const all = [...this.#kinds.values()];
    const sum = (key) => all.reduce((total, row) => total + (row[key] ?? 0), 0);
    const most = (key) => Math.max(0, ...all.map((row) => row[key]));
    const counts = Object.fromEntries(['inputs', ...COLUMNS].map((key) => [key, sum(key)]));
    const total = cellsOf('all', { ...counts, worst: most('worst'), most: most('most') });
    const head = ['kind', 'inputs', ...COLUMNS, 'worst', 'memory'];
    return `${[head, ...rows, total].map((cells) => cells.map(padded).join(' ')).join('\n')}
slow: over ${MOST_MILLISECONDS} ms of the processor; memory: over ${MOST_MEGABYTES} MB`;
  }
}

function cellsOf(kind, row) {
  const counts = COLUMNS.map((outcome) => String(row[outcome] ?? 0));
  return [kind, String(row.inputs), ...counts, `${row.worst} ms`, `${row.most} MB`];
}

function padded(cell, column) {
  return column === 0 ? cell.padEnd(9) : cell.padStart(8);
}
