import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Failures } from '../edits/failures.js';
import { say } from '../language.js';
import { PagesPane } from '../pages/pane.js';
import { Nav } from './nav.js';
import { words } from './words.js';

const KEPT = 'briefing-widths';
const isWide = innerWidth >= 1600;
const usual = isWide ? { nav: 212, pages: 740 } : { nav: 168, pages: 536 };
/** Width of the lines between. */
const SPLIT = 5;
const LEAST = { nav: 120, middle: 480, pages: 300 };

type Widths = typeof usual;

/** Widths of the panes at the sides, in CSS pixels, as they were last drawn. */
const widths = signal<Widths>(readKept());

function readKept(): Widths {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Widths>) };
  } catch {
    return usual;
  }
}

/** Three panes side by side, with lines between them that can be drawn. */
export function Panes({ middle }: { readonly middle: ComponentChildren }) {
  const { nav: left, pages: right } = widths.value;
  const text = say(words);
  return (
    <div class="panes" style={{ gridTemplateColumns: `${left + SPLIT}px minmax(0, 1fr) ${right + SPLIT}px` }}>
      <Nav>
        <Split pane="nav" direction={1} label={text.splitNav} />
      </Nav>
      <main class="middle" id="middle" tabIndex={-1} data-pane>
        {middle}
        <Failures />
      </main>
      <PagesPane>
        <Split pane="pages" direction={-1} label={text.splitPages} />
      </PagesPane>
    </div>
  );
}

interface SplitProps {
  readonly pane: keyof Widths;
  /** Whether the pane grows as the line goes right, or as it goes left. */
  readonly direction: 1 | -1;
  readonly label: string;
}

function Split({ pane, direction, label }: SplitProps) {
  const width = widths.value[pane];
  const onPointerDown = (event: PointerEvent) => {
    const line = event.currentTarget as HTMLElement;
    line.setPointerCapture(event.pointerId);
    const from = event.clientX;
    line.onpointermove = ({ clientX }) => resize(pane, width + direction * (clientX - from));
    line.onpointerup = () => {
      line.onpointermove = null;
    };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (steps === 0) return;
    event.preventDefault();
    resize(pane, width + direction * steps * 16);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that is drawn is no rule of a text
    <div
      class="split"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={LEAST[pane]}
      aria-valuemax={innerWidth}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

function resize(pane: keyof Widths, asked: number): void {
  const other = widths.value[pane === 'nav' ? 'pages' : 'nav'];
  const most = innerWidth - other - LEAST.middle - 2 * SPLIT;
  const width = Math.round(Math.max(LEAST[pane], Math.min(most, asked)));
  widths.value = { ...widths.value, [pane]: width };
  localStorage.setItem(KEPT, JSON.stringify(widths.value));
}
