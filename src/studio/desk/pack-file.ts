import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { limits } from '../../core/limits.js';
import { decodeText } from '../../core/source/encoding.js';
import type { Desk } from './desk.js';

/** pack.yaml as it stands by now, whether or not it can be built; undefined where sheets say what it would. */
export async function packText({ project }: Desk): Promise<string | undefined> {
  const { files } = project.world;
  const content = await files.read(join(project.dataFolder, 'pack.yaml'), limits.textFile);
  const decoded = 'bytes' in content ? decodeText(content.bytes) : undefined;
  return decoded && 'text' in decoded ? decoded.text : undefined;
}

/** What pack.yaml says by now; undefined where there is none, or it can't be read. */
export async function packValue(desk: Desk): Promise<Readonly<Record<string, unknown>> | undefined> {
  const written = await packText(desk);
  if (written === undefined) return undefined;
  const document = parseDocument(written, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  const value = document.errors.length > 0 ? undefined : document.toJS();
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The lines of pack.yaml that an item of a list takes, from the one that it begins in to the one behind it. */
export async function itemLines(
  desk: Desk,
  path: readonly (string | number)[],
): Promise<{ readonly from: number; readonly to: number } | undefined> {
  const written = (await packText(desk)) ?? '';
  const counter = new LineCounter();
  const document = parseDocument(written, { lineCounter: counter, uniqueKeys: false, logLevel: 'error' });
  const node = document.getIn(path, true);
  if (!isNode(node) || !node.range) return undefined;
  const [from, end] = node.range;
  return { from: counter.linePos(from).line, to: counter.linePos(end).line + 1 };
}
