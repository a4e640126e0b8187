import { useEffect, useRef } from 'preact/hooks';
import { say } from '../language.js';
import type { TextEditor } from './editor.js';
import { choose, menu } from './figure-menu.js';
import { words } from './words.js';

/** The height that the list takes at most, in pixels. */
const MOST_HEIGHT = 280;

/** The figures that the words behind `=` may mean. */
export function FigureList({ editor }: { readonly editor: TextEditor | undefined }) {
  const text = say(words);
  const open = menu.value;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[open?.chosen ?? 0]?.scrollIntoView({ block: 'nearest' });
  }, [open?.chosen]);
  if (!open) return null;
  const isAbove = open.bottom + MOST_HEIGHT > innerHeight - 24;
  const place = isAbove
    ? { left: `${open.left}px`, bottom: `${innerHeight - open.top + 4}px` }
    : { left: `${open.left}px`, top: `${open.bottom + 4}px` };
  return (
    <div class="figure-menu" style={place}>
      {open.candidates === undefined && <p class="faint">{text.menuEmpty}</p>}
      {open.candidates?.length === 0 && <p class="faint">{text.menuNone}</p>}
      {open.candidates && open.candidates.length > 0 && (
        <div class="figures" ref={list} role="listbox" aria-label={text.menu}>
          {open.candidates.map((one, index) => (
            <div
              key={one.source}
              role="option"
              tabIndex={-1}
              class="figure-option"
              aria-selected={index === open.chosen}
              onMouseDown={(event) => {
                // the caret stays where it is
                event.preventDefault();
                editor?.take(one);
              }}
              onMouseEnter={() => choose(index)}
            >
              <b>{one.text}</b>
              <span>{one.title}</span>
              <small>{text.kinds[one.kind]}</small>
            </div>
          ))}
        </div>
      )}
      <p class="figure-keys">
        <kbd>↑↓</kbd> {text.menuKeys.choose} <kbd>Enter</kbd> {text.menuKeys.take} <kbd>Esc</kbd>{' '}
        {text.menuKeys.plain}
      </p>
    </div>
  );
}
