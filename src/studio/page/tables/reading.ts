import { quantity } from '../../../quantity/quantity.js';
import { say } from '../language.js';
import { words } from './words.js';

/** How a text will be read, as the line beside it says it while it is typed: 读作 8.5 ｜ % ｜ 无限定词. */
export function readingOf(text: string): string {
  const said = say(words);
  const read = quantity(text);
  if (read.kind === 'missing') return said.asMissing;
  if (read.kind === 'text') return said.asText;
  const figure = read.kind === 'range' ? said.range(read.fromDigits, read.toDigits) : read.digits;
  const parts = [figure, read.unit, `${read.prefix}${read.qualifier}` || said.noQualifier];
  return said.readAs(parts.filter((part) => part !== '').join(' ｜ '));
}
