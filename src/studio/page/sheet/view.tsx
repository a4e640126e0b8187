import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AreaProps } from '../area.js';
import { say } from '../language.js';
import { FrontForm } from '../start/front-form.js';
import { TaskProblem } from '../start/task-problem.js';
import { TaskWait } from '../start/task-wait.js';
import { useTask } from '../start/use-task.js';
import { FileList } from './file-list.js';
import { HowRead } from './how-read.js';
import { draft, file, leaveOut, make, nextFile, open, said, sayFront } from './model.js';
import { SheetGrid } from './sheet-grid.js';
import { words } from './words.js';

/** Sheets as an office has them: the files, the sheet with what each line was read as, and what follows from that. */
export default function SheetView({ item = '' }: AreaProps) {
  const text = say(words);
  const problem = useTask(item, open);
  const isMaking = useSignal(false);
  const take = () => {
    if (!nextFile()) isMaking.value = true;
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || isMaking.value) return;
      event.preventDefault();
      take();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  if (problem.value) return <TaskProblem problem={problem.value} draft={item} />;
  if (!draft.value || !said.value) return <TaskWait working={text.working} />;
  const { front, name } = said.value;
  return (
    <main class="task" id="middle" tabIndex={-1}>
      <div class="sheet-columns">
        <FileList />
        <SheetGrid />
        <HowRead />
      </div>
      <Foot onTake={take} />
      {isMaking.value && (
        <FrontForm
          front={front}
          name={name}
          home={draft.value.home}
          onSay={sayFront}
          onMake={make}
          onClose={() => {
            isMaking.value = false;
          }}
        />
      )}
    </main>
  );
}

function Foot({ onTake }: { readonly onTake: () => void }) {
  const text = say(words);
  const here = file.value?.file;
  const isLeftOut = here !== undefined && (said.value?.leftOut.includes(here) ?? false);
  return (
    <footer class="key-bar">
      <span>
        <kbd>Tab</kbd> {text.keys.tab}
      </span>
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {text.keys.move}
      </span>
      <span>
        <kbd>Ctrl+↵</kbd> {text.keys.take}
      </span>
      <span class="grow" />
      {here !== undefined && (
        <button type="button" class="button edged" onClick={() => leaveOut(here, !isLeftOut)}>
          {isLeftOut ? text.takeBack : text.leave}
        </button>
      )}
      <button type="button" class="button primary" data-role="take" onClick={onTake}>
        {text.take}
      </button>
    </footer>
  );
}
