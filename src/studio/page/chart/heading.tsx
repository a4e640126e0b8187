import type { ChartState } from '../../wire/charts.js';
import { send } from '../edits/outbox.js';
import { say } from '../language.js';
import { signs } from '../signs.js';
import { type Heading as Choice, headingOf, setHeading } from './chart-edits.js';
import { isHeld } from './held.js';
import { TitleField } from './title-field.js';
import { words } from './words.js';

/** The title: what the chart is about, the sentence that the program finds in it, or one's own. */
export function Heading({ state }: { readonly state: ChartState }) {
  const text = say(words);
  const { topic, title } = state.spec;
  const about = topic ?? title ?? state.name;
  const chosen = headingOf(state);
  const own = chosen === 'own' ? (title ?? '') : about;
  const isTyped = chosen === 'own' && /\d/.test((title ?? '').replace(/\{\{[^}]*\}\}|\d{4}年/g, ''));
  return (
    <fieldset class="chart-heading" disabled={isHeld(state)}>
      <legend>{text.heading}</legend>
      <Option state={state} choice="topic" title={about} note={text.topicOnly} />
      <Option
        state={state}
        choice="proposed"
        title={state.proposed ?? text.proposedNone}
        note={text.proposed}
        isOff={state.proposed === undefined && chosen !== 'proposed'}
      />
      <Option state={state} choice="own" title={text.own} note="" own={own} />
      {chosen === 'own' && <TitleField state={state} />}
      {isTyped ? (
        <p class="note doubt">
          <b>{say(signs).doubt}</b>
          <span>{text.typed}</span>
        </p>
      ) : (
        <p class="faint">{text.follows}</p>
      )}
    </fieldset>
  );
}

interface OptionProps {
  readonly state: ChartState;
  readonly choice: Choice;
  readonly title: string;
  readonly note: string;
  readonly isOff?: boolean;
  readonly own?: string;
}

function Option({ state, choice, title, note, isOff = false, own }: OptionProps) {
  const isChosen = headingOf(state) === choice;
  return (
    <label class={`chart-option${isChosen ? ' chosen' : ''}`}>
      <input
        type="radio"
        name="chart-heading"
        checked={isChosen}
        disabled={isOff}
        onChange={() => send(setHeading(state, choice, own))}
      />
      <span>
        {title}
        {note !== '' && <small class="faint">{note}</small>}
      </span>
    </label>
  );
}
