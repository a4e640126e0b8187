import { signal } from '@preact/signals';
import { areas } from '../areas.js';
import { callMe, clerk } from '../clerk.js';
import { say } from '../language.js';
import { me, others } from './clerks.js';
import { words } from './words.js';

const isOpen = signal(false);

/** The first character of a name. */
function initialOf(name: string): string {
  return [...name][0] ?? '·';
}

/** Who works on the pack: this clerk, whose name can be changed, and the others, each with where they are. */
export function Team() {
  const text = say(words);
  const names = others.value.map(({ name }) => name);
  return (
    <span class="team">
      <button
        type="button"
        class="team-button"
        aria-expanded={isOpen.value}
        aria-label={text.team([clerk.value, ...names].join('、'))}
        data-role="team"
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="avatar">{initialOf(clerk.value)}</span>
        {others.value.map(({ page, name }) => (
          <span key={page} class="avatar other">
            {initialOf(name)}
          </span>
        ))}
      </button>
      {isOpen.value && <TeamPanel />}
    </span>
  );
}

function TeamPanel() {
  const text = say(words);
  const { look } = me.value;
  return (
    <div class="panel team-panel" role="dialog" aria-label={text.title}>
      <label>
        {text.myName}
        <input
          value={clerk.value}
          maxLength={20}
          onChange={({ currentTarget }) => callMe(currentTarget.value.trim() || text.me)}
        />
      </label>
      {others.value.map(({ page, name, area, cell }) => (
        <p key={page}>
          <span class="avatar other">{initialOf(name)}</span> {name}
          <span class="faint">{whereOf(area, cell?.key)}</span>
        </p>
      ))}
      {look !== undefined && (
        <label>
          {text.look}
          <input
            readOnly
            value={new URL(look, location.href).href}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </label>
      )}
    </div>
  );
}

function whereOf(area: string | undefined, key: string | undefined): string {
  const found = areas.find((one) => one.key === area);
  return [found && say(found.name), key].filter(Boolean).join(' ');
}
