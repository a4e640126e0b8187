import { useEffect, useState } from 'preact/hooks';
import { get, Refused } from './ask.js';
import { onDone } from './edits/outbox.js';

/**
 * What the server says at an address, asked anew with each state of the pack and each change; null where it has nothing
 * there.
 */
export function useFollowed<Answer>(
  path: string,
  asked: Readonly<Record<string, string>>,
  revision: number,
): Answer | null | undefined {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: Answer | null }>();
  const [writes, setWrites] = useState(0);
  const key = path + JSON.stringify(asked);
  // files say what was written before pages do
  useEffect(() => {
    const note = () => setWrites((count) => count + 1);
    onDone.add(note);
    return () => {
      onDone.delete(note);
    };
  }, []);
  useEffect(() => {
    let isStale = false;
    get<Answer>(path, asked).then(
      (value) => !isStale && setAnswer({ key, value }),
      (problem) => {
        if (!(problem instanceof Refused)) throw problem;
        if (!isStale) setAnswer({ key, value: null });
      },
    );
    return () => {
      isStale = true;
    };
  }, [key, revision, writes]);
  return answer?.key === key ? answer.value : undefined;
}
