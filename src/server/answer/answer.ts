import { shownJson } from '../../core/control-characters.js';
import { zip } from '../../input/xlsx/zip.js';
import type { TaskResponse } from '../exchange.js';
import type { AnswerFile, TaskKind, TaskResult } from '../tasks/task.js';
import { attachment } from './attachment.js';

export const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * What came of a task as a response: the one file, several as a zip, or JSON where the request or the kind of the task
 * asks for that, with the files as base64 and all diagnostics.
 */
export function answerOf(kind: TaskKind, result: TaskResult, accept: string | undefined): TaskResponse {
  const { files, diagnostics, pages = 0 } = result;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const counts = { pages, errors, warnings: diagnostics.length - errors };
  const asJson = files.length === 0 || prefersJson(kind, accept);
  const { body, headers } = asJson ? jsonAnswer(result) : fileAnswer(files, stemOf(result), accept);
  return {
    status: 200,
    headers: { ...headers, 'briefing-warnings': String(counts.warnings), 'briefing-errors': String(errors) },
    body,
    counts,
  };
}

type Answer = Pick<TaskResponse, 'headers' | 'body'>;

function jsonAnswer({ files, diagnostics, facts }: TaskResult): Answer {
  const told = files.map(({ name, type, bytes, facts }) => ({
    name,
    type,
    ...facts,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  const body = Buffer.from(shownJson({ ...facts, ...(told.length > 0 && { files: told }), diagnostics }));
  return { headers: { 'content-type': JSON_TYPE }, body };
}

function fileAnswer(files: readonly AnswerFile[], stem: string, accept: string | undefined): Answer {
  const [only] = files;
  const { name, type, bytes } =
    only && files.length === 1 && !namesFirst(accept, 'application/zip')
      ? only
      : { name: `${stem}.zip`, type: 'application/zip', bytes: zipOf(files) };
  return { headers: { 'content-type': type, 'content-disposition': attachment(name) }, body: bytes };
}

function zipOf(files: readonly AnswerFile[]): Uint8Array {
  return zip(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])));
}

function stemOf({ facts }: TaskResult): string {
  return typeof facts?.name === 'string' ? facts.name : 'briefing';
}

function prefersJson({ answers }: TaskKind, accept: string | undefined): boolean {
  if (answers === 'files') return namesFirst(accept, 'application/json');
  return !namesFirst(accept, 'application/pdf') && !namesFirst(accept, 'application/zip');
}

/** Whether a type is named, and before any other that files come as. */
function namesFirst(accept: string | undefined, type: string): boolean {
  const named = (accept ?? '').split(',').map((one) => one.split(';')[0]?.trim().toLowerCase());
  return named[0] === type;
}
