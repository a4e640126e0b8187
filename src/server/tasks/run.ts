import { ReportError } from '../../core/diagnostics.js';
import type { Results } from '../../incremental/results.js';
import { answerOf } from '../answer/answer.js';
import { languageOf, refused } from '../answer/problem.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import { readSent } from '../sent/read.js';
import { readSettings } from '../sent/settings.js';
import { taskKinds } from './index.js';
import type { TaskSurroundings } from './task.js';

const NONE: Results = {
  find: () => undefined,
  keep() {},
  table: () => ({ has: () => false, get: () => undefined, set() {} }),
};

/** Does what a request asks for and answers what is to be sent back; only a bug of the program is thrown. */
export async function runTask(
  request: TaskRequest,
  surroundings: Partial<Omit<TaskSurroundings, 'limits'>> = {},
): Promise<TaskResponse> {
  const { kind: name, headers, limits } = request;
  const kind = taskKinds.find((one) => one.name === name);
  if (!kind) throw new Error(`there is no kind of task “${name}”`);
  try {
    const sent = readSent(request);
    const settings = readSettings(kind.settings, sent.settings);
    return answerOf(
      kind,
      await kind.run(sent, settings, { office: {}, results: NONE, limits, ...surroundings }),
      headers.accept,
    );
  } catch (problem) {
    return refused(refusalOf(problem), languageOf(headers['accept-language']));
  }
}

function refusalOf(problem: unknown): Refusal {
  if (problem instanceof Refusal) return problem;
  if (!(problem instanceof ReportError)) throw problem;
  const title = { zh: '材料有错误，没有做', en: 'There are errors in what was sent; nothing was made' };
  return new Refusal(422, 'unfit-data', title, problem.diagnostics);
}
