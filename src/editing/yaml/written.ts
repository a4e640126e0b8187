import { Scalar, stringify } from 'yaml';

const OPTIONS = { lineWidth: 0, singleQuote: true } as const;

/** A value as YAML within brackets, on one line. */
export function flowSource(value: unknown): string {
  const written = stringify([value], { ...OPTIONS, collectionStyle: 'flow' }).trim();
  return written.slice(1, -1).trim();
}

/** `key: value` within braces. */
export function flowPair(key: string, value: unknown): string {
  const written = stringify({ [key]: value }, { ...OPTIONS, collectionStyle: 'flow' }).trim();
  return written.slice(1, -1).trim();
}

/**
 * A scalar in the lines of a block, written as the one was that it takes the place of; its further lines are set in.
 */
export function scalarSource(value: unknown, old: Scalar | undefined, indent: string): string {
  const scalar = new Scalar(value);
  if (typeof value === 'string' && old?.type && old.type !== Scalar.PLAIN && isFit(value, old.type))
    scalar.type = old.type;
  // as the value of a key, for by itself its lines are not set in
  const written = stringify({ k: scalar }, OPTIONS).slice(2).trim();
  return setIn(written.replace(/\n {2}/g, '\n'), indent);
}

/** A block of lines says a text of lines; a text of one line in quotes stays in these. */
function isFit(value: string, type: Scalar.Type): boolean {
  return type.startsWith('BLOCK') === value.includes('\n');
}

/** `key: value` in lines of its own, each set in, the last without its end. */
export function pairSource(key: string, value: unknown, indent: string): string {
  return setIn(stringify({ [key]: value }, OPTIONS).trimEnd(), indent);
}

/** `- value` in lines of its own, each but the first set in. */
export function itemSource(value: unknown, indent: string): string {
  return setIn(stringify([value], OPTIONS).trimEnd(), indent);
}

function setIn(text: string, indent: string): string {
  return text.replace(/\n(?=.)/g, `\n${indent}`);
}
