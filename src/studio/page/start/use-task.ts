import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Bilingual } from '../../../core/diagnostic.js';
import { focusOnTask, wordsOf } from './begin.js';

/** Opens what was begun with whenever another is asked for; holds why it could not be, where it could not. */
export function useTask(item: string, open: (item: string) => Promise<void>): Signal<Bilingual | undefined> {
  const problem = useSignal<Bilingual | undefined>(undefined);
  useEffect(() => {
    problem.value = undefined;
    open(item).then(focusOnTask, (reason) => {
      problem.value = wordsOf(reason);
    });
  }, [item]);
  return problem;
}
