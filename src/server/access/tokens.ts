import { createHash, timingSafeEqual } from 'node:crypto';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { shownBytes } from '../../core/limits.js';
import type { World } from '../../core/world.js';

/**
 * Tokens that let a client in, kept as digests: of equal length whatever they are, and of no use to who reads memory.
 */
export class Tokens {
  private readonly digests: readonly Buffer[];

  constructor(tokens: readonly string[]) {
    this.digests = tokens.map(digest);
  }

  /** Whether any is asked for at all. */
  get areNeeded(): boolean {
    return this.digests.length > 0;
  }

  /** Whether `Authorization: Bearer …` bears one of them; takes as long for any that it does not. */
  accept(authorization: string | undefined): boolean {
    const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    const sought = digest(given ?? '');
    let isKnown = false;
    for (const one of this.digests) isKnown = timingSafeEqual(one, sought) || isKnown;
    return isKnown && given !== undefined;
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Shorter ones can be guessed. */
const LEAST_CHARACTERS = 16;
const MOST_BYTES = 64 * 1024;

/** The variable of the environment that tokens stand in, with commas between. */
export const TOKENS_VARIABLE = 'BRIEFING_TOKENS';

/** The tokens of a file, one a line (`#` begins a remark), and of the environment. Throws a ReportError. */
export async function readTokens({ files, env }: World, file: string | undefined): Promise<Tokens> {
  const inFile = file === undefined ? [] : (await textOf(files, file)).split(/\r?\n/);
  const inEnvironment = (env[TOKENS_VARIABLE] ?? '').split(',');
  const tokens = [...inFile, ...inEnvironment]
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((token) => token !== '');
  if (file !== undefined && tokens.length === 0) throw badTokens(file, noTokens);
  if (tokens.some((token) => token.length < LEAST_CHARACTERS || !/^[!-~]+$/.test(token)))
    throw badTokens(file ?? TOKENS_VARIABLE, weakToken);
  return new Tokens(tokens);
}

async function textOf(files: World['files'], file: string): Promise<string> {
  const content = await files.read(file, MOST_BYTES);
  if ('bytes' in content) return content.bytes.toString('utf8').replace(/^\ufeff/, '');
  throw badTokens(file, content.why.kind === 'missing' ? noFile : unreadable);
}

const noFile = { zh: '没有这个令牌文件', en: 'there is no such file of tokens' };
const unreadable = {
  zh: `令牌文件读不了（最大 ${shownBytes(MOST_BYTES)}）`,
  en: `the file of tokens can't be read (at most ${shownBytes(MOST_BYTES)})`,
};
const noTokens = { zh: '令牌文件里没有令牌', en: 'the file of tokens has none' };
const weakToken = {
  zh: `令牌至少 ${LEAST_CHARACTERS} 个字符，不含空格和汉字`,
  en: `a token has at least ${LEAST_CHARACTERS} characters of ASCII, and no blank`,
};

function badTokens(file: string, message: typeof noFile): ReportError {
  const hint = { zh: '生成一个：openssl rand -hex 32', en: 'make one: openssl rand -hex 32' };
  return new ReportError([errorAt('bad-tokens', message, { place: { file }, hint })]);
}
