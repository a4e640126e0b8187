import type { Bilingual } from '../../../core/diagnostic.js';
import { post } from '../ask.js';
import { language, say } from '../language.js';
import { told } from './begin.js';

const words = {
  zh: {
    title: '这份读不成',
    untouched: '原文件没有动。改好了再选一次，或者换一份。',
    start: '回到开始',
    discard: '删去这份，回到开始',
  },
  en: {
    title: 'This can’t be read',
    untouched: 'Your file was not changed. Mend it and choose it again, or another one.',
    start: 'Back to the start',
    discard: 'Remove it and go back',
  },
};

interface TaskProblemProps {
  readonly problem: Bilingual;
  /** What was begun and can't be gone on with. */
  readonly draft: string;
}

/** A task that can't be done: why, and the way back. */
export function TaskProblem({ problem, draft }: TaskProblemProps) {
  const text = say(words);
  const discard = () =>
    told(async () => {
      await post(`/api/start/draft/${encodeURIComponent(draft)}/remove`);
      location.hash = '#start';
    });
  return (
    <main class="task task-problem" id="middle" tabIndex={-1}>
      <h1>{text.title}</h1>
      <p class="notice error" role="alert">
        {problem[language.value]}
      </p>
      <p class="quiet">{text.untouched}</p>
      <p class="front-actions">
        <a class="button edged" href="#start">
          {text.start}
        </a>
        <button type="button" class="button edged" onClick={() => void discard()}>
          {text.discard}
        </button>
      </p>
    </main>
  );
}
