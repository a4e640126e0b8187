import type { ReadingChoice, ReadSum, ReadTable, Remark } from '../../wire/start.js';
import { language, say } from '../language.js';
import { at, choiceOf, choose, sheet, table } from './model.js';
import { words } from './words.js';

/** How the table looked at was read, whether its totals hold, and what is asked. */
export function HowRead() {
  const text = say(words);
  const { value: one } = sheet;
  return (
    <section class="sheet-how" aria-label={text.how}>
      <h2>{text.how}</h2>
      {one?.knownAs !== undefined && <Known knownAs={one.knownAs} name={one.name ?? ''} />}
      {one && one.tables.length > 1 && <TableChoice tables={one.tables} />}
      {table.value && <TableFacts table={table.value} />}
      <Remarks remarks={one?.remarks ?? []} />
      {table.value && !table.value.isTurned && (
        <>
          <h3>{text.fix}</h3>
          <ul class="sheet-fixes">
            {text.fixes.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p class="quiet">{text.remember}</p>
        </>
      )}
    </section>
  );
}

/** A table of a known kind, which may only be called so. */
function Known({ knownAs, name }: { readonly knownAs: string; readonly name: string }) {
  const text = say(words);
  return (
    <>
      <p class="notice change">{text.known(knownAs)}</p>
      <button type="button" class="button edged" onClick={() => void choose(name, { kind: 'general' })}>
        {text.asGeneral}
      </button>
    </>
  );
}

function TableChoice({ tables }: { readonly tables: readonly ReadTable[] }) {
  const text = say(words);
  return (
    <p class="sheet-tables">
      {tables.map(({ name, title }, index) => (
        <button
          key={name}
          type="button"
          class="button edged"
          aria-pressed={at.value.table === index}
          title={title}
          onClick={() => {
            at.value = { ...at.value, table: index };
          }}
        >
          {text.table(index + 1)}
        </button>
      ))}
    </p>
  );
}

function TableFacts({ table: one }: { readonly table: ReadTable }) {
  const text = say(words);
  const choice = choiceOf(one.name);
  const field = (key: 'title' | 'unit') => (
    <input
      type="text"
      aria-label={text[key]}
      value={choice[key] ?? one[key]}
      placeholder={key === 'unit' ? text.unitOf : ''}
      onChange={(event) => void choose(one.name, { ...choice, [key]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <dl class="sheet-facts">
        <dt class="role-title">{text.title}</dt>
        <dd>{field('title')}</dd>
        <dt class="role-unit">{text.unit}</dt>
        <dd>{field('unit')}</dd>
        <dt class="role-head">{text.head}</dt>
        <dd>{one.head ? text.lines(...one.head) : text.none}</dd>
        <dt class="role-data">{text.data}</dt>
        <dd>{text.rows(one.rows)}</dd>
        <dt class="role-total">{text.totals}</dt>
        <dd>
          {one.totals.length === 0 ? text.none : one.totals.map((line) => text.lines(line, line)).join('、')}
        </dd>
      </dl>
      {one.isTurned && <p class="notice doubt">{text.turned}</p>}
      <Resets name={one.name} choice={choice} />
      {one.sums.length > 0 && <Sums sums={one.sums} />}
      {one.questions.length > 0 && (
        <div class="notice doubt">
          <b>{text.questions}</b>
          {one.questions.map((question) => (
            <p key={question.zh}>{question[language.value]}</p>
          ))}
        </div>
      )}
    </>
  );
}

/** Takes back what was said of a table: how it is read, and of what kind it is. */
function Resets({ name, choice }: { readonly name: string; readonly choice: ReadingChoice }) {
  const text = say(words);
  const { kind, ...others } = choice;
  return (
    <p class="sheet-tables">
      {Object.keys(others).length > 0 && (
        <button type="button" class="button edged" onClick={() => void choose(name, kind ? { kind } : {})}>
          {text.reset}
        </button>
      )}
      {kind && (
        <button type="button" class="button edged" onClick={() => void choose(name, {})}>
          {text.asKnown}
        </button>
      )}
    </p>
  );
}

function Sums({ sums }: { readonly sums: readonly ReadSum[] }) {
  const text = say(words);
  // of several rows of sums each says which it is
  const [first, last] = [sums[0], sums.at(-1)];
  return (
    <table class="sheet-sums">
      <caption>{text.sums}</caption>
      <thead>
        <tr>
          <th scope="col">{text.sumColumns.column}</th>
          <th scope="col">{text.sumColumns.reckoned}</th>
          <th scope="col">{text.sumColumns.stated}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sums.slice(0, MOST_SUMS).map(({ line, column, reckoned, stated, holds }) => (
          <tr key={`${line} ${column}`}>
            <th scope="row" title={`${text.lines(line, line)}　${column}`}>
              {line === first?.line && line === last?.line ? '' : `${line} `}
              {column.split('/').at(-1)}
            </th>
            <td title={reckoned}>{reckoned}</td>
            <td title={stated}>{stated}</td>
            <td class={CLASSES[holds]}>{text.holds[holds]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MOST_SUMS = 40;
const CLASSES = { yes: 'good', no: 'bad', unknown: 'quiet' } as const;

function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  return (
    <>
      {remarks.map(({ severity, message, hint, line }) => (
        <div key={`${line} ${message.zh}`} class={`notice ${severity}`}>
          {line !== undefined && `${say(words).lines(line, line)}　`}
          {message[language.value]}
          {hint && <p>{hint[language.value]}</p>}
        </div>
      ))}
    </>
  );
}
