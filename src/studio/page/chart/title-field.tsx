import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChartState } from '../../wire/charts.js';
import type { TextsState } from '../../wire/texts.js';
import { say } from '../language.js';
import { TextEditor } from '../text/editor.js';
import { FigureList } from '../text/figure-list.js';
import { setHeading } from './chart-edits.js';
import { words } from './words.js';

/** A title in one's own words, with figures of the tables in it as chips. */
export function TitleField({ state }: { readonly state: ChartState }) {
  const text = say(words);
  const root = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<TextEditor>();
  // edits are made of the chart as it is by then
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    const texts = textsOf(state);
    const [section] = texts.sections;
    if (!section) return;
    const made = new TextEditor(root.current as HTMLElement, texts, section, {
      label: text.ownLabel,
      isLine: true,
      editsOf: (_, __, [line]) => (line ? setHeading(latest.current, 'own', line.source) : []),
    });
    setEditor(made);
    return () => made.destroy();
  }, [state.name]);
  useEffect(() => editor?.learn(textsOf(state)), [state, editor]);
  return (
    <>
      <div class="title-line">
        <div ref={root} class="grow" />
        <button type="button" class="button small edged" onClick={() => editor?.insertFigure()}>
          {text.figure}
        </button>
      </div>
      <FigureList editor={editor} />
    </>
  );
}

/** The title as a part of texts of one paragraph. */
function textsOf({ file = '', spec: { title = '' }, titleCalls }: ChartState): TextsState {
  const home = { kind: 'value', path: ['title'] } as const;
  const section = { key: 'title', title: '', paragraphs: [{ source: title, home }], first: home };
  return { file, first: [], sections: [section], calls: titleCalls, references: [], terms: [], typed: [] };
}
