import { bytesOfFile, type PackFiles } from '../../app/pack-files.js';
import type { Database } from '../../incremental/database.js';

/** One holds what follows from a pack, 20 MB of it and up to 50; those of so many kinds of pack are held. */
const MOST_HELD = 3;

/** What follows from a larger pack, that of a table of thousands of rows, would fill the memory of a worker. */
const MOST_BYTES = 128 * 1024;

/** Workbooks are packed. */
const TIMES_PACKED = 8;

/**
 * What is remembered of packs, for the next one of the same client that has files of the same names: packs of one
 * office, or of a hundred counties, say mostly the same. Clients have nothing in common here.
 */
export class RecentDatabases {
  /** The last asked for stands last. */
  private readonly byKind = new Map<string, Database>();

  constructor(private readonly open: () => Database) {}

  /** The database for a pack of these files; none where it is too large to be remembered. */
  for(owner: string, files: PackFiles): Database | undefined {
    if (bytesOf(files) > MOST_BYTES) return undefined;
    const kind = JSON.stringify([owner, ...Object.keys(files).sort()]);
    const database = this.byKind.get(kind) ?? this.open();
    this.byKind.delete(kind);
    this.byKind.set(kind, database);
    for (const oldest of [...this.byKind.keys()].slice(0, -MOST_HELD)) this.byKind.delete(oldest);
    return database;
  }
}

function bytesOf(files: PackFiles): number {
  let bytes = 0;
  for (const [name, content] of Object.entries(files)) {
    const { length } = bytesOfFile(name, content);
    bytes += IS_PLAIN.test(name) ? length : length * TIMES_PACKED;
  }
  return bytes;
}

const IS_PLAIN = /\.(?:csv|tsv|ya?ml|svg|json|txt|md|html?)$/i;
