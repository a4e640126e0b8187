import type { Results, ResultsByText } from './results.js';

interface Entry {
  readonly value: unknown;
  readonly bytes: number;
}

/** A single result may take this share of all. */
const MOST_SHARE_EACH = 8;

/** The share of small results, which are kept beside the others. */
const MOST_SHARE_SMALL = 4;

/**
 * Results that many workspaces of one process share, such as templates that all of them are set by: so much of them as
 * there is room for, and those go first that were asked for longest ago. Small ones take a quarter as much again.
 */
export class SharedResults implements Results {
  readonly outlastsProcess = false;
  /** The last asked for stands last. */
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;
  private readonly tables = new Map<string, TwoAges>();
  private smallBytes = 0;

  constructor(private readonly mostBytes: number) {}

  find(key: string): { readonly value: unknown } | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  keep(key: string, value: unknown): void {
    const bytes = bytesOf(key) + bytesOf(value);
    if (bytes > this.mostBytes / MOST_SHARE_EACH) return;
    this.drop(key);
    this.entries.set(key, { value, bytes });
    this.bytes += bytes;
    for (const [oldest] of this.entries) {
      if (this.bytes <= this.mostBytes) return;
      this.drop(oldest);
    }
  }

  table(kind: string): ResultsByText {
    const known = this.tables.get(kind);
    if (known) return known;
    const table = new TwoAges((bytes) => this.countSmall(bytes));
    this.tables.set(kind, table);
    return table;
  }

  private countSmall(bytes: number): void {
    this.smallBytes += bytes;
    // each age takes half of what there is for them
    if (this.smallBytes <= this.mostBytes / MOST_SHARE_SMALL / 2) return;
    this.smallBytes = 0;
    for (const [kind, table] of this.tables) if (table.age()) this.tables.delete(kind);
  }

  private drop(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}

/**
 * Small results, too many and too cheap to be told apart by when each was used: those that nobody has asked for since
 * all grew old are given up when all grow old again.
 */
class TwoAges implements ResultsByText {
  private young = new Map<string, unknown>();
  private old = new Map<string, unknown>();

  constructor(private readonly count: (bytes: number) => void) {}

  has(text: string): boolean {
    return this.young.has(text) || this.old.has(text);
  }

  get(text: string): unknown {
    if (this.young.has(text) || !this.old.has(text)) return this.young.get(text);
    const result = this.old.get(text);
    this.set(text, result);
    return result;
  }

  set(text: string, result: unknown): void {
    this.young.set(text, result);
    this.count(bytesOf(text) + bytesOf(result));
  }

  /** What is young grows old; whether nothing is left. */
  age(): boolean {
    this.old = this.young;
    this.young = new Map();
    return this.old.size === 0;
  }
}

/** What a field or an item takes besides what it holds. */
const BYTES_A_VALUE = 16;

/** About what plain data take in memory. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return BYTES_A_VALUE + value.length * 2;
  if (typeof value !== 'object' || value === null) return BYTES_A_VALUE;
  if (ArrayBuffer.isView(value)) return BYTES_A_VALUE + value.byteLength;
  const inner = value instanceof Map ? [...value].flat() : Object.values(value);
  return inner.reduce((sum: number, one) => sum + bytesOf(one), BYTES_A_VALUE);
}
