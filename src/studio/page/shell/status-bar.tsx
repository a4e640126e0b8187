import type { PackState } from '../../wire/pack.js';
import { language, say, speak } from '../language.js';
import { pack } from '../state.js';
import { words } from './words.js';

/** How things stand, in one line. */
export function StatusBar() {
  const text = say(words);
  const state = pack.value;
  return (
    <footer class="status">
      {state ? <PagesStatus state={state} /> : <span class="grow">{text.noPack}</span>}
      <LanguageButton />
    </footer>
  );
}

/** The other language of the tool, in that language. */
function LanguageButton() {
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      class="status-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => speak(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

function PagesStatus({ state }: { readonly state: PackState }) {
  const text = say(words);
  const { isFirst, hasFailed, diagnostics, milliseconds } = state;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (isFirst) return <output>{text.building}</output>;
  return (
    <>
      <output class={hasFailed ? 'bad' : 'good'}>{hasFailed ? text.failed(errors) : text.following}</output>
      <span data-role="milliseconds">{text.milliseconds(milliseconds)}</span>
      <span class="grow" />
      {warnings > 0 && <span>{text.warnings(warnings)}</span>}
    </>
  );
}
