import type { Files } from '../../core/world.js';

/** Tells a state of a file from all others; empty where there is none. */
export function fileStamp(files: Files, path: string): string {
  const there = files.sync.stat(path);
  return there ? `${there.sizeBytes} ${there.changedMs} ${there.id}` : '';
}
