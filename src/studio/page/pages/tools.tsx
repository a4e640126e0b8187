import { signal } from '@preact/signals';
import type { LookState, PackState } from '../../wire/pack.js';
import { post } from '../ask.js';
import { say } from '../language.js';
import { refresh } from '../listen.js';
import { Icon } from '../shell/icon.js';
import { ownEdition, pack } from '../state.js';
import { mayEdit } from '../team/clerks.js';
import { showsLinks, zoom, zoomBy } from './sheet.js';
import { page, shown, turnTo } from './state.js';
import { words } from './words.js';

/** Whether the small pages are shown. */
export const showsThumbs = signal(localStorage.getItem('briefing-thumbs') !== 'no');

function look(change: Partial<LookState>): void {
  void post('/api/pack/look', change);
}

/** Who only looks turns to another edition alone; who works on the pack, for all. */
function lookAt(edition: string): void {
  if (mayEdit.peek()) {
    look({ edition });
    return;
  }
  ownEdition.value = edition;
  void refresh();
}

function chosenIn(event: Event): string {
  return (event.currentTarget as HTMLSelectElement).value;
}

/** Which pages are shown, and how. */
export function PagesTools() {
  const text = say(words);
  const state = pack.value;
  return (
    <div class="tools">
      <select
        aria-label={text.edition}
        value={state?.look.edition}
        onChange={(event) => lookAt(chosenIn(event))}
      >
        {state?.editions.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <Turning />
      <Zooming />
      <span class="grow" />
      {state && state.palettes.length > 0 && <Colours state={state} />}
      <Switch name="links" of={showsLinks} label={text.links} />
      <Switch name="thumbs" of={showsThumbs} label={text.thumbs} icon />
    </div>
  );
}

/** The colours of the pages, or none; a pack that another program makes has those that it was told. */
function Colours({ state }: { readonly state: PackState }) {
  const text = say(words);
  const { isGrey, palette = '' } = state.look;
  return (
    <>
      <select
        aria-label={text.palette}
        value={palette}
        disabled={isGrey || !mayEdit.value}
        onChange={(event) => look({ palette: chosenIn(event) })}
      >
        <option value="">{text.ownPalette}</option>
        {state.palettes.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button small"
        aria-pressed={isGrey}
        disabled={!mayEdit.value}
        onClick={() => look({ isGrey: !isGrey })}
      >
        {text.grey}
      </button>
    </>
  );
}

function Turning() {
  const text = say(words);
  const count = shown.value?.entry.pageCount ?? 0;
  const at = page.value;
  return (
    <>
      <button
        type="button"
        class="button small icon-only"
        aria-label={text.before}
        title={`${text.before} PgUp`}
        disabled={at <= 1}
        onClick={() => turnTo(at - 1)}
      >
        <Icon name="before" />
      </button>
      <output data-role="page">{count > 0 && text.page(at, count)}</output>
      <button
        type="button"
        class="button small icon-only"
        aria-label={text.after}
        title={`${text.after} PgDn`}
        disabled={at >= count}
        onClick={() => turnTo(at + 1)}
      >
        <Icon name="after" />
      </button>
    </>
  );
}

function Zooming() {
  const text = say(words);
  const percent = Math.round(zoom.value * 100);
  return (
    <>
      <button
        type="button"
        class="button small icon-only"
        aria-label={text.smaller}
        title={text.smaller}
        onClick={() => zoomBy(-1)}
      >
        −
      </button>
      {zoom.value !== 1 && (
        <button
          type="button"
          class="button small"
          title={text.fit}
          onClick={() => zoomBy(0)}
          data-role="zoom"
        >
          {percent}%
        </button>
      )}
      <button
        type="button"
        class="button small icon-only"
        aria-label={text.larger}
        title={text.larger}
        onClick={() => zoomBy(1)}
      >
        ＋
      </button>
    </>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly of: { value: boolean };
  readonly label: string;
  readonly icon?: boolean;
}

/** Something that is shown or not, as this browser remembers it. */
function Switch({ name, of, label, icon = false }: SwitchProps) {
  const flip = () => {
    of.value = !of.value;
    localStorage.setItem(`briefing-${name}`, of.value ? 'yes' : 'no');
  };
  return (
    <button
      type="button"
      class={icon ? 'button small icon-only' : 'button small'}
      aria-pressed={of.value}
      aria-label={label}
      title={label}
      onClick={flip}
    >
      {icon ? <Icon name="thumbs" /> : label}
    </button>
  );
}
