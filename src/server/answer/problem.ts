import { shownJson } from '../../core/control-characters.js';
import type { Language } from '../../core/diagnostics.js';
import type { TaskResponse } from '../exchange.js';
import type { Refusal } from './refusal.js';

/** A problem as RFC 9457 writes it, with its diagnostics in both languages. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly titles: Refusal['title'];
  readonly status: number;
  readonly diagnostics: Refusal['diagnostics'];
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemOf({ status, code, title, diagnostics }: Refusal, language: Language): Problem {
  return { type: `urn:briefing:problem:${code}`, title: title[language], titles: title, status, diagnostics };
}

/** The answer to a request that is refused. */
export function refused(refusal: Refusal, language: Language): TaskResponse {
  const errors = refusal.diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    status: refusal.status,
    headers: { 'content-type': PROBLEM_TYPE },
    body: Buffer.from(shownJson(problemOf(refusal, language))),
    counts: { pages: 0, errors: Math.max(1, errors), warnings: refusal.diagnostics.length - errors },
  };
}

/** The language of titles: what the request names first of the two, English unless it names Chinese. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const [, first = 'en'] = /\b(zh|en)\b/i.exec(acceptLanguage ?? '') ?? [];
  return first.toLowerCase() === 'zh' ? 'zh' : 'en';
}
