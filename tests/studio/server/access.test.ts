import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';
import { dataRoutes, type Route } from '../support/routes.js';

let opened: Opened;
let headers: Record<string, string>;

beforeAll(async () => {
  opened = await openedStudio();
  headers = await pageHeaders(opened);
});

afterAll(() => opened.close());

describe('who is let into the studio', () => {
  test('nobody without a cookie, whatever of the data is asked for', async () => {
    for (const path of ['/api/pack', '/api/events', '/api/pages/pdf', '/api/nothing', '/api/start'])
      expect((await ask(opened.port, path)).status, path).toBe(401);
  });

  test('a page by the address that was told, once', async () => {
    const { pathname, search } = new URL(opened.studio.entry());
    const first = await ask(opened.port, `${pathname}${search}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await ask(opened.port, `${pathname}${search}`)).headers['set-cookie']).toBeUndefined();
  });

  test('a page with its cookie', async () => {
    const { status, headers: answered } = await ask(opened.port, '/', { headers });
    expect(status).toBe(200);
    expect(answered['content-security-policy']).toContain("default-src 'none'");
    expect(answered['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
  });

  test.each([
    ['another name of this machine', { host: 'evil.example:1' }],
    ['a page of another site', { origin: 'http://evil.example' }],
    ['a frame or picture of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('not %s, even with the cookie', async (_, added) => {
    expect((await ask(opened.port, '/api/pack', { headers: { ...headers, ...added } })).status).toBe(403);
  });

  test('no change without the header that forms can not send', async () => {
    const { 'x-briefing-studio': _, ...plain } = headers;
    const body = '{}';
    expect((await ask(opened.port, '/api/pack/look', { method: 'POST', headers: plain, body })).status).toBe(
      403,
    );
  });

  test('a token in the address is of no use on another name of this machine', async () => {
    const { pathname, search } = new URL(opened.studio.entry());
    const asked = { headers: { host: 'evil.example' } };
    expect((await ask(opened.port, `${pathname}${search}`, asked)).status).toBe(403);
  });
});

describe('every address of every area', () => {
  let routes: readonly Route[];
  const refused = async (asked: (method: string) => Record<string, string>, given?: string) => {
    const statuses = await Promise.all(
      routes.map(async ({ method, path }) => {
        const sent = {
          method: given ?? method,
          headers: asked(method),
          ...(method === 'POST' && !given && { body: '{}' }),
        };
        return [path, (await ask(opened.port, path, sent)).status] as const;
      }),
    );
    return statuses;
  };

  beforeAll(async () => {
    routes = await dataRoutes(opened.studio.studio);
  });

  test('is in the list that these tests go by', () => {
    const named = routes.map(({ method, path }) => `${method} ${path}`);
    for (const one of [
      'POST /api/edits',
      'POST /api/edits/foreseen',
      'GET /api/tables/sheet',
      'POST /api/team/enter',
    ])
      expect(named).toContain(one);
    expect(routes.length).toBeGreaterThan(40);
    expect(new Set(routes.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
  });

  test.each([
    ['another name for this machine', { host: 'evil.example' }],
    ['the page of another site', { origin: 'http://evil.example' }],
    ['a page without origin', { origin: 'null' }],
    ['what another site asks for', { 'sec-fetch-site': 'cross-site' }],
    ['what a site beside asks for', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_, added) => {
    for (const [path, status] of await refused(() => ({ ...headers, ...added })))
      expect(status, path).toBe(403);
  });

  test('refuses who has no cookie, or a made-up one', async () => {
    const own = { 'x-briefing-studio': '1', 'content-type': 'application/json' };
    const name = (headers.cookie ?? '').replace(/=.*/, '');
    for (const given of [{}, { cookie: `${name}=constructor` }, { cookie: `${name}=` }])
      for (const [path, status] of await refused(() => ({ ...own, ...given })))
        expect(status, path).toBe(path === '/api/team/enter' ? 400 : 401);
  });

  test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('knows no %s', async (method) => {
    for (const [path, status] of await refused(() => headers, method))
      expect([404, 400], `${path} ${status}`).toContain(status);
  });
});

describe('what is served', () => {
  test.each(['/', '/studio.css', '/studio.js', '/pdf.mjs', '/pdf.worker.mjs', '/api/pack'])(
    'with headers that keep others out: %s',
    async (path) => {
      const { status, headers: answered, body } = await ask(opened.port, path, { headers });
      expect([status, body.length > 0]).toEqual([200, true]);
      expect(answered['content-security-policy']).toContain("default-src 'none'");
      expect(answered['x-content-type-options']).toBe('nosniff');
      expect(answered['cross-origin-resource-policy']).toBe('same-origin');
    },
  );

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/studio.css/../../cli.cjs',
    '//etc/passwd',
    '/constructor',
    '/__proto__',
    '/api/tables/sheet?key=../../package.json',
    '/api/tables/sheet?key=__proto__',
  ])('no file but those of the page: %s', async (path) => {
    expect((await ask(opened.port, path, { headers })).status).toBe(404);
  });
});
