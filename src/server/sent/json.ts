import { bytesOfFile, type PackCell, type PackSettings } from '../../app/pack-files.js';
import { errorAt, type Place } from '../../core/diagnostics.js';
import { JsonProblem, type JsonValue, parseJson } from '../../input/json/parse.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskLimits } from '../exchange.js';
import { pathWithin } from './file-name.js';
import { type GroupName, isBeside, MAIN, type Sent, type SentFiles } from './sent.js';
import { tooManyFiles } from './unpack.js';

/*
 * `{ "name": "我市-2026", "files": { "pack.yaml": {…}, "主要指标.csv": [[…], …] }, "edition": "brief" }`. Numbers reach
 * the tables as they were written: 1.10 stays 1.10.
 */

export function readJson(body: Uint8Array, limits: TaskLimits): Sent {
  const value = parsed(body);
  if (value.kind !== 'object') throw badJson('a body is an object', '请求正文要是一个对象');
  const settings = new Map<string, string>();
  const groups = new Map<GroupName, SentFiles>();
  for (const [key, member] of value.members) {
    if (key === MAIN || isBeside(key)) groups.set(key, filesIn(key, member, limits));
    else if (member.kind !== 'null') settings.set(key, settingOf(key, member));
  }
  return { settings, groups };
}

function parsed(body: Uint8Array): JsonValue {
  const text = utf8(body);
  try {
    return parseJson(text);
  } catch (problem) {
    if (!(problem instanceof JsonProblem)) throw problem;
    const lines = text.slice(0, problem.at).split('\n');
    const place: Place = { file: 'body', line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
    const { bilingual, hint } = problem;
    const title = { zh: '请求正文不是 JSON', en: 'The body is no JSON' };
    throw new Refusal(400, 'bad-json', title, [errorAt('json-syntax', bilingual, { place, hint })]);
  }
}

function utf8(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw badJson('a body of JSON is in UTF-8', 'JSON 正文要用 UTF-8 编码');
  }
}

function settingOf(key: string, value: JsonValue): string {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'number') return value.written;
  if (value.kind === 'boolean') return String(value.isTrue);
  throw badJson(`“${key}” is a text, a number or true or false`, `“${key}”要是文字、数字或 true、false`);
}

function filesIn(group: string, value: JsonValue, { files: most }: TaskLimits): SentFiles {
  if (value.kind !== 'object')
    throw badJson(`“${group}” is an object of files by name`, `“${group}”要是以文件名为键的对象`);
  if (value.members.size > most) throw tooManyFiles(most);
  return new Map([...value.members].map(([name, content]) => [pathWithin(name), bytesOf(name, content)]));
}

/** Text, rows for `.csv`, a value for `.yaml`, or `{ "base64": "…" }` for anything. */
function bytesOf(name: string, content: JsonValue): Uint8Array {
  if (content.kind === 'text') return bytesOfFile(name, content.text);
  const packed = content.kind === 'object' ? content.members.get('base64') : undefined;
  if (packed?.kind === 'text') return base64(name, packed.text);
  if (/\.csv$/i.test(name) && content.kind === 'list') return bytesOfFile(name, rowsOf(name, content.items));
  if (/\.yaml$/i.test(name) && content.kind === 'object')
    return bytesOfFile(name, plainValue(content) as PackSettings);
  throw badJson(
    `“${name}” is a text, {"base64": …}, rows for .csv or an object for .yaml`,
    `“${name}”要是文字、{"base64": …}，.csv 可写各行，.yaml 可写对象`,
  );
}

function base64(name: string, text: string): Uint8Array {
  const plain = text.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain) || plain.length % 4 !== 0)
    throw badJson(`“${name}” is no base64`, `“${name}”不是 base64`);
  return Buffer.from(plain, 'base64');
}

function rowsOf(name: string, rows: readonly JsonValue[]): PackCell[][] | Record<string, PackCell>[] {
  const cell = (value: JsonValue) => cellOf(name, value);
  if (rows.every((row) => row.kind === 'list')) return rows.map(({ items }) => items.map(cell));
  if (rows.every((row) => row.kind === 'object'))
    return rows.map(({ members }) => Object.fromEntries([...members].map(([key, one]) => [key, cell(one)])));
  throw badJson(`rows of “${name}” are all lists, or all objects`, `“${name}”的各行要都是数组，或都是对象`);
}

function cellOf(name: string, value: JsonValue): PackCell {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return value.written;
    case 'boolean':
      return value.isTrue;
    case 'null':
      return null;
    default:
      throw badJson(`a cell of “${name}” is a text or a number`, `“${name}”的单元格要是文字或数字`);
  }
}

/** What YAML is written from; a number that binary ones can't hold stays the text that it was written as. */
function plainValue(value: JsonValue): unknown {
  switch (value.kind) {
    case 'object':
      return new Map([...value.members].map(([key, one]) => [key, plainValue(one)]));
    case 'list':
      return value.items.map(plainValue);
    case 'text':
      return value.text;
    case 'number':
      return String(Number(value.written)) === value.written ? Number(value.written) : value.written;
    case 'boolean':
      return value.isTrue;
    case 'null':
      return null;
  }
}

function badJson(en: string, zh: string): Refusal {
  return new Refusal(400, 'bad-json', { zh, en });
}
