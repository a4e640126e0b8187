import { pack } from '../state.js';

/** Buttons at the right of the top bar: areas that have one add it. */
export function TopBar() {
  return (
    <header class="bar">
      <span class="bar-name">{pack.value?.title ?? '简报工作台'}</span>
    </header>
  );
}
