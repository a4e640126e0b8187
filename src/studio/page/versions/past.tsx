import { useSignal } from '@preact/signals';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { Issue } from '../../issues/issue.js';
import type { HistoryEntry } from '../../wire/issues.js';
import { language, say } from '../language.js';
import { wordsOf } from '../start/begin.js';
import { saidDate } from '../start/dates.js';
import { history, issues, takeBack } from './model.js';
import { words } from './words.js';

/** All issues with their PDFs; each can be taken back. */
export function IssuesList() {
  const text = say(words);
  if (issues.value?.length === 0) return <p class="checks-wait">{text.never}</p>;
  return (
    <ul>
      {(issues.value ?? []).map((one) => (
        <IssueEntry key={one.number} issue={one} />
      ))}
    </ul>
  );
}

function IssueEntry({ issue }: { readonly issue: Issue }) {
  const text = say(words);
  const { number, at, by, note, files } = issue;
  return (
    <li class="checks-item">
      <div class="grow">
        <p>
          <b>{text.issue(number)}</b>　{note}
        </p>
        <p class="quiet">{text.issuedBy(saidDate(at), by)}</p>
        <p class="issue-files">
          {files.map(({ name }) => (
            <a
              key={name}
              href={`/api/issues/${number}/file?${new URLSearchParams({ name })}`}
              target="_blank"
              rel="noreferrer"
            >
              {text.open(name)}
            </a>
          ))}
        </p>
      </div>
      <TakeBack
        words={text.takeBack(number)}
        sure={text.sure(number)}
        act={() => takeBack({ issue: number })}
      />
    </li>
  );
}

/** Every change of the files, by whom and when. */
export function HistoryList() {
  return (
    <ul>
      {history.value.map((one) => (
        <Entry key={one.id} entry={one} />
      ))}
    </ul>
  );
}

function Entry({ entry: { id, kind, by, at, files, cells } }: { readonly entry: HistoryEntry }) {
  const text = say(words);
  return (
    <li class="checks-item">
      <div class="grow">
        <p>
          <span class="pill">{text.kindsOfEntry[kind]}</span> {files.join('、')}　
          {cells.map(({ before, after }) => text.cells(before, after)).join('；')}
        </p>
        <p class="quiet">
          {saidDate(at)}　{by}
        </p>
      </div>
      <TakeBack words={text.before} sure={text.before} act={() => takeBack({ before: id })} />
    </li>
  );
}

interface TakeBackProps {
  readonly words: string;
  readonly sure: string;
  readonly act: () => Promise<void>;
}

/** A button that asks once more, where it stands. */
function TakeBack({ words: name, sure, act }: TakeBackProps) {
  const text = say(words);
  const isAsking = useSignal(false);
  const problem = useSignal<Bilingual | undefined>(undefined);
  const go = async () => {
    isAsking.value = false;
    await act().catch((reason) => {
      problem.value = wordsOf(reason);
    });
  };
  if (!isAsking.value)
    return (
      <div>
        <button
          type="button"
          class="button edged"
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {name}
        </button>
        {problem.value && <p class="bad">{problem.value[language.value]}</p>}
      </div>
    );
  return (
    <div class="take-back" role="alert">
      <p>{sure}</p>
      <button type="button" class="button primary" onClick={() => void go()}>
        {text.yes}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          isAsking.value = false;
        }}
      >
        {text.no}
      </button>
    </div>
  );
}
