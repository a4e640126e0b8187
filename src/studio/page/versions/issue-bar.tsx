import { useSignal } from '@preact/signals';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { PackState } from '../../wire/pack.js';
import { language, say } from '../language.js';
import { wordsOf } from '../start/begin.js';
import { issueNow, issues, loadChanges, nextNumber } from './model.js';
import { words } from './words.js';

/** The next issue: whether it can be, why it is, and the button. */
export function IssueBar({ pack: { diagnostics, hasFailed } }: { readonly pack: PackState }) {
  const text = say(words);
  const note = useSignal('');
  const isBusy = useSignal(false);
  const told = useSignal<Bilingual | undefined>(undefined);
  if (!issues.value) return null;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const hasDoubts = diagnostics.some(({ code }) => code === 'unchecked-rows');
  const submit = async (event: Event) => {
    event.preventDefault();
    isBusy.value = true;
    try {
      const { number } = await issueNow(note.value);
      note.value = '';
      told.value = { zh: words.zh.done(number), en: words.en.done(number) };
      await loadChanges();
    } catch (reason) {
      told.value = wordsOf(reason);
    }
    isBusy.value = false;
  };
  return (
    <form class="issue-bar" onSubmit={(event) => void submit(event)}>
      <div class="grow">
        <p>
          <b>{text.doIssue(nextNumber.value)}</b>
          {'　'}
          {errors > 0 ? (
            <span class="bad">{text.errors(errors)}</span>
          ) : (
            <span class="good">{text.noErrors}</span>
          )}
          {'　'}
          {hasDoubts && <a href="#checks">{text.doubts}</a>}
        </p>
        <p class="quiet">{told.value ? <output>{told.value[language.value]}</output> : text.kept}</p>
      </div>
      <input
        type="text"
        aria-label={text.note}
        placeholder={text.note}
        value={note.value}
        onInput={(event) => {
          note.value = event.currentTarget.value;
        }}
      />
      <button
        type="submit"
        class="button primary"
        data-role="issue"
        disabled={isBusy.value || hasFailed || errors > 0}
      >
        {isBusy.value ? `${text.issuing}…` : text.doIssue(nextNumber.value)}
      </button>
    </form>
  );
}
