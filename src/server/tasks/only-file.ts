import type { NamedBytes } from '../../app/documents.js';
import { Refusal } from '../answer/refusal.js';
import type { SentFiles } from '../sent/sent.js';

/** The one file that a task is about. */
export function onlyFile(files: SentFiles | undefined): NamedBytes {
  const [[name = '', bytes = new Uint8Array()] = []] = files ?? [];
  if (files?.size === 1) return { name, bytes };
  throw new Refusal(422, 'one-file', { zh: '请发一个文件', en: 'Send one file' });
}

/** Files of a data folder as they are answered. */
export function dataFiles(files: Readonly<Record<string, Uint8Array>>) {
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, type: 'application/octet-stream' }));
}

/** What is made of a file is called after it. */
export function stemOf(name: string): string {
  return name.replace(/\.[^.]+$/, '') || name;
}
