import type { Results, ResultsByText } from './results.js';

interface Entry {
  readonly value: unknown;
  readonly bytes: number;
}

/** Small results of all kinds together: some 10 MB. */
const MOST_SMALL = 30_000;

/** A single result may take this share of all. */
const MOST_SHARE_EACH = 8;

/**
 * Results that many workspaces of one process share, such as templates that all of them are set by: so much of them as
 * there is room for, and those go first that were asked for longest ago.
 */
export class SharedResults implements Results {
  /** The last asked for stands last. */
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;
  private readonly tables = new Map<string, ResultsByText>();
  private smallOnes = 0;

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
    const results = new Map<string, unknown>();
    const table: ResultsByText = {
      has: (text) => results.has(text),
      get: (text) => results.get(text),
      set: (text, result) => {
        results.set(text, result);
        if (++this.smallOnes > MOST_SMALL) this.dropTables();
      },
    };
    this.tables.set(kind, table);
    return table;
  }

  /** They are too many, and too cheap, to be told apart by when they were used. */
  private dropTables(): void {
    this.tables.clear();
    this.smallOnes = 0;
  }

  private drop(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
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
