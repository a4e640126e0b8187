import { join } from 'node:path';
import type { World } from '../../core/world.js';
import { writeWhole } from '../../core/write.js';
import type { BatchRow } from './run.js';

const NAME = '.briefing-batch.json';
const MOST_BYTES = 64 * 2 ** 20;

interface Entry {
  readonly digest: string;
  readonly row: BatchRow;
}

/** What a batch has made so far, beside its PDFs, so that one that was broken off goes on where it was. */
export class BatchRecord {
  private written: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly world: World,
    private readonly folder: string,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** The record of an earlier batch into this folder where that is to be gone on with, or else an empty one. */
  static async open(world: World, folder: string, isContinued: boolean): Promise<BatchRecord> {
    const content = isContinued ? await world.files.read(join(folder, NAME), MOST_BYTES) : undefined;
    return new BatchRecord(
      world,
      folder,
      content && 'bytes' in content ? entriesIn(content.bytes) : new Map(),
    );
  }

  /** What was made of the same data, where all of it is still there. */
  find(key: string, digest: string): BatchRow | undefined {
    const entry = this.entries.get(key);
    if (entry?.digest !== digest) return undefined;
    const isThere = entry.row.files.every(({ name }) =>
      this.world.files.sync.isThere(join(this.folder, name)),
    );
    return isThere ? entry.row : undefined;
  }

  add(key: string, digest: string, row: BatchRow): Promise<unknown> {
    this.entries.set(key, { digest, row });
    const write = () =>
      writeWhole(this.world, join(this.folder, NAME), Buffer.from(JSON.stringify([...this.entries])));
    this.written = this.written.then(write, write);
    return this.written;
  }
}

function entriesIn(bytes: Buffer): Map<string, Entry> {
  try {
    return new Map(JSON.parse(bytes.toString()));
  } catch {
    // one that is no longer whole costs time, and nothing else
    return new Map();
  }
}
