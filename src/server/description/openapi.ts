import { FILE_TYPES } from '../sent/read.js';
import { type Beside, besides, isBeside, MAIN } from '../sent/sent.js';
import type { Setting } from '../sent/settings.js';
import { taskKinds } from '../tasks/index.js';
import type { TaskKind } from '../tasks/task.js';
import { schemas } from './schemas.js';

/** What can be asked for, as OpenAPI 3.1 describes it. */
export interface Description {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description: string;
  readonly schema: object;
}

const BINARY = { schema: { type: 'string', format: 'binary' } };

/** Describes the service of a program, called `briefing 0.1.0`. */
export function describe(program: string): Description {
  const [title = '', version = ''] = program.split(' ');
  return {
    openapi: '3.1.0',
    info: { title, version, description: 'Printed Chinese briefing packs · 会议材料排版服务' },
    security: [{}, { token: [] }],
    paths: {
      ...Object.fromEntries(taskKinds.map((kind) => [`/v1/${kind.name}`, { post: taskOperation(kind) }])),
      ...jobPaths,
      '/': { get: { ...plainOperation('page', 'This description for people.'), responses: PAGE } },
      '/healthz': { get: plainOperation('health', 'It lives.') },
      '/readyz': { get: { ...plainOperation('ready', 'It takes work.'), responses: READY } },
      '/metrics': { get: metricsOperation },
      '/openapi.json': { get: plainOperation('describe', 'This description.') },
    },
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function taskOperation(kind: TaskKind): Operation {
  const { name, words, answers, settings } = kind;
  const asJson = { 'application/json': { schema: ref('Answer') } };
  const asFiles = { 'application/pdf': BINARY, 'application/zip': BINARY };
  return {
    operationId: name,
    summary: `${words.en} · ${words.zh}`,
    parameters: [...Object.entries(settings).map(([name, setting]) => parameter(name, setting)), ...HEADERS],
    requestBody: { required: true, content: bodies(kind) },
    responses: {
      202: response('A job, where Prefer: respond-async asks for one.', JOB),
      200: response('Done. Several files come as a zip, or as JSON where that is asked for.', {
        ...(answers === 'files' && asFiles),
        ...asJson,
      }),
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, why]) => [status, response(why, PROBLEM)]),
      ),
    },
  };
}

function parameter(name: string, setting: Setting): Parameter {
  const { en, zh } = setting.words;
  return { name, in: 'query', description: `${en} · ${zh}`, schema: schemaOf(setting) };
}

function schemaOf({ type, choices }: Setting): object {
  if (type === 'switch') return { type: 'boolean' };
  return { type: 'string', ...(type === 'date' && { format: 'date' }), ...(choices && { enum: choices }) };
}

function bodies({ settings, besides: taken }: TaskKind): object {
  const properties = Object.fromEntries(Object.entries(settings).map(([name, one]) => [name, schemaOf(one)]));
  const groups = [MAIN, ...(Object.keys(taken) as Beside[])];
  const required = groups.filter((name) => name === MAIN || taken[name as Beside] === 'must');
  const bodyOf = (schemaOfGroup: object) => {
    const ofGroups = groups.map((name) => [name, { ...schemaOfGroup, description: wordsOf(name) }]);
    return {
      schema: { type: 'object', required, properties: { ...Object.fromEntries(ofGroups), ...properties } },
    };
  };
  return {
    'application/json': bodyOf(ref('Files')),
    'multipart/form-data': bodyOf({ type: 'array', items: BINARY.schema }),
    ...Object.fromEntries(Object.keys(FILE_TYPES).map((type) => [type, BINARY])),
  };
}

function wordsOf(group: string): string {
  const { en, zh } = isBeside(group) ? besides[group] : MAIN_WORDS;
  return `${en} · ${zh}`;
}

const MAIN_WORDS = { en: 'the files that it is about', zh: '要处理的文件' };

/** Headers that say what comes back, or how the one file of the body is called. */
const HEADERS: readonly Parameter[] = [
  {
    name: 'Prefer',
    in: 'header',
    description: 'respond-async makes a job of it · 改为任务，稍后取结果',
    schema: { type: 'string' },
  },
  {
    name: 'Content-Disposition',
    in: 'header',
    description: 'The name of a file that is the whole body · 正文是一个文件时，它的名称',
    schema: { type: 'string' },
  },
];

const JOB = { 'application/json': { schema: ref('Job') } };

const PROBLEM = { 'application/problem+json': { schema: ref('Problem') } };

const REFUSALS = {
  400: 'The request can’t be read.',
  401: 'No token that is known.',
  403: 'From another site.',
  408: 'Sent too slowly.',
  413: 'Too large, or too much made of it.',
  415: 'No type that is read.',
  422: 'What is wrong with the data.',
  429: 'Too many requests of one client.',
  503: 'No room: ask again after Retry-After.',
};

function ref(name: keyof typeof schemas): object {
  return { $ref: `#/components/schemas/${name}` };
}

function response(description: string, content: object) {
  return { description, content };
}

const jobId = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'As Location told it.',
  schema: { type: 'string' },
};

function jobOperation(operationId: string, summary: string, answers: Operation['responses']): Operation {
  const none = response('There is no such job of this client.', PROBLEM);
  return { operationId, summary, parameters: [jobId], responses: { ...answers, 404: none } };
}

const jobPaths: Description['paths'] = {
  '/v1/jobs/{id}': {
    get: jobOperation('job', 'How far a job is · 任务进度', { 200: response('Its state.', JOB) }),
    delete: jobOperation('cancelJob', 'Give a job up, with all that is kept of it · 取消任务', {
      204: { description: 'It is gone.' },
    }),
  },
  '/v1/jobs/{id}/result': {
    get: jobOperation('jobResult', 'What came of a job · 任务结果', {
      default: response('As the task itself would have been answered.', {}),
      409: response('Not finished yet.', PROBLEM),
    }),
  },
  '/v1/jobs/{id}/events': {
    get: jobOperation('jobEvents', 'Each change of a job · 任务事件', {
      200: response('Server-sent events.', { 'text/event-stream': { schema: { type: 'string' } } }),
    }),
  },
};

const STATUS = { 'application/json': { schema: { type: 'object' } } };

const PAGE = { 200: response('A page.', { 'text/html': { schema: { type: 'string' } } }) };

const READY = { 200: response('Ready.', STATUS), 503: response('Starting.', STATUS) };

function plainOperation(operationId: string, summary: string): Operation {
  return { operationId, summary, security: [], responses: { 200: response(summary, STATUS) } };
}

const metricsOperation: Operation = {
  operationId: 'metrics',
  summary: 'What is counted, for Prometheus.',
  responses: {
    200: response('Text format 0.0.4.', { 'text/plain': { schema: { type: 'string' } } }),
    401: response('No token that is known.', PROBLEM),
  },
};
