import { expect, test } from 'vitest';
import { memoryWorld } from '../../../src/core/world/memory-world.js';
import { readTokens, Tokens } from '../../../src/server/access/tokens.js';
import { world } from '../../support/world.js';

const TOKEN = '0123456789abcdef';

function worldWith(text: string, env: Record<string, string> = {}) {
  const files = new Map([['/tokens', Buffer.from(text)]]);
  return { ...memoryWorld({ files, installation: world.installation }), env };
}

test('a token is borne by a header, whole', () => {
  const tokens = new Tokens([TOKEN, 'ffffffffffffffff']);
  expect(tokens.accept(`Bearer ${TOKEN}`)).toBe(true);
  for (const header of [undefined, '', 'Bearer', 'Bearer ', TOKEN, `Basic ${TOKEN}`, `Bearer ${TOKEN}0`])
    expect(tokens.accept(header)).toBe(false);
});

test('tokens come from a file with remarks, and from the environment', async () => {
  const read = await readTokens(
    worldWith(`\ufeff# office\r\n${TOKEN} # a\r\n\r\n`, { BRIEFING_TOKENS: ' ffffffffffffffff' }),
    '/tokens',
  );
  expect(read.accept(`Bearer ${TOKEN}`)).toBe(true);
  expect(read.accept('Bearer ffffffffffffffff')).toBe(true);
  expect((await readTokens(worldWith(''), undefined)).areNeeded).toBe(false);
});

test.each(['', '# none', 'short', '令牌令牌令牌令牌令牌令牌令牌令牌', 'with blank in the middle'])(
  'a file of %j is refused',
  async (text) => {
    await expect(readTokens(worldWith(text), '/tokens')).rejects.toThrow(/token/);
  },
);

test('a file that is not there is refused', async () => {
  await expect(readTokens(worldWith(''), '/none')).rejects.toThrow(/no such file/);
});
