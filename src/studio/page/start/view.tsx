import { signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DraftState, PackEntry, StartState } from '../../wire/start.js';
import { get, post } from '../ask.js';
import { language, say } from '../language.js';
import { dropThumb, keptThumb } from '../pages/kept-thumb.js';
import { Icon } from '../shell/icon.js';
import { hrefOf, pack } from '../state.js';
import { beginning, beginWith, openPack, told } from './begin.js';
import { saidDate } from './dates.js';
import { words } from './words.js';

const state = signal<StartState | undefined>(undefined);

/** What there is to begin with: three ways to make a pack, those not finished, and those that were open. */
export default function StartView() {
  const text = say(words);
  const isOver = useSignal(false);
  useEffect(() => {
    void told(async () => {
      state.value = await get<StartState>('/api/start');
    });
  }, []);
  useWholeWindowDrop(isOver);
  if (state.value === undefined) return <main class="start" />;
  const { packs, drafts } = state.value;
  return (
    <main class="start" id="middle" tabIndex={-1}>
      <Beginnings />
      <p class={isOver.value ? 'start-drop over' : 'start-drop'}>
        <span>{isOver.value ? text.dropHere : text.drop}</span>
        <span class="quiet">{text.untouched}</span>
      </p>
      <Progress />
      {drafts.length > 0 && <DraftList drafts={drafts} />}
      <PackList packs={packs} />
    </main>
  );
}

/** Files that are dropped beside a place for them would otherwise be opened in its stead. */
function useWholeWindowDrop(isOver: { value: boolean }): void {
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      isOver.value = true;
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) isOver.value = false;
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      isOver.value = false;
      void beginWith([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
}

function Beginnings() {
  const text = say(words);
  return (
    <section aria-labelledby="start-new">
      <div class="start-head">
        <h1 id="start-new">{text.title}</h1>
        <span class="grow" />
        {pack.value && (
          <a class="button edged" href={hrefOf({ area: 'checks' })}>
            {text.back}
          </a>
        )}
      </div>
      <div class="start-ways">
        <FileCard kind="report" accept=".docx,.doc,.wps,.pdf,.txt,.md,.html,.htm" letter="W">
          <b>{text.fromReport}</b>
          <span>{text.fromReportWhat}</span>
          <span class="link">{text.fromReportFiles}</span>
        </FileCard>
        <FileCard kind="sheets" accept=".xlsx,.xlsm,.xls,.et,.ods,.csv,.tsv,.json" letter="X">
          <b>{text.fromSheets}</b>
          <span>{text.fromSheetsWhat}</span>
          <span class="link">{text.fromSheetsFiles}</span>
        </FileCard>
        <a class="start-way" href="#next" data-way="year">
          <Paper letter="年" kind="year" />
          <span class="start-words">
            <b>{text.fromYear}</b>
            <span>{text.fromYearWhat}</span>
            <span class="link">{text.fromYearFiles}</span>
          </span>
        </a>
      </div>
    </section>
  );
}

interface FileCardProps {
  readonly kind: 'report' | 'sheets';
  readonly accept: string;
  readonly letter: string;
  readonly children: ComponentChildren;
}

/** A way that begins with files: the whole card is their field. */
function FileCard({ kind, accept, letter, children }: FileCardProps) {
  const choose = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    await beginWith([...(input.files ?? [])]);
    // the same file may be chosen again
    input.value = '';
  };
  return (
    <label class="start-way" data-way={kind}>
      <input class="unseen" type="file" accept={accept} multiple onChange={choose} />
      <Paper letter={letter} kind={kind} />
      <span class="start-words">{children}</span>
    </label>
  );
}

function Paper({ letter, kind }: { readonly letter: string; readonly kind: string }) {
  return (
    <svg class={`start-paper ${kind}`} viewBox="0 0 38 48" aria-hidden="true">
      <path d="M3.5 1.5h22l9 9v36h-31z M25.5 1.5v9h9" />
      <rect x="0" y="20" width="26" height="15" rx="2" />
      <text x="13" y="31.5">
        {letter}
      </text>
    </svg>
  );
}

/** What is being read, or why it can't be. */
function Progress() {
  const { reading, problem } = beginning.value;
  const text = say(words);
  return (
    <div class="start-progress">
      {reading !== undefined && <output>{text.reading(reading)}</output>}
      {problem && (
        <p class="notice error" role="alert">
          {problem[language.value]}
        </p>
      )}
    </div>
  );
}

function DraftList({ drafts }: { readonly drafts: readonly DraftState[] }) {
  const text = say(words);
  const discard = (id: string) =>
    told(async () => {
      state.value = await post<StartState>(`/api/start/draft/${id}/remove`);
    });
  return (
    <section aria-labelledby="start-drafts">
      <h2 id="start-drafts">{text.drafts}</h2>
      <ul class="start-drafts">
        {drafts.map(({ id, kind, names, begunAt }) => (
          <li key={id}>
            <b>{names.join('、')}</b>
            <span class="quiet">
              {text.draftOf[kind]}　{saidDate(begunAt)}
            </span>
            <span class="grow" />
            <button
              type="button"
              class="button"
              aria-label={text.discard(names[0] ?? '')}
              onClick={() => void discard(id)}
            >
              {text.discardShort}
            </button>
            <a class="button edged" href={hrefOf({ area: kind === 'report' ? 'import' : 'sheet', item: id })}>
              {text.goOn}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PackList({ packs }: { readonly packs: readonly PackEntry[] }) {
  const text = say(words);
  const isAsking = useSignal(false);
  return (
    <section aria-labelledby="start-recent">
      <div class="start-head">
        <h2 id="start-recent">{text.recent}</h2>
        <span class="grow" />
        <span class="keys quiet">
          <kbd>↑</kbd>
          <kbd>↓</kbd> {text.select}　<kbd>↵</kbd> {text.open}
        </span>
        <button
          type="button"
          class="button edged"
          aria-expanded={isAsking.value}
          onClick={() => {
            isAsking.value = !isAsking.value;
          }}
        >
          <Icon name="folder" />
          {text.openFolder}
        </button>
      </div>
      {isAsking.value && (
        <FolderField
          onDone={() => {
            isAsking.value = false;
          }}
        />
      )}
      <table class="start-packs">
        <thead>
          <tr>
            <th scope="col">{text.columns.pack}</th>
            <th scope="col">{text.columns.issue}</th>
            <th scope="col">{text.columns.opened}</th>
            <th scope="col">{text.columns.where}</th>
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {packs.map((one) => (
            <PackRow key={one.folder} entry={one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FolderField({ onDone }: { readonly onDone: () => void }) {
  const text = say(words);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    const folder = field.current?.value.trim() ?? '';
    if (folder !== '') void openPack(folder);
  };
  return (
    <form class="start-folder" onSubmit={submit}>
      <label>
        {text.folderPath}
        <input ref={field} type="text" spellcheck={false} autocomplete="off" />
      </label>
      <button type="submit" class="button primary">
        {text.open}
      </button>
      <button type="button" class="button" onClick={onDone}>
        {text.cancel}
      </button>
    </form>
  );
}

/** Arrows go from pack to pack. */
function walk(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const links = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.start-open')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[at + step]?.focus();
  event.preventDefault();
}

function PackRow({ entry }: { readonly entry: PackEntry }) {
  const { folder, title, meeting, openedAt, issue, isExample } = entry;
  const text = say(words);
  const thumb = keptThumb(folder);
  const forget = () =>
    told(async () => {
      dropThumb(folder);
      state.value = await post<StartState>('/api/start/forget', { folder });
    });
  return (
    <tr>
      <td>
        <button type="button" class="start-open" onClick={() => void openPack(folder)}>
          <span class="start-thumb">{thumb && <img src={thumb} alt="" />}</span>
          <b>
            {isExample && <span class="pill">{text.example}</span>} {title}
          </b>
          <span class="quiet">{meeting}</span>
        </button>
      </td>
      <td>
        {isExample ? text.never : issue ? text.issued(issue.number, saidDate(issue.at)) : text.notIssued}
      </td>
      <td>{openedAt === undefined ? text.never : saidDate(openedAt)}</td>
      <td class="quiet">
        <span class="start-where" title={isExample ? undefined : folder}>
          {isExample ? text.exampleWhere : folder}
        </span>
        {openedAt !== undefined && (
          <button type="button" class="button" aria-label={text.forget(title)} onClick={() => void forget()}>
            {text.forgetShort}
          </button>
        )}
      </td>
    </tr>
  );
}
