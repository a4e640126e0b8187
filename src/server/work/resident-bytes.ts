import type { Files } from '../../core/world.js';

/** The memory that a process holds, where the system tells it as Linux does; none where it does not. */
export function residentBytes(files: Files, id: number | undefined): number {
  try {
    const [, kilobytes = '0'] =
      /^VmRSS:\s*(\d+) kB/m.exec(files.sync.read(`/proc/${id}/status`).toString()) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
