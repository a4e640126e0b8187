import { ReportError } from '../../core/diagnostics.js';
import type { Results } from '../../incremental/results.js';
import { answerOf } from '../answer/answer.js';
import { languageOf, refused } from '../answer/problem.js';
import { Refusal } from '../answer/refusal.js';
import type { TaskRequest, TaskResponse } from '../exchange.js';
import { readSent } from '../sent/read.js';
import { type Beside, MAIN, type Sent } from '../sent/sent.js';
import { readSettings } from '../sent/settings.js';
import { taskKinds } from './index.js';
import type { TaskKind, TaskSurroundings } from './task.js';

const NONE: Results = {
  outlastsProcess: false,
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
    holdToKind(kind, sent);
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

/** Files that are for nothing here would be left out without a word. */
function holdToKind({ name: kind, besides }: TaskKind, { groups }: Sent): void {
  for (const name of groups.keys())
    if (name !== MAIN && besides[name] === undefined)
      throw new Refusal(400, 'unknown-files', {
        zh: `“${kind}”不用“${name}”里的文件`,
        en: `“${kind}” makes no use of files for “${name}”`,
      });
  for (const [name, need] of Object.entries(besides))
    if (need === 'must' && !groups.has(name as Beside))
      throw new Refusal(422, 'no-files', {
        zh: `请求里没有“${name}”的文件`,
        en: `There are no files for “${name}”`,
      });
}

function refusalOf(problem: unknown): Refusal {
  if (problem instanceof Refusal) return problem;
  if (!(problem instanceof ReportError)) throw problem;
  const title = { zh: '材料有错误，没有做', en: 'There are errors in what was sent; nothing was made' };
  return new Refusal(422, 'unfit-data', title, problem.diagnostics);
}
