import * as v from 'valibot';
import { Refusal } from '../../server/answer/refusal.js';

/** What a request says, by what it is to say. Throws a Refusal for anything else. */
export function bodyOf<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, body ?? {});
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const where = v.getDotPath(issue as v.BaseIssue<unknown>) ?? '';
  throw new Refusal(400, 'bad-request', {
    zh: `请求读不通：${where}`,
    en: `The request can’t be read: ${where} ${issue?.message ?? ''}`,
  });
}

/** A text that a person types: no longer than anyone would. */
export const shortText = v.pipe(v.string(), v.maxLength(2000));

/** The edition that somebody looks at who does not change which is worked on. */
export const editionAsked = v.object({ edition: v.optional(shortText) });

const count = v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number), v.minValue(1));

/** Where a cell stands, as an address has it. */
export const cellPlace = { line: count, column: count };

/** What the front page of a pack says, as the clerk gives it. */
export const frontTexts = v.object({
  title: v.pipe(shortText, v.trim(), v.nonEmpty()),
  ...{ meeting: shortText, number: shortText, occasion: shortText, issuer: shortText },
  date: v.pipe(v.string(), v.regex(/^(?:\d{4}-\d\d-\d\d)?$/)),
});

/** Refuses what is asked of a pack whose tables can't be read yet. */
export const notRead = new Refusal(409, 'not-read', {
  zh: '表还没有读通，先改好左边“核对”里的错',
  en: 'The tables can’t be read yet: mend the errors first',
});
