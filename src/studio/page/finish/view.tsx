import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Bilingual } from '../../../core/diagnostic.js';
import type { FinishEdition, FinishState } from '../../wire/finish.js';
import type { PackState } from '../../wire/pack.js';
import type { AreaProps } from '../area.js';
import { get } from '../ask.js';
import { language, say } from '../language.js';
import { Icon } from '../shell/icon.js';
import { printPdf, saveFile } from '../shell/print.js';
import { signs } from '../signs.js';
import { wordsOf } from '../start/begin.js';
import { issues, loadIssues } from '../versions/model.js';
import { PrintRoom } from './print-room.js';
import { words } from './words.js';

const state = signal<FinishState | undefined>(undefined);

/** What a pack is printed and handed over as. */
export default function FinishView({ pack }: AreaProps) {
  const text = say(words);
  const problem = useSignal<Bilingual | undefined>(undefined);
  const chosen = useSignal(0);
  useEffect(() => {
    void loadIssues();
    get<FinishState>('/api/finish').then(
      (answer) => {
        state.value = answer;
        problem.value = undefined;
      },
      (reason) => {
        problem.value = wordsOf(reason);
      },
    );
  }, [pack.revision, pack.folder]);
  const { editions, failed } = state.value ?? { editions: [], failed: [] };
  const nameOf = (key: string) => pack.editions.find((one) => one.key === key)?.name ?? key;
  const one = editions[chosen.value] ?? editions[0];
  return (
    <>
      <header class="tools">
        <h1>{text.title}</h1>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to scroll by keys */}
      <section class="finish" tabIndex={0} aria-label={text.title}>
        {problem.value && (
          <p class="notice error" role="alert">
            {problem.value[language.value]}
          </p>
        )}
        {failed.map(({ edition, message }) => (
          <p key={edition} class="notice error">
            {text.failed(nameOf(edition))}：{message[language.value]}
          </p>
        ))}
        {!state.value && !problem.value && <output>{text.working}…</output>}
        <ul class="finish-editions">
          {editions.map((edition, index) => (
            <li key={edition.edition} class={edition === one ? 'chosen' : ''}>
              <Edition
                edition={edition}
                name={nameOf(edition.edition)}
                onChoose={() => {
                  chosen.value = index;
                }}
              />
            </li>
          ))}
        </ul>
        {one && <PrintRoom edition={one} name={nameOf(one.edition)} title={pack.title} />}
        <Together />
        <Look pack={pack} />
      </section>
    </>
  );
}

interface EditionProps {
  readonly edition: FinishEdition;
  readonly name: string;
  readonly onChoose: () => void;
}

function Edition({ edition: { edition, pageSize, pages, print }, name, onChoose }: EditionProps) {
  const text = say(words);
  const address = (file: string) => `/api/finish/pdf?${new URLSearchParams({ edition, file })}`;
  const isOnSheets = print.file === 'sheets';
  return (
    <>
      <button type="button" class="finish-name" onClick={onChoose}>
        {name}
      </button>
      <p>
        {text.size(pageSize, pages)}
        {'　'}
        {isOnSheets ? text.onSheets(print.paper, print.sheets) : text.sheets(print.paper, print.sheets)}
      </p>
      <p class="quiet">
        {text.flip[print.flip]}，{text.binding[print.binding]}
      </p>
      <div class="finish-buttons">
        <button
          type="button"
          class="button primary"
          aria-label={`${text.print[print.file]}：${text.printOf(name)}`}
          onClick={() => printPdf(address(print.file))}
        >
          <Icon name="print" />
          {text.print[print.file]}
        </button>
        <button
          type="button"
          class="button edged"
          aria-label={`${text.save[print.file]}：${text.saveOf(name)}`}
          onClick={() => saveFile(address(print.file))}
        >
          {text.save[print.file]}
        </button>
        {isOnSheets && (
          <button type="button" class="button" onClick={() => saveFile(address('pages'))}>
            {text.savePages}
          </button>
        )}
      </div>
    </>
  );
}

function Together() {
  const text = say(words);
  const [last] = issues.value ?? [];
  const row = (key: keyof typeof text.files, address: string, isSaved: boolean) => {
    const [name, what] = text.files[key];
    const button = isSaved ? text.saveShort : text.openShort;
    return (
      <li>
        <b>{name}</b>
        <span class="quiet grow">{what}</span>
        <button
          type="button"
          class="button edged"
          aria-label={`${button}：${name}`}
          onClick={() => (isSaved ? saveFile(address) : printPdf(address))}
        >
          {button}
        </button>
      </li>
    );
  };
  return (
    <section class="finish-box">
      <h2>{text.together}</h2>
      <ul>
        {row('workbook', '/api/finish/workbook', true)}
        {row('folder', '/api/finish/folder', true)}
        {row('proof', '/api/checks/proof.pdf', false)}
        {last && row('corrections', `/api/issues/${last.number}/corrections.pdf`, false)}
      </ul>
    </section>
  );
}

/** How things stand, in a few lines. */
function Look({ pack: { diagnostics } }: { readonly pack: PackState }) {
  const text = say(words);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const hasDoubts = diagnostics.some(({ code }) => code === 'unchecked-rows');
  const warnings = diagnostics.length - errors;
  return (
    <section class="finish-box">
      <h2>{text.look}</h2>
      <ul>
        <Line sign={errors === 0 ? undefined : 'error'}>
          {errors === 0 ? text.noErrors : text.errors(errors)}
        </Line>
        <Line sign={hasDoubts ? 'doubt' : undefined}>{hasDoubts ? text.doubts : text.noDoubts}</Line>
        <Line sign={warnings === 0 ? undefined : 'warning'}>
          {warnings === 0 ? text.noWarnings : text.warnings(warnings)}
        </Line>
      </ul>
    </section>
  );
}

interface LineProps {
  /** What is wrong; absent where all is well. */
  readonly sign: Exclude<keyof (typeof signs)['zh'], 'change'> | undefined;
  readonly children: string;
}

function Line({ sign, children }: LineProps) {
  return (
    <li>
      <span class={sign ? `pill ${sign}` : 'good'}>{sign ? say(signs)[sign] : '✓'}</span>
      <span class="grow">{children}</span>
      {sign && (
        <a class="button edged" href="#checks" aria-label={`${say(words).go}：${children}`}>
          {say(words).go}
        </a>
      )}
    </li>
  );
}
