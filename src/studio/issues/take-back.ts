import { createHash } from 'node:crypto';
import type { FolderFile } from '../folder/folder-file.js';

/** A file of the data folder that becomes another: SHA-256 of what is there, base64 of what shall be; null is no file. */
export interface FileChange {
  readonly kind: 'file';
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What makes the files of a data folder those of an issue again: itself an edit, which can be undone as any other. */
export function takenBack(now: readonly FolderFile[], issued: readonly FolderFile[]): readonly FileChange[] {
  const present = new Map(now.map(({ name, bytes }) => [name, bytes]));
  const wanted = new Map(issued.map(({ name, bytes }) => [name, bytes]));
  const names = [...new Set([...wanted.keys(), ...present.keys()])];
  return names.flatMap((file): FileChange[] => {
    const [is, was] = [present.get(file), wanted.get(file)];
    if (is && was && Buffer.compare(is, was) === 0) return [];
    const before = is ? createHash('sha256').update(is).digest('hex') : null;
    return [{ kind: 'file', file, before, after: was ? Buffer.from(was).toString('base64') : null }];
  });
}
