import type { ReadFile } from '../../wire/start.js';
import { language, say } from '../language.js';
import { at, reading, said, seen } from './model.js';
import { words } from './words.js';

/** The files that were dropped in, each with its sheets and how well it was read. */
export function FileList() {
  const text = say(words);
  const { files, remarks } = reading.value ?? { files: [], remarks: [] };
  return (
    <nav class="sheet-files" aria-label={text.files}>
      <h1>{text.files}</h1>
      <ul>
        {files.map((one, index) => (
          <li key={one.file}>
            <FileEntry file={one} index={index} />
          </li>
        ))}
      </ul>
      {remarks.map(({ message }) => (
        <p key={message.zh} class="notice warning">
          {message[language.value]}
        </p>
      ))}
    </nav>
  );
}

function FileEntry({ file, index }: { readonly file: ReadFile; readonly index: number }) {
  const isHere = at.value.file === index;
  const rows = file.sheets.flatMap(({ tables, lines, knownAs }) =>
    knownAs === undefined ? tables.map((one) => one.rows) : [lines.length - 1],
  );
  const go = (sheet: number) => () => {
    at.value = { file: index, sheet, table: 0 };
  };
  return (
    <>
      <button type="button" class="sheet-file" aria-current={isHere ? 'true' : undefined} onClick={go(0)}>
        <span>{file.file}</span>
        <span class="quiet">{say(words).rows(rows.reduce((sum, count) => sum + count, 0))}</span>
        <FileState file={file} />
      </button>
      {isHere && file.sheets.length > 1 && (
        <ul class="sheet-names">
          {file.sheets.map(({ sheet }, number) => (
            <li key={sheet}>
              <button
                type="button"
                aria-current={at.value.sheet === number ? 'true' : undefined}
                onClick={go(number)}
              >
                {sheet}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FileState({ file: { file, sheets } }: { readonly file: ReadFile }) {
  const text = say(words);
  if (said.value?.leftOut.includes(file)) return <span class="pill">{text.leftOut}</span>;
  const tables = sheets.flatMap((one) => one.tables);
  const doubts = tables.reduce((sum, one) => sum + one.questions.length, 0);
  const isKnown = sheets.some(({ knownAs }) => knownAs !== undefined);
  if (sheets.some(({ remarks }) => remarks.some(({ severity }) => severity === 'error')))
    return <span class="pill error">{text.errors}</span>;
  if (tables.length === 0 && !isKnown) return <span class="pill warning">{text.noTable}</span>;
  const sums = tables.flatMap((one) => one.sums);
  const isOff = sums.some(({ holds }) => holds === 'no');
  const holding = sums.some(({ holds }) => holds === 'yes');
  return (
    <span>
      {doubts > 0 && <span class="pill doubt">{text.doubts(doubts)}</span>}{' '}
      {isOff && <span class="pill warning">{text.sumsOff}</span>}
      {!isOff && holding && <span class="pill change">{text.sumsAgree}</span>}
      {!isOff && !holding && doubts === 0 && <span class="pill change">{text.good}</span>}{' '}
      {seen.value.has(file) && <span class="pill">{text.seen}</span>}
    </span>
  );
}
