import { cp } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Session } from '../../src/app/watch/session.js';
import { openProject } from '../../src/core/project.js';
import { PreviewModel } from '../../src/studio/preview/model.js';
import { type Preview, servePreview } from '../../src/studio/preview/server.js';
import type { PageItems, PreviewState, SourceState } from '../../src/studio/preview/wire.js';
import { CHECKOUT, temporaryFolder } from '../support/packs.js';
import { world } from '../support/world.js';

const folder = await temporaryFolder();
const data = join(folder.path, 'our-city');

let session: Session;
let preview: Preview;
let port: number;

beforeAll(async () => {
  await cp(join(CHECKOUT, 'templates', 'starter'), data, { recursive: true });
  const project = openProject(world, {
    dataFolder: data,
    outFolder: folder.path,
    workingFolder: folder.path,
  });
  session = new Session(project, { onOutcome: () => preview.tell() });
  preview = await servePreview(world.installation, new PreviewModel([session]), 0);
  port = Number(new URL(preview.address).port);
  await session.start();
});

afterAll(async () => {
  await Promise.all([session.close(), preview.close()]);
  await folder.remove();
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request, its path and headers sent as they are. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject).end();
  });
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse((await ask(path)).body.toString()) as T;
}

describe('the preview', () => {
  test.each(['/', '/preview.css', '/preview.js', '/pdf.mjs', '/pdf.worker.mjs', '/state'])(
    'serves %s',
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(200);
      expect(body.length).toBeGreaterThan(0);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  test('serves the PDF of each edition', async () => {
    const { editions } = await json<PreviewState>('/state');
    expect(editions.map(({ key }) => key)).toEqual(['our-city-handout', 'our-city-brief']);
    for (const { key } of editions) {
      const { headers, body } = await ask(`/pdf?edition=${key}`);
      expect(headers['content-type']).toBe('application/pdf');
      expect(body.subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  test('tells where a figure comes from: row, 出处 and 原文', async () => {
    const { version, figures } = await json<PageItems>('/items?edition=our-city-handout');
    const figure = figures.find(({ text }) => text === '61');
    const asked = new URLSearchParams({
      edition: 'our-city-handout',
      version,
      figure: String(figure?.index),
    });
    const { kind, where, cells } = await json<SourceState>(`/source?${asked}`);
    expect([kind, where]).toEqual(['row', 'projects.csv:4:5（投资（亿元））']);
    expect(cells.find(({ isMeant }) => isMeant)?.text).toBe('61');
    expect(cells.find(({ name }) => name === '原文')?.text).toContain('投资61亿元');
  });

  test('tells which column a sum is of', async () => {
    const { version, figures } = await json<PageItems>('/items?edition=our-city-handout');
    const figure = figures.find(({ text }) => text.startsWith('114.7'));
    const asked = new URLSearchParams({
      edition: 'our-city-handout',
      version,
      figure: String(figure?.index),
    });
    const { kind, cells } = await json<SourceState>(`/source?${asked}`);
    expect(kind).toBe('column');
    expect(cells.map(({ text }) => text)).toEqual(['30', '5.5', '61', '18.2']);
  });

  test('tells where a figure in a chart comes from, and all that a chart draws', async () => {
    const { version, figures } = await json<PageItems>('/items?edition=our-city-handout');
    const at = figures.findIndex(({ isChart }) => isChart);
    const [chart, ...others] = figures.slice(at);
    const box = {
      right: (chart?.x ?? 0) + (chart?.widthPt ?? 0),
      bottom: (chart?.y ?? 0) + (chart?.heightPt ?? 0),
    };
    expect(chart?.text).toBe('图1 主要指标增速：2025年实绩与2026年目标');
    const label = others.find(({ text }) => text === '8.0%');
    expect([Number(label?.x) < box.right, Number(label?.y) < box.bottom]).toEqual([true, true]);
    const source = (index = -1) => {
      const asked = new URLSearchParams({ edition: 'our-city-handout', version, figure: String(index) });
      return json<SourceState>(`/source?${asked}`);
    };
    const { kind, where, cells } = await source(label?.index);
    expect([kind, where]).toEqual(['row', 'indicators.csv:3:5（2025年实绩）']);
    expect(cells.find(({ name }) => name === '原文')?.text).toContain('规模以上工业增加值增长8.0%');
    const all = await source(chart?.index);
    expect([all.kind, all.cells.length, all.cells[0]?.name]).toEqual(['chart', 8, '地区生产总值 2025年实绩']);
    expect(all.cells[0]?.row?.cells.find(({ isMeant }) => isMeant)?.text).toBe('6.2%');
  });

  test('answers nothing about a version that is shown no more', async () => {
    expect((await ask('/source?edition=our-city-handout&version=old&figure=1')).status).toBe(404);
  });

  test('tells of builds by server-sent events', async () => {
    const events = await fetch(`${preview.address}events`);
    const reader = (events.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => Buffer.from((await reader.read()).value ?? []).toString();
    expect(await next()).toMatch(/^data: \d+\n\n$/);
    preview.tell();
    expect(await next()).toMatch(/^data: \d+\n\n$/);
    await reader.cancel();
  });
});

describe('the preview refuses', () => {
  test.each([
    ['another name for this machine', { Host: 'example.com' }],
    ['another port', { Host: '127.0.0.1:1' }],
    ['the page of another site', { Origin: 'http://example.com' }],
    ['a page without origin', { Origin: 'null' }],
    ['what another site asks for', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('%s', async (_, headers) => {
    for (const path of ['/', '/state', '/pdf?edition=our-city-handout', '/events'])
      expect((await ask(path, headers)).status).toBe(403);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s', async (method) => {
    expect((await ask('/state', {}, method)).status).toBe(405);
  });

  test.each([
    '/../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
    '/preview/../../package.json',
    '/pdf?edition=../../package.json',
    '/items?edition=__proto__',
    '/constructor',
    '/source?diagnostic=99',
    '/source?diagnostic=length',
    '/pdf',
    'file:///etc/passwd',
  ])('%s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('a port in use, with a hint', async () => {
    await expect(servePreview(world.installation, new PreviewModel([session]), port)).rejects.toMatchObject({
      diagnostics: [{ code: 'port-taken' }],
    });
  });
});
