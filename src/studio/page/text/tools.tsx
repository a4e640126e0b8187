import type { Candidate } from '../../wire/texts.js';
import { say } from '../language.js';
import type { TextEditor } from './editor.js';
import { words } from './words.js';

interface ToolsProps {
  readonly editor: TextEditor | undefined;
  readonly title: string;
  readonly references: readonly Candidate[];
}

/** The title of the part, and what can be put into it. */
export function TextTools({ editor, title, references }: ToolsProps) {
  const text = say(words);
  const refer = (event: Event) => {
    const list = event.currentTarget as HTMLSelectElement;
    if (list.value !== '') editor?.insertCall(list.value);
    list.value = '';
  };
  return (
    <div class="tools">
      <h1 title={title}>{title}</h1>
      <span class="grow" />
      <button type="button" class="button small" onClick={() => editor?.insertFigure()}>
        {text.insert}
      </button>
      <button type="button" class="button small" title="Ctrl+K" onClick={() => editor?.markTerm()}>
        {text.term}
      </button>
      <select class="text-references" aria-label={text.reference} value="" onChange={refer}>
        <option value="">{text.reference}</option>
        {references.map(({ source, title }) => (
          <option key={source} value={source}>
            {title}
          </option>
        ))}
      </select>
      <span class="pill">{text.taken(editor?.count.value ?? 0)}</span>
    </div>
  );
}
