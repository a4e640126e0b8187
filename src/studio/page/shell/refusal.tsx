import { useState } from 'preact/hooks';
import { post } from '../ask.js';
import { say } from '../language.js';
import { words as teamWords } from '../team/words.js';
import { words } from './words.js';

/** What a page sees that is not let in: its address was used before, or a team's token is asked for. */
export function Refusal() {
  const isTeam = !['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);
  return isTeam ? <Enter /> : <Used />;
}

function Used() {
  const text = say(words);
  return (
    <main class="refusal">
      <h1>{text.refusedTitle}</h1>
      <p>{text.refused}</p>
    </main>
  );
}

function Enter() {
  const text = say(teamWords);
  const [token, setToken] = useState('');
  const [isWrong, setWrong] = useState(false);
  const enter = async (event: Event) => {
    event.preventDefault();
    try {
      await post('/api/team/enter', { token });
      location.reload();
    } catch {
      setWrong(true);
    }
  };
  return (
    <main class="refusal">
      <h1>{text.enterTitle}</h1>
      <p>{text.enterHint}</p>
      <form onSubmit={enter}>
        <label>
          {text.token}
          <input
            type="password"
            value={token}
            onInput={({ currentTarget }) => setToken(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button primary">
          {text.enter}
        </button>
        {isWrong && (
          <p class="bad" role="alert">
            {text.wrong}
          </p>
        )}
      </form>
    </main>
  );
}
