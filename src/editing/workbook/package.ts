import { Archive } from '../../input/xlsx/zip.js';
import type { Restored } from '../edit.js';
import { isUntouched, keptPart, partBefore } from '../restored.js';

/** The parts of a workbook, some of them changed. */
export class WorkbookPackage {
  readonly archive: Archive;
  private readonly changes = new Map<string, Uint8Array | null>();

  constructor(bytes: Uint8Array) {
    this.archive = new Archive(bytes);
  }

  /** The bytes of a part as it is by now; undefined where there is none. */
  read(part: string): Uint8Array | undefined {
    const changed = this.changes.get(part);
    return changed === undefined ? this.archive.read(part) : (changed ?? undefined);
  }

  /** The XML of a part as it is by now. */
  text(part: string): string | undefined {
    const bytes = this.read(part);
    return bytes && decoded(bytes);
  }

  /** Changes a part; null takes it out. */
  set(part: string, text: string | null): void {
    if (text === null || text !== this.text(part))
      this.changes.set(part, text === null ? null : Buffer.from(text));
  }

  /** The workbook as it is by now. */
  bytes(): Uint8Array {
    return this.archive.withParts(this.changes);
  }

  /** How the changed parts were, for an edit that takes away more than its inverse could say. */
  restored(): Restored {
    const parts = [...this.changes].flatMap(([name, now]) => {
      const was = this.archive.read(name);
      return was === undefined ? [] : [keptPart(name, was, now)];
    });
    return { parts };
  }

  /** Puts parts back as they were, where nothing has touched them since; whether it did. */
  restore({ parts }: Restored): boolean {
    if (!parts.every((part) => isUntouched(part, this.archive.read(part.name)))) return false;
    for (const part of parts) this.changes.set(part.name, partBefore(part));
    return true;
  }
}

/** XML as text that says it is UTF-8, in which it is written again. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === 'utf-8' ? text : text.replace(/(<\?xml[^>]*encoding=)(["'])[^"']*\2/, '$1$2UTF-8$2');
}
