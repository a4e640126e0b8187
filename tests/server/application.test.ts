import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { memoryWorkspace } from '../../src/app/open-workspace.js';
import { MemoryFiles } from '../../src/core/world/memory-files.js';
import { Archive } from '../../src/input/xlsx/zip.js';
import { Tokens } from '../../src/server/access/tokens.js';
import { application } from '../../src/server/application.js';
import { FolderStore } from '../../src/server/jobs/folder-store.js';
import { OwnJobs } from '../../src/server/jobs/own-jobs.js';
import type { LogEntry } from '../../src/server/log.js';
import { Metrics } from '../../src/server/metrics.js';
import { usualLimits } from '../../src/server/settings.js';
import { inProcess } from '../support/in-process-runner.js';
import { CHECKOUT } from '../support/packs.js';
import { world } from '../support/world.js';
import { zippedTexts } from '../support/zip-file.js';

const HOST = '127.0.0.1:8080';
const TOKEN = '0123456789abcdef';
const log: LogEntry[] = [];

async function service(tokens: readonly string[] = []) {
  const limits = { ...usualLimits, bodyBytes: 100_000, rate: { burst: 1000, aSecond: 1000 } };
  const runner = inProcess();
  const note = (entry: LogEntry) => void log.push(entry);
  const store = new FolderStore(new MemoryFiles(), '/jobs', 10_000_000);
  const around = { runner, log: note, now: () => new Date() };
  return application({
    jobs: await OwnJobs.open(store, { atOnce: 1, mostJobs: 10, keepHours: 1 }, around),
    world,
    limits,
    tokens: new Tokens(tokens),
    runner,
    metrics: new Metrics(),
    log: note,
  });
}

const app = await service();
afterAll(() => app.close());

const pack = {
  'pack.yaml': { title: '2025年主要指标', issuer: '某市统计局', date: '2026-01-20' },
  '主要指标.csv': [
    ['指标', '单位', '2024年', '2025年'],
    ['地区生产总值', '亿元', 1000, 1062],
    ['固定资产投资', '亿元', 310.5, 325.2],
  ],
};
const json = { 'content-type': 'application/json', host: HOST };

const post = (url: string, payload: unknown, headers: Record<string, string> = json) =>
  app.inject({
    method: 'POST',
    url,
    payload: payload instanceof Uint8Array ? Buffer.from(payload) : JSON.stringify(payload),
    headers: { host: HOST, ...headers },
  });

describe('a pack that is sent', () => {
  test('comes back as the PDF that a program makes of it, by its name', async () => {
    const { artifacts } = await memoryWorkspace(pack, { name: '我市😀' }).build({ edition: 'brief' });
    const response = await post('/v1/packs', { name: '我市😀', files: pack, edition: 'brief' });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="____-brief.pdf"; filename*=UTF-8''${encodeURIComponent('我市😀-brief.pdf')}`,
      'briefing-warnings': '0',
    });
    expect(response.rawPayload.equals(artifacts[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  test('may be a zip, and comes back as one where several files are made of it', async () => {
    const zip = zippedTexts({
      '我市/pack.yaml': 'title: 主要指标\ndate: 2026-01-20\neditions: [brief, handout]\n',
      '我市/主要指标.csv': '指标,单位,2024年,2025年\n地区生产总值,亿元,1000,1062\n',
    });
    const response = await post('/v1/packs', zip, { 'content-type': 'application/zip' });
    expect(response.headers['content-type']).toBe('application/zip');
    expect(new Archive(response.rawPayload).names()).toEqual(['我市-brief.pdf', '我市-handout.pdf']);
  });

  test('may be a report, which is imported on the way', async () => {
    const text = await readFile(join(CHECKOUT, 'tests/importing/reports/yunxi-2024.txt'));
    const headers = { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="a.txt"' };
    const response = await post('/v1/packs?edition=brief&name=%E6%8A%A5%E5%91%8A', text, headers);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-disposition']).toContain(encodeURIComponent('报告-brief.pdf'));
    expect(Number(response.headers['briefing-warnings'])).toBeGreaterThan(0);
  });

  test('is told with its files and warnings as JSON where that is asked for', async () => {
    const headers = { ...json, accept: 'application/json' };
    const response = await post('/v1/packs', { files: pack, edition: 'brief' }, headers);
    const { files, diagnostics } = response.json();
    expect(files).toEqual([
      {
        name: 'pack-brief.pdf',
        type: 'application/pdf',
        edition: 'brief',
        pages: expect.any(Number),
        base64: expect.any(String),
      },
    ]);
    expect(diagnostics).toEqual([]);
  });

  test('that is wrong is answered with what is wrong, in both languages', async () => {
    const wrong = { ...pack, 'pack.yaml': { titel: 'x' } };
    const response = await post('/v1/packs', { files: wrong });
    expect(response.statusCode).toBe(422);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const { diagnostics } = response.json();
    expect(diagnostics[0]).toMatchObject({
      severity: 'error',
      message: { zh: expect.any(String), en: expect.any(String) },
      place: { file: expect.stringContaining('pack.yaml') },
    });
    const checked = await post('/v1/check', { files: wrong });
    expect(checked.statusCode).toBe(200);
    expect(checked.json()).toMatchObject({ ok: false, diagnostics });
  });
});

describe('a request is refused', () => {
  test.each([
    ['of another host', { host: 'evil.example:8080' }, 403],
    ['of another site', { origin: 'https://evil.example' }, 403],
    ['that another site made a browser send', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of a type that is not read', { 'content-type': 'image/png' }, 415],
    ['that is compressed as a whole', { ...json, 'content-encoding': 'gzip' }, 415],
    ['that is empty', { ...json, payload: '' }, 400],
    ['that asks for what there is not', { ...json, query: '?edtion=brief' }, 400],
    ['that is too large', { ...json, payload: JSON.stringify('x'.repeat(200_000)) }, 413],
    ['by a name that leads out', { ...json, query: '?name=..' }, 400],
  ])(
    '%s',
    async (_, {
      payload = '{"files": {"a.csv": ""}}',
      query = '',
      ...headers
    }: Record<string, string>, status) => {
      const response = await app.inject({
        method: 'POST',
        url: `/v1/packs${query}`,
        payload,
        headers: { host: HOST, ...headers },
      });
      expect(response.statusCode).toBe(status);
      expect(response.json()).toMatchObject({
        status,
        titles: { zh: expect.any(String), en: expect.any(String) },
      });
    },
  );

  test.each([
    ['GET', '/v1/packs', 405],
    ['OPTIONS', '/v1/packs', 405],
    ['POST', '/healthz', 405],
    ['GET', '/v1/none', 404],
    ['GET', '/..%2f..%2fetc/passwd', 404],
    ['GET', '/%ff', 400],
  ] as const)('that does %s %s', async (method, url, status) => {
    expect((await app.inject({ method, url, headers: { host: HOST } })).statusCode).toBe(status);
  });
});

test('with tokens, only who bears one is let in, and health is told to all', async () => {
  const guarded = await service([TOKEN]);
  const ask = (url: string, authorization?: string) =>
    guarded.inject({ url, headers: { host: 'packs.example', ...(authorization && { authorization }) } });
  expect((await ask('/metrics')).statusCode).toBe(401);
  expect((await ask('/metrics')).headers['www-authenticate']).toBe('Bearer');
  expect((await ask('/metrics', 'Bearer ffffffffffffffff')).statusCode).toBe(401);
  expect((await ask('/metrics', `Bearer ${TOKEN}`)).statusCode).toBe(200);
  expect((await ask('/healthz')).statusCode).toBe(200);
  await guarded.close();
});

test('every address is described, with all that may be sent to it', async () => {
  const described = (await app.inject({ url: '/openapi.json', headers: { host: HOST } })).json();
  const written = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map(
      (method) => [method.toUpperCase(), path.replace('{id}', ':id')] as const,
    ),
  );
  for (const [method, url] of written) expect([url, app.hasRoute({ method, url })]).toEqual([url, true]);
  const served = app.printRoutes().match(/(?<=\([A-Z, ]*)(?:GET|POST|PUT|PATCH|DELETE)/g) ?? [];
  expect(served).toHaveLength(written.length);
  const formOf = (kind: string) =>
    described.paths[`/v1/${kind}`].post.requestBody.content['multipart/form-data'];
  expect(formOf('diff').schema.required).toEqual(['files', 'earlier']);
  expect(Object.keys(formOf('impose').schema.properties)).toEqual(expect.arrayContaining(['files', 'cover']));
  expect(formOf('packs').schema.properties.templates.type).toBe('array');
});

test('files that a task makes no use of are refused, and so is a task without those that it needs', async () => {
  expect((await post('/v1/packs', { files: pack, earlier: pack })).statusCode).toBe(400);
  expect((await post('/v1/diff', { files: pack })).statusCode).toBe(422);
});

test('every kind of task is described, and what the page shows comes from nowhere else', async () => {
  const description = (await app.inject({ url: '/openapi.json', headers: { host: HOST } })).json();
  expect(Object.keys(description.paths)).toEqual(
    expect.arrayContaining(['/v1/packs', '/v1/check', '/metrics']),
  );
  const page = (await app.inject({ url: '/', headers: { host: HOST } })).payload;
  expect(page).toContain('/v1/packs');
  expect(page).not.toMatch(/https?:|<script/);
});

test('what is logged and counted tells nothing of the data', async () => {
  log.length = 0;
  await post('/v1/packs?name=%E6%9C%BA%E5%AF%86', { files: pack, edition: 'brief' });
  expect(JSON.stringify(log)).not.toMatch(/机密|指标|%E6/);
  expect(log).toMatchObject([{ event: 'request', route: '/v1/packs', status: 200 }]);
  const metrics = (await app.inject({ url: '/metrics', headers: { host: HOST } })).payload;
  expect(metrics).toMatch(/briefing_requests_total\{route="\/v1\/packs",status="200"\} \d+/);
  expect(metrics).toMatch(/^briefing_pages_total [1-9]/m);
});

test('a job is made where that is preferred, told of by events, and gives what the task would have', async () => {
  const body = { name: '我市', files: pack, edition: 'brief' };
  const started = await post('/v1/packs', body, { ...json, prefer: 'wait=1, respond-async' });
  expect(started.statusCode).toBe(202);
  const { location = '' } = started.headers as Record<string, string>;
  const ask = (path: string, method: 'GET' | 'DELETE' = 'GET', headers = {}) =>
    app.inject({ method, url: `${location}${path}`, headers: { host: HOST, ...headers } });
  const { payload } = await ask('/events');
  expect(payload).toMatch(/event: done\ndata: \{.*"answer":200.*\}\n\n$/);
  expect((await ask('')).json()).toMatchObject({ kind: 'packs', status: 'done', answer: 200 });
  const [result, direct] = [await ask('/result'), await post('/v1/packs', body)];
  expect(result.rawPayload.equals(direct.rawPayload)).toBe(true);
  expect(result.headers['content-disposition']).toBe(direct.headers['content-disposition']);
  // it is nobody else's
  expect((await ask('', 'GET', { authorization: 'Bearer 0000000000000000' })).statusCode).toBe(404);
  expect((await ask('', 'DELETE')).statusCode).toBe(204);
  expect((await ask('')).statusCode).toBe(404);
});

describe('what else can be asked for', () => {
  const make = async (edition: string) =>
    (await post('/v1/packs', { name: '我市', files: pack, edition })).rawPayload;

  test('sheets of a PDF, the data in it, and its proof', async () => {
    const pdf = await make('handout');
    const headers = { 'content-type': 'application/pdf', accept: 'application/json' };
    const sheets = await post('/v1/impose?layout=2up&paper=A3', pdf, headers);
    expect(sheets.json().files).toMatchObject([{ name: 'pack-print.pdf', sheets: expect.any(Number) }]);
    const data = await post('/v1/extract', pdf, headers);
    expect(
      data
        .json()
        .files.map(({ name }: { name: string }) => name)
        .sort(),
    ).toEqual(Object.keys(pack).sort());
    const proof = await post('/v1/proof?edition=handout', { files: pack });
    expect(proof.headers['content-type']).toBe('application/pdf');
    expect((await post('/v1/impose?paper=A99', pdf, headers)).statusCode).toBe(400);
    expect((await post('/v1/extract', 'no pdf', headers)).statusCode).toBe(422);
  });

  test('what differs from an earlier state, and a data folder of a report', async () => {
    const earlier = {
      ...pack,
      '主要指标.csv': pack['主要指标.csv'].map((row) => row.map((cell) => (cell === 1062 ? 1061 : cell))),
    };
    const diff = await post('/v1/diff?corrections=true', { files: pack, earlier });
    expect(JSON.stringify(diff.json().difference)).toContain('1061');
    expect(diff.json().files).toHaveLength(1);
    const report = await readFile(join(CHECKOUT, 'tests/importing/reports/yunxi-2024.txt'));
    const made = await post('/v1/import', report, { 'content-type': 'text/plain' });
    expect(new Archive(made.rawPayload).has('pack.yaml')).toBe(true);
  });
});

test('a connection that is kept keeps nothing of the requests that came by it', async () => {
  const kept = await service();
  const sockets = new Set<Socket>();
  kept.server.on('connection', (socket) => sockets.add(socket));
  const address = await kept.listen({ host: '127.0.0.1', port: 0 });
  const body = JSON.stringify({ files: { 'pack.yaml': { titel: 'x' } } });
  const ask = async () => {
    const answer = await fetch(`${address}/v1/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    await answer.arrayBuffer();
    return [...sockets].map((socket) => socket.listenerCount('close'));
  };
  const first = await ask();
  for (let count = 0; count < 5; count++) await ask();
  // a second connection may have been opened meanwhile
  expect(Math.max(...(await ask()))).toBe(first[0]);
  await kept.close();
});
