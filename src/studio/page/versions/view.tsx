import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { AreaProps } from '../area.js';
import { language, say } from '../language.js';
import { Icon } from '../shell/icon.js';
import { printPdf } from '../shell/print.js';
import { wordsOf } from '../start/begin.js';
import { ChangeTables } from './change-tables.js';
import { IssueBar } from './issue-bar.js';
import { changes, issues, loadChanges, loadHistory, loadIssues } from './model.js';
import { HistoryList, IssuesList } from './past.js';
import { words } from './words.js';

/** What changed since the last issue, what was issued, and every change; and the next issue. */
export default function VersionsView({ pack, item = 'compare' }: AreaProps) {
  const text = say(words);
  const problem = useSignal<Bilingual | undefined>(undefined);
  useEffect(() => {
    const load = async () => {
      await loadIssues();
      if (item === 'compare') await loadChanges();
      if (item === 'history') await loadHistory();
    };
    load().then(
      () => {
        problem.value = undefined;
      },
      (reason) => {
        problem.value = wordsOf(reason);
      },
    );
  }, [pack.revision, pack.folder, item]);
  const [last] = issues.value ?? [];
  return (
    <>
      <header class="tools">
        <h1>{text.title}</h1>
        <Tab
          item="compare"
          here={item}
          words={last ? text.compare(last.number) : text.compare(0)}
          isShown={last !== undefined}
        />
        <Tab item="issues" here={item} words={text.issues} isShown />
        <Tab item="history" here={item} words={text.history} isShown />
        <span class="grow" />
        {item === 'compare' && last && changes.value && !changes.value.isSame && (
          <button
            type="button"
            class="button edged"
            onClick={() => printPdf(`/api/issues/${last.number}/corrections.pdf`)}
          >
            <Icon name="print" />
            {text.corrections}
          </button>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to scroll by keys */}
      <section class="versions" tabIndex={0} aria-label={text.title}>
        {problem.value && (
          <p class="notice warning" role="alert">
            {problem.value[language.value]}
          </p>
        )}
        {item === 'compare' && <ChangeTables />}
        {item === 'issues' && <IssuesList />}
        {item === 'history' && <HistoryList />}
      </section>
      <IssueBar pack={pack} />
    </>
  );
}

interface TabProps {
  readonly item: string;
  readonly here: string;
  readonly words: string;
  readonly isShown: boolean;
}

function Tab({ item, here, words: name, isShown }: TabProps) {
  if (!isShown) return null;
  return (
    <a
      class="button"
      href={item === 'compare' ? '#versions' : `#versions/${item}`}
      aria-current={item === here ? 'page' : undefined}
    >
      {name}
    </a>
  );
}
