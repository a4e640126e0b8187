import { useSignal } from '@preact/signals';
import type { FinishEdition } from '../../wire/finish.js';
import { say } from '../language.js';
import { Icon } from '../shell/icon.js';
import { words } from './words.js';

interface PrintRoomProps {
  readonly edition: FinishEdition;
  readonly name: string;
  readonly title: string;
}

/** What the print room has to know, on the screen and as a sheet of its own. */
export function PrintRoom({ edition: { print }, name, title }: PrintRoomProps) {
  const text = say(words);
  const copies = useSignal(1);
  const { paper, sheets, flip, binding, middle } = print;
  return (
    <section class="finish-box print-room">
      <h2>
        {text.room}　{name}
      </h2>
      <p class="print-title">{title}</p>
      <dl>
        <dt>{text.facts.paper}</dt>
        <dd>{text.paper(paper, sheets)}</dd>
        <dt>{text.facts.sides}</dt>
        <dd>
          <b>{text.sides(text.flip[flip])}</b>
        </dd>
        <dt>{text.facts.colour}</dt>
        <dd>{text.colour}</dd>
        <dt>{text.facts.binding}</dt>
        <dd>{binding === 'saddle' ? text.saddle(sheets) : text.binding[binding]}</dd>
        <dt>{text.facts.copies}</dt>
        <dd>
          <input
            type="number"
            min={1}
            max={99_999}
            aria-label={text.facts.copies}
            value={copies.value}
            onInput={(event) => {
              copies.value = Math.max(1, event.currentTarget.valueAsNumber || 1);
            }}
          />{' '}
          {text.copies}　{text.total(copies.value * sheets)}
        </dd>
        <dt>{text.facts.trial}</dt>
        <dd>{middle ? text.trialMiddle(...middle) : text.trial}</dd>
      </dl>
      <button type="button" class="button edged" onClick={() => globalThis.print()}>
        <Icon name="print" />
        {text.printRoom}
      </button>
    </section>
  );
}
