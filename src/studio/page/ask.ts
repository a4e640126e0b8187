import type { Bilingual } from '../../core/diagnostic.js';

/** Why a request was refused, as the server says it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly words: Bilingual,
    /** The whole answer. */
    readonly problem: unknown,
  ) {
    super(words.en);
  }

  /** The stable name of the reason. */
  get code(): string {
    const { type = '' } = this.problem as { readonly type?: string };
    return type.replace('urn:briefing:problem:', '');
  }
}

/** The server can't be reached at all. */
export class Unreachable extends Error {}

/** What the server has; undefined where there is nothing (204). Throws Refused or Unreachable. */
export async function get<Answer>(
  path: string,
  asked: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const query = new URLSearchParams(asked).toString();
  return answerOf(await reach(query === '' ? path : `${path}?${query}`, {}));
}

/** Sends JSON, or bytes as they are, and answers what the server says. */
export async function post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  const isBytes = body instanceof Blob || body instanceof ArrayBuffer;
  const type = isBytes ? 'application/octet-stream' : 'application/json';
  const headers = { 'content-type': type, 'x-briefing-studio': '1' };
  const sent = isBytes ? body : JSON.stringify(body);
  return answerOf(await reach(path, { method: 'POST', headers, body: sent }));
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (problem) {
    throw new Unreachable(String(problem));
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (response.status === 204) return undefined as Answer;
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer as Answer;
  const { titles } = answer as { readonly titles?: Bilingual };
  throw new Refused(response.status, titles ?? { zh: '出错了', en: 'failed' }, answer);
}
