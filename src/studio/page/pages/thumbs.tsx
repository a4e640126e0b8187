import { useEffect, useRef } from 'preact/hooks';
import { say } from '../language.js';
import { pack } from '../state.js';
import { drawn } from './draw.js';
import { keepThumb } from './kept-thumb.js';
import { changedPages } from './places.js';
import { page, shown, turnTo } from './state.js';
import { words } from './words.js';

const WIDTH = 58;
/** Small pages are drawn once the large one has come, in this time. */
const LATER_MS = 150;

/** All pages, small. */
export function Thumbs() {
  const root = useRef<HTMLDivElement>(null);
  const at = shown.value;
  const number = page.value;
  useEffect(() => {
    root.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [number]);
  return (
    <div class="thumbs" ref={root}>
      {Array.from({ length: at?.entry.pageCount ?? 0 }, (_, index) => (
        <Thumb key={index} number={index + 1} isHere={index + 1 === number} />
      ))}
    </div>
  );
}

/** One small page: drawn when it comes into view, and again when something on it has changed. */
function Thumb({ number, isHere }: { readonly number: number; readonly isHere: boolean }) {
  const root = useRef<HTMLButtonElement>(null);
  const id = shown.value?.entry.pageIds[number - 1];
  useEffect(() => {
    const button = root.current;
    if (!button) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      timer = setTimeout(() => void fill(button, number), LATER_MS);
    });
    observer.observe(button);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [id]);
  const text = say(words);
  const isChanged = changedPages.value.includes(number);
  return (
    <button
      type="button"
      ref={root}
      aria-current={isHere ? 'page' : undefined}
      data-mark={isChanged ? text.changed : undefined}
      aria-label={isChanged ? text.changedSheet(number) : text.sheet(number)}
      onClick={() => turnTo(number)}
    >
      <i />
      {number}
    </button>
  );
}

async function fill(button: HTMLElement, number: number): Promise<void> {
  const at = shown.value;
  const canvas = at && (await drawn(at.pdf, number, ({ width }) => WIDTH / width));
  if (!canvas) return;
  button.querySelector('i')?.replaceChildren(canvas);
  const folder = pack.peek()?.folder;
  if (number === 1 && folder !== undefined) keepThumb(folder, canvas);
}
