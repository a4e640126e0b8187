import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { ResultTable } from './result-table.js';
import type { Results } from './results.js';

/** First bytes of a file of kept results; the number changes when the form of the file does. */
const MAGIC = 'briefing results 1\n';

/** Digest and length of the index stand behind the magic. */
const DIGEST_BYTES = 32;
const HEAD_BYTES = MAGIC.length + DIGEST_BYTES + 4;

/** Builds with something new through which a result is kept that none of them has asked for. */
const UNUSED_BUILDS = 8;

/** A single result, and all of a file. */
const MOST_BYTES_EACH = 4 << 20;
const MOST_BYTES = 24 << 20;

/** A result as it was read: where it is in the file, its digest, and how many builds have passed it over. */
interface FiledResult {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly unusedBuilds: number;
}

type IndexRow = readonly [key: string, start: number, length: number, digest: string, unusedBuilds: number];

/**
 * Results of earlier processes by a digest of all that decides them. They come from one file and go into one: each has
 * a digest of its own, so that what was cut, mixed up or written by another program is not there, and made anew.
 */
export class KeptResults implements Results {
  readonly outlastsProcess = true;
  /** How often results were asked for, and how often they were there. */
  asked = 0;
  found = 0;
  private readonly filed: Map<string, FiledResult>;
  private readonly used = new Set<string>();
  private readonly fresh = new Map<string, unknown>();
  private readonly tables = new Map<string, ResultTable>();

  /** `maker` names the very program and runtime, whose results alone are taken. */
  constructor(
    file: Buffer | undefined,
    private readonly maker: string,
  ) {
    this.filed = file ? filedIn(file, maker) : new Map();
  }

  find(key: string): { readonly value: unknown } | undefined {
    this.asked++;
    if (this.fresh.has(key)) return { value: this.fresh.get(key) };
    const filed = this.filed.get(key);
    if (!filed) return undefined;
    try {
      if (!this.used.has(key) && digestOf(key, filed.bytes) !== filed.digest) throw new Error('damaged');
      const value = deserialize(filed.bytes) as unknown;
      this.used.add(key);
      this.found++;
      return { value };
    } catch {
      this.filed.delete(key);
      return undefined;
    }
  }

  keep(key: string, value: unknown): void {
    this.fresh.set(key, value);
  }

  /** They are kept as one. */
  table(kind: string): ResultTable {
    const known = this.tables.get(kind);
    if (known) return known;
    const table = new ResultTable(this.find(tableKey(kind))?.value as Map<string, unknown> | undefined);
    this.tables.set(kind, table);
    return table;
  }

  /** The file to find all that in again; undefined where the one that was read says as much. */
  toFile(): Buffer | undefined {
    for (const [kind, table] of this.tables) if (table.isNew) this.keep(tableKey(kind), table.toKeep());
    if (this.fresh.size === 0) return undefined;
    const results = [...this.freshResults(), ...this.olderResults()];
    const index: IndexRow[] = [];
    const bodies: Buffer[] = [];
    let start = 0;
    for (const [key, { bytes, digest, unusedBuilds }] of results) {
      if (bytes.length > MOST_BYTES_EACH || start + bytes.length > MOST_BYTES) continue;
      index.push([key, start, bytes.length, digest, unusedBuilds]);
      bodies.push(bytes);
      start += bytes.length;
    }
    const head = Buffer.from(JSON.stringify({ maker: this.maker, index }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(head.length);
    return Buffer.concat([Buffer.from(MAGIC), sha256(head), length, head, ...bodies]);
  }

  private *freshResults(): Generator<[string, FiledResult]> {
    for (const [key, value] of this.fresh) {
      const bytes = serialize(value);
      yield [key, { bytes, digest: digestOf(key, bytes), unusedBuilds: 0 }];
    }
  }

  /** Those that were asked for, then those that were not, the last used first. */
  private olderResults(): [string, FiledResult][] {
    return [...this.filed]
      .filter(([key]) => !this.fresh.has(key))
      .map(([key, filed]): [string, FiledResult] => [
        key,
        { ...filed, unusedBuilds: this.used.has(key) ? 0 : filed.unusedBuilds + 1 },
      ])
      .filter(([, { unusedBuilds }]) => unusedBuilds <= UNUSED_BUILDS)
      .sort(([, one], [, other]) => one.unusedBuilds - other.unusedBuilds);
  }
}

/** The key of a result of this kind that these facts decide. */
export function resultKey(kind: string, facts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256').update(kind);
  for (const fact of facts) {
    // lengths keep two facts from being taken for one
    hash.update(`\0${fact.length}\0`);
    hash.update(fact);
  }
  return hash.digest('base64url');
}

function tableKey(kind: string): string {
  return resultKey('table', [kind]);
}

function digestOf(key: string, bytes: Uint8Array): string {
  return createHash('sha256').update(key).update(bytes).digest('base64url');
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** What a file holds; nothing where it is none of ours, was cut, or is of another program or runtime. */
function filedIn(file: Buffer, maker: string): Map<string, FiledResult> {
  const filed = new Map<string, FiledResult>();
  if (file.length < HEAD_BYTES || file.toString('latin1', 0, MAGIC.length) !== MAGIC) return filed;
  const head = file.subarray(HEAD_BYTES, HEAD_BYTES + file.readUInt32LE(HEAD_BYTES - 4));
  if (!sha256(head).equals(file.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES))) return filed;
  const read = JSON.parse(head.toString()) as { maker: string; index: readonly IndexRow[] };
  if (read.maker !== maker) return filed;
  const bodies = file.subarray(HEAD_BYTES + head.length);
  for (const [key, start, length, digest, unusedBuilds] of read.index)
    filed.set(key, { bytes: bodies.subarray(start, start + length), digest, unusedBuilds });
  return filed;
}
