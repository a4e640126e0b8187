import { useEffect, useRef, useState } from 'preact/hooks';
import type { TextSection, TextsState } from '../../wire/texts.js';
import type { AreaProps } from '../area.js';
import { useFollowed } from '../follow.js';
import { say } from '../language.js';
import { findingsIn } from '../shell/where.js';
import { Detail } from './detail.js';
import { TextEditor } from './editor.js';
import { FigureList } from './figure-list.js';
import { paragraphEdits } from './paragraph-edits.js';
import { TextTools } from './tools.js';
import { words } from './words.js';

/** One part of the texts: words, with the figures in them that come from rows. */
export default function TextView({ pack, item }: AreaProps) {
  const state = useFollowed<TextsState>('/api/texts', {}, pack.revision);
  const section =
    state?.sections.find(({ key }) => key === item) ?? (item === undefined ? state?.sections[0] : undefined);
  if (!state || !section)
    return (
      <>
        <div class="tools">
          <h1>{pack.texts.find(({ key }) => key === item)?.title ?? item}</h1>
        </div>
        <p class="table-notice">{state ? say(words).gone : say(words).loading}</p>
      </>
    );
  return <OpenText key={section.key} state={state} section={section} />;
}

function OpenText({ state, section }: { readonly state: TextsState; readonly section: TextSection }) {
  const root = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<TextEditor>();
  useEffect(() => {
    const made = new TextEditor(root.current as HTMLElement, state, section, {
      label: say(words).editor(section.title),
      editsOf: ({ file, first }, part, now) => [...first, ...paragraphEdits(file, part, now)],
    });
    setEditor(made);
    return () => made.destroy();
  }, []);
  useEffect(() => editor?.learn(state), [state, editor]);
  return (
    <>
      <TextTools editor={editor} title={section.title} references={state.references} />
      <p class="text-hint">{say(words).hint}</p>
      <div class="text-body">
        <div ref={root} class="text-root" />
      </div>
      <FigureList editor={editor} />
      <Detail editor={editor} findings={findingsIn('text', section.key)} />
    </>
  );
}
