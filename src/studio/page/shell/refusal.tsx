import { say } from '../language.js';
import { words } from './words.js';

/** What a page sees whose address was used before, or that belongs to a studio of another time. */
export function Refusal() {
  const text = say(words);
  return (
    <main class="refusal">
      <h1>{text.refusedTitle}</h1>
      <p>{text.refused}</p>
    </main>
  );
}
