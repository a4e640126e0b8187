import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStudio } from '../../../src/studio/server/open.js';
import { world } from '../../support/world.js';
import { ask, type Opened, openedStudio, pageHeaders } from '../support/opened.js';
import { dataRoutes } from '../support/routes.js';

const TOKEN = 'a token of the team'.replaceAll(' ', '-');

let opened: Opened;

beforeAll(async () => {
  opened = await openedStudio({ host: '0.0.0.0' }, { BRIEFING_TOKENS: TOKEN });
});

afterAll(() => opened.close());

const own = { 'x-briefing-studio': '1', 'content-type': 'application/json' };

async function post(path: string, body: object, headers: Record<string, string>) {
  return ask(opened.port, path, {
    method: 'POST',
    headers: { ...own, ...headers },
    body: JSON.stringify(body),
  });
}

function cookieIn({ headers }: Awaited<ReturnType<typeof ask>>): Record<string, string> {
  return { cookie: (headers['set-cookie']?.[0] ?? '').replace(/;.*/, '') };
}

async function roleOf(headers: Record<string, string>): Promise<string> {
  const { body } = await ask(opened.port, '/api/team/me', { headers });
  return (JSON.parse(body.toString()) as { role: string }).role;
}

describe('a studio for a team', () => {
  test('is not opened without tokens', async () => {
    await expect(openStudio({ ...world, env: {} }, { port: 0, host: '0.0.0.0' })).rejects.toThrow(
      /without tokens/,
    );
  });

  test('lets clerks in by a token, also by the name of the machine', async () => {
    const entered = await post('/api/team/enter', { token: TOKEN }, { host: 'office.example' });
    expect(entered.status).toBe(200);
    const clerk = { ...cookieIn(entered), host: 'office.example' };
    expect(await roleOf(clerk)).toBe('clerk');
    expect((await ask(opened.port, '/api/pack', { headers: clerk })).status).toBe(200);
  });

  test('lets nobody in by another token, nor after many guesses', async () => {
    for (let guess = 0; guess < 12; guess++)
      expect((await post('/api/team/enter', { token: `guess number ${guess}` }, {})).status).toBe(403);
    expect((await post('/api/team/enter', { token: TOKEN }, {})).status).toBe(403);
  });

  test('opens folders of the machine for nobody but who sits at it', async () => {
    const owner = await pageHeaders(opened);
    expect(await roleOf(owner)).toBe('owner');
    expect((await ask(opened.port, '/api/start', { headers: owner })).status).toBe(200);
    const viewer = cookieIn(
      await ask(opened.port, new URL(opened.studio.look).pathname + new URL(opened.studio.look).search),
    );
    expect((await ask(opened.port, '/api/start', { headers: viewer })).status).toBe(403);
    expect((await post('/api/start/open', { folder: '/etc' }, viewer)).status).toBe(403);
  });

  test('shows all to those who only look, and lets them change nothing', async () => {
    const { pathname, search } = new URL(opened.studio.look);
    const viewer = cookieIn(await ask(opened.port, `${pathname}${search}`));
    expect(await roleOf(viewer)).toBe('viewer');
    expect((await ask(opened.port, '/api/pack', { headers: viewer })).status).toBe(200);
    const routes = await dataRoutes(opened.studio.studio);
    const sent = routes.flatMap(({ method, path }) => (method === 'POST' ? [path] : []));
    expect(sent).toContain('/api/edits/foreseen');
    // to enter is for those who are not known yet; where they are and which pages they look at is theirs
    const own = ['/api/team/enter', '/api/team/here', '/api/pages/at'];
    for (const path of sent.filter((one) => !own.includes(one)))
      expect((await post(path, {}, viewer)).status, path).toBe(403);
    // the address may be used again
    expect(await roleOf(cookieIn(await ask(opened.port, `${pathname}${search}`)))).toBe('viewer');
  });

  test('is closed to pages of other sites', async () => {
    const owner = await pageHeaders(opened);
    const asked = { headers: { ...owner, origin: 'http://evil.example' } };
    expect((await ask(opened.port, '/api/pack', asked)).status).toBe(403);
  });
});
