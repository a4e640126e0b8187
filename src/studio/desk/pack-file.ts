import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { limits } from '../../core/limits.js';
import { decodeText } from '../../core/source/encoding.js';
import { memo } from '../../incremental/memo.js';
import type { Desk } from './desk.js';

/** pack.yaml with where its lines begin. It may have faults, for it is to be mended. */
export interface PackDocument {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

export function parsePack(written: string): PackDocument {
  const lines = new LineCounter();
  const options = { prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;
  return { document: parseDocument(written, { ...options, lineCounter: lines }), lines };
}

/** With each state of the pack several parts of the page are told of the same text. */
const parsed = memo<string, PackDocument>('pack.yaml in the studio');

/** pack.yaml as it stands by now, whether or not it can be built; undefined where sheets say what it would. */
export async function packText({ project }: Desk): Promise<string | undefined> {
  const { files } = project.world;
  const content = await files.read(join(project.dataFolder, 'pack.yaml'), limits.textFile);
  const decoded = 'bytes' in content ? decodeText(content.bytes) : undefined;
  return decoded && 'text' in decoded ? decoded.text : undefined;
}

/** The same as it is read; undefined where there is none. */
export async function packDocument(desk: Desk): Promise<PackDocument | undefined> {
  const written = await packText(desk);
  if (written === undefined) return undefined;
  return parsed(desk.project.database, written, [], () => parsePack(written));
}

/** What pack.yaml says by now; undefined where there is none, or it can't be read. */
export async function packValue(desk: Desk): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { document } = (await packDocument(desk)) ?? {};
  if (document === undefined) return undefined;
  const value = document.errors.length > 0 ? undefined : document.toJS();
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The lines of pack.yaml that an item of a list takes, from the one that it begins in to the one behind it. */
export async function itemLines(
  desk: Desk,
  path: readonly (string | number)[],
): Promise<{ readonly from: number; readonly to: number } | undefined> {
  const pack = await packDocument(desk);
  const node = pack?.document.getIn(path, true);
  if (!pack || !isNode(node) || !node.range) return undefined;
  const [from, end] = node.range;
  return { from: pack.lines.linePos(from).line, to: pack.lines.linePos(end).line + 1 };
}
