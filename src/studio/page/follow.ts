import { useEffect, useState } from 'preact/hooks';
import { get, Refused } from './ask.js';

/** What the server says at an address, asked anew with each state of the pack; null where it has nothing there. */
export function useFollowed<Answer>(
  path: string,
  asked: Readonly<Record<string, string>>,
  revision: number,
): Answer | null | undefined {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: Answer | null }>();
  const key = path + JSON.stringify(asked);
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
  }, [key, revision]);
  return answer?.key === key ? answer.value : undefined;
}
