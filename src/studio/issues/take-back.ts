import { createHash } from 'node:crypto';
import type { FileEdit } from '../../editing/edit.js';
import { isDataName } from '../../input/load.js';
import type { FolderFile } from '../folder/folder-file.js';

/**
 * What makes the data of a folder those of an issue again: edits, which can be undone as any other. What lies there
 * besides data stays.
 */
export function takenBack(now: readonly FolderFile[], issued: readonly FolderFile[]): readonly FileEdit[] {
  const present = new Map(now.map(({ name, bytes }) => [name, bytes]));
  const wanted = new Map(issued.map(({ name, bytes }) => [name, bytes]));
  const names = [...new Set([...wanted.keys(), ...present.keys()])].filter(isDataName);
  return names.flatMap((file): FileEdit[] => {
    const [is, was] = [present.get(file), wanted.get(file)];
    if (is && was && Buffer.compare(is, was) === 0) return [];
    const before = is ? createHash('sha256').update(is).digest('hex') : null;
    return [{ kind: 'file', file, before, after: was ? Buffer.from(was).toString('base64') : null }];
  });
}
