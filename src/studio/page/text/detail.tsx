import type { DiagnosticState } from '../../wire/pack.js';
import type { CallState, TypedNumber } from '../../wire/texts.js';
import { language, say } from '../language.js';
import { signs } from '../signs.js';
import { addressOf, type TextEditor } from './editor.js';
import { words } from './words.js';

interface DetailProps {
  readonly editor: TextEditor | undefined;
  /** What the last build found in this part of the texts. */
  readonly findings: readonly DiagnosticState[];
}

/**
 * What is wrong with the part, and what is to be said of the figure that is chosen or of the paragraph at the caret.
 */
export function Detail({ editor, findings }: DetailProps) {
  const text = say(words);
  const { call, typed = [] } = editor?.atCaret.value ?? {};
  const notice = editor?.notice.value;
  return (
    <section class="detail" aria-label={text.about} aria-live="polite">
      {findings.map(({ severity, message, hint }) => (
        <p key={message.zh} class={`note ${severity}`}>
          <b>{say(signs)[severity]}</b>
          <span class="grow">
            {message[language.value]}
            {hint && <small> {hint[language.value]}</small>}
          </span>
        </p>
      ))}
      <h2>{text.about}</h2>
      {notice !== undefined && <TermNotice notice={notice} />}
      {call?.state && <Origin state={call.state} />}
      {typed.map((one) => (
        <Typed key={`${one.piece} ${one.from}`} one={one} editor={editor} />
      ))}
      {!call && notice === undefined && typed.length === 0 && <p class="faint">{text.calm}</p>}
    </section>
  );
}

function Origin({ state }: { readonly state: CallState }) {
  const text = say(words);
  const { cell, title } = state;
  return (
    <p class="note">
      <b>{text.kinds[state.kind]}</b>
      <span class="grow">
        {state.text ?? text.broken}{' '}
        <small>
          {text.from} {title}
        </small>
      </span>
      {cell && (
        <a class="button small edged" href={addressOf(cell)}>
          {cell.line === undefined ? text.toTable : text.toCell}
        </a>
      )}
    </p>
  );
}

function Typed({ one, editor }: { readonly one: TypedNumber; readonly editor: TextEditor | undefined }) {
  const text = say(words);
  if (one.candidates.length === 0)
    return (
      <p class="note doubt">
        <b>{say(signs).doubt}</b>
        <span class="grow">{text.typedNone(one.text)}</span>
      </p>
    );
  return (
    <>
      {one.candidates.map((candidate) => (
        <p class="note doubt" key={candidate.source}>
          <b>{say(signs).doubt}</b>
          <span class="grow">{text.typedFound(one.text, candidate.title)}</span>
          <button
            type="button"
            class="button small edged"
            onClick={() => editor?.replaceTyped(one, candidate)}
          >
            {text.replace}
          </button>
        </p>
      ))}
    </>
  );
}

function TermNotice({ notice }: { readonly notice: { readonly term: string } | 'select-term' }) {
  const text = say(words);
  if (notice === 'select-term') return <p class="note">{text.selectTerm}</p>;
  return (
    <p class="note doubt">
      <b>{say(signs).doubt}</b>
      <span class="grow">{text.noTerm(notice.term)}</span>
      <a class="button small edged" href={`#terms/${encodeURIComponent(`+${notice.term}`)}`}>
        {text.toTerms}
      </a>
    </p>
  );
}
