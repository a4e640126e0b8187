import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';

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

describe('what is served', () => {
  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/studio.css/../../cli.cjs',
  ])('no file but those of the page: %s', async (path) => {
    expect((await ask(opened.port, path, { headers })).status).toBe(404);
  });
});
