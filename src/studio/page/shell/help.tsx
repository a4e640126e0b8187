import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../language.js';

export const showsHelp = signal(false);

const words = {
  zh: {
    title: '按键',
    close: '关闭',
    keys: [
      ['F1', '看这张表'],
      ['F6 Shift+F6', '换一栏'],
      ['Alt+1 … 9', '左栏第几项'],
      ['Alt+↑ Alt+↓', '左栏里的表、图换先后'],
      ['Ctrl+Z Ctrl+Y', '撤销、重做'],
      ['Ctrl+F Ctrl+H', '查找、替换'],
      ['PgUp PgDn', '翻页'],
      ['方向键 Ctrl+方向键', '走一格、走到头'],
      ['Shift+方向键', '选一块'],
      ['F2 打字', '改这一格'],
      ['回车 Tab Esc', '下一格、右一格、不改了'],
      ['Ctrl+C Ctrl+V', '与 Excel、WPS 互相复制'],
      ['Ctrl+D', '向下填充'],
      ['Delete', '清空，印作未列'],
      ['F7', '这一行已核'],
      ['F8', '下一处要看的格'],
      ['F9', '这一格在页上的下一处'],
      ['Shift+F9', '下一面刚改过的'],
    ],
  },
  en: {
    title: 'Keys',
    close: 'Close',
    keys: [
      ['F1', 'this list'],
      ['F6 Shift+F6', 'another pane'],
      ['Alt+1 … 9', 'an entry at the left'],
      ['Alt+↑ Alt+↓', 'move a table or a chart at the left'],
      ['Ctrl+Z Ctrl+Y', 'undo, redo'],
      ['Ctrl+F Ctrl+H', 'find, replace'],
      ['PgUp PgDn', 'turn the pages'],
      ['Arrows Ctrl+arrows', 'one cell, to the end'],
      ['Shift+arrows', 'choose a block'],
      ['F2, typing', 'change the cell'],
      ['Enter Tab Esc', 'down, right, leave as it was'],
      ['Ctrl+C Ctrl+V', 'to and from Excel and WPS'],
      ['Ctrl+D', 'fill down'],
      ['Delete', 'empty: prints as missing'],
      ['F7', 'the row is checked'],
      ['F8', 'the next cell to be looked at'],
      ['F9', 'the next place of the cell on the pages'],
      ['Shift+F9', 'the next page with what has just changed'],
    ],
  },
};

/** The keys, over the page. */
export function Help() {
  return showsHelp.value ? <HelpPanel /> : null;
}

function HelpPanel() {
  const text = say(words);
  const root = useRef<HTMLDialogElement>(null);
  useEffect(() => root.current?.showModal(), []);
  const close = () => {
    showsHelp.value = false;
  };
  return (
    <dialog class="panel help" ref={root} aria-label={text.title} onClose={close}>
      <h2>{text.title}</h2>
      <dl>
        {text.keys.map(([key = '', what = '']) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button edged" onClick={close}>
        {text.close}
      </button>
    </dialog>
  );
}
