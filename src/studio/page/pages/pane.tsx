import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { say } from '../language.js';
import { pack } from '../state.js';
import { Links } from './links.js';
import './open-part.js';
import { Sheet } from './sheet.js';
import { show, shown } from './state.js';
import { Thumbs } from './thumbs.js';
import { PagesTools, showsThumbs } from './tools.js';
import { words } from './words.js';

/** The pages at the right. */
export function PagesPane({ children }: { readonly children: ComponentChildren }) {
  const text = say(words);
  const entry = pack.value?.pages;
  useEffect(() => {
    if (entry) void show(entry);
  }, [entry?.version]);
  return (
    <section class="pages" aria-label={text.pane} data-pane tabIndex={-1}>
      {children}
      <div class="pages-main">
        <PagesTools />
        <Links />
        <div class="pages-body">
          {showsThumbs.value && <Thumbs />}
          {shown.value || entry ? <Sheet /> : <NoPages />}
          <Notice />
        </div>
      </div>
    </section>
  );
}

/** An outline of a page, and what is waited for: pages that are set for the first time, or an error that is mended. */
function NoPages() {
  const text = say(words);
  const state = pack.value;
  const errors = state?.diagnostics.filter(({ severity }) => severity === 'error').length ?? 0;
  const [title, hint] = state?.hasFailed ? [text.noPages, text.mendFirst(errors)] : [text.setting, ''];
  return (
    <div class="desk">
      <div class="sheet outline" aria-live="polite">
        <h2>{title}</h2>
        <p>{hint}</p>
        <hr />
        <i class="cards" />
        <i class="lines" />
        <i class="lines" />
      </div>
    </div>
  );
}

/** The pages stay as they were last good; that they do is said over them. */
function Notice() {
  const state = pack.value;
  if (!state?.hasFailed || !state.pages) return null;
  return <p class="pages-notice">{say(words).stale}</p>;
}
