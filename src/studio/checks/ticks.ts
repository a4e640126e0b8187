import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { limits } from '../../core/limits.js';
import type { FilesAndClock } from '../../core/temporary.js';
import { writeWhole } from '../../core/write.js';

const FILE = 'ticks.json';
const KEY = v.pipe(v.string(), v.regex(/^[a-f0-9]{16}$/));
const kept = v.array(KEY);
/** A pack has some thousands of figures; what was ticked of former ones is let go, the oldest first. */
const MOST_TICKS = 50_000;

/** What was ticked: warnings that are known, figures held against their source. Kept beside the issues of a pack. */
export class Ticks {
  private writing = Promise.resolve();

  constructor(
    private readonly world: FilesAndClock,
    /** The studio's own folder in the data folder. */
    private readonly folder: string,
  ) {}

  async all(): Promise<ReadonlySet<string>> {
    const content = await this.world.files.read(join(this.folder, FILE), limits.workbookFile);
    if ('why' in content) return new Set();
    try {
      return new Set(v.parse(kept, JSON.parse(content.bytes.toString())));
    } catch {
      return new Set();
    }
  }

  /** Sets or takes away ticks, one request after the other. */
  set(keys: readonly string[], isTicked: boolean): Promise<void> {
    this.writing = this.writing.catch(() => {}).then(() => this.write(keys, isTicked));
    return this.writing;
  }

  private async write(keys: readonly string[], isTicked: boolean): Promise<void> {
    const ticked = new Set(await this.all());
    for (const key of keys) {
      if (!v.is(KEY, key)) continue;
      if (isTicked) ticked.add(key);
      else ticked.delete(key);
    }
    const bytes = Buffer.from(`${JSON.stringify([...ticked].slice(-MOST_TICKS))}\n`);
    await writeWhole(this.world, join(this.folder, FILE), bytes);
  }
}

/** What a tick is kept by: the parts that make the thing what it is. */
export function tickKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
