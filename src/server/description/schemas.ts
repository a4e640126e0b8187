/* What goes over the wire, as JSON Schema 2020-12 writes it. */

const bilingual = {
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};

const place = {
  type: 'object',
  description: 'Where it stands, counted from 1; in a workbook as spreadsheet programs write it.',
  required: ['file'],
  properties: {
    file: { type: 'string' },
    line: { type: 'integer', minimum: 1 },
    column: { type: 'integer', minimum: 1 },
    field: { type: 'string' },
    sheet: { type: 'string' },
    address: { type: 'string' },
  },
};

const diagnostic = {
  type: 'object',
  description: 'One finding. Errors stop the task, warnings are listed.',
  required: ['severity', 'code', 'message'],
  properties: {
    severity: { enum: ['error', 'warning'] },
    code: { type: 'string', description: 'Stable name of the rule.' },
    message: { $ref: '#/components/schemas/Bilingual' },
    place: { $ref: '#/components/schemas/Place' },
    hint: { $ref: '#/components/schemas/Bilingual' },
  },
};

const problem = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'titles', 'status', 'diagnostics'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'In the language of Accept-Language.' },
    titles: { $ref: '#/components/schemas/Bilingual' },
    status: { type: 'integer' },
    diagnostics: { type: 'array', items: { $ref: '#/components/schemas/Diagnostic' } },
  },
};

const cell = { type: ['string', 'number', 'boolean', 'null'] };

const file = {
  description: 'Text; rows for .csv, the first of them the head; a value for .yaml; base64 for anything.',
  anyOf: [
    { type: 'string' },
    { type: 'array', items: { type: 'array', items: cell } },
    { type: 'array', items: { type: 'object', additionalProperties: cell } },
    { type: 'object', required: ['base64'], properties: { base64: { type: 'string' } } },
    { type: 'object' },
  ],
};

const files = {
  type: 'object',
  description: 'The files of a data folder by name: pack.yaml, 主要指标.csv, 项目.xlsx …',
  additionalProperties: { $ref: '#/components/schemas/File' },
};

const answer = {
  type: 'object',
  required: ['diagnostics'],
  properties: {
    name: { type: 'string' },
    ok: { type: 'boolean' },
    failed: { type: 'array', items: { type: 'string' }, description: 'Editions that were not made.' },
    files: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'type', 'base64'],
        properties: {
          name: { type: 'string' },
          type: { type: 'string' },
          edition: { type: 'string' },
          pages: { type: 'integer' },
          sheets: { type: 'integer' },
          base64: { type: 'string' },
        },
      },
    },
    diagnostics: { type: 'array', items: { $ref: '#/components/schemas/Diagnostic' } },
  },
};

const job = {
  type: 'object',
  required: ['id', 'kind', 'status', 'createdAt', 'links'],
  properties: {
    id: { type: 'string' },
    kind: { type: 'string' },
    status: { enum: ['waiting', 'working', 'done', 'failed'] },
    createdAt: { type: 'string', format: 'date-time' },
    startedAt: { type: 'string', format: 'date-time' },
    attempt: { type: 'integer', description: 'How often it was begun.' },
    finishedAt: { type: 'string', format: 'date-time' },
    answer: { type: 'integer', description: 'The status that its result is answered with.' },
    pages: { type: 'integer' },
    warnings: { type: 'integer' },
    errors: { type: 'integer' },
    links: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

export const schemas = {
  Job: job,
  Bilingual: bilingual,
  Place: place,
  Diagnostic: diagnostic,
  Problem: problem,
  File: file,
  Files: files,
  Answer: answer,
};
