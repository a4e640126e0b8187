import { say } from '../language.js';
import { connection } from '../state.js';
import { words } from './words.js';

/** The one notice that takes a row, for it may stand for long: the server is gone. */
export function Strip() {
  if (connection.value !== 'gone') return null;
  return (
    <div class="strip" role="alert">
      {say(words).gone}
    </div>
  );
}
