import type { ChangeLine } from '../../wire/issues.js';
import { say } from '../language.js';
import { hrefOfPlace } from '../shell/where.js';
import { changes, issues } from './model.js';
import { words } from './words.js';

/** What differs from the last issue: what somebody changed, and what followed from it. */
export function ChangeTables() {
  const text = say(words);
  const [last] = issues.value ?? [];
  if (!issues.value) return <output class="checks-wait">{text.loading}…</output>;
  if (!last) return <p class="checks-wait">{text.never}</p>;
  if (!changes.value) return <output class="checks-wait">{text.loading}…</output>;
  const { byHand, followed, isSame } = changes.value;
  if (isSame || byHand.length + followed.length === 0)
    return <p class="checks-nothing">✓ {text.same(last.number)}</p>;
  return (
    <>
      <ChangeTable caption={text.byHand(byHand.length)} lines={byHand} number={last.number} />
      {followed.length > 0 && (
        <ChangeTable caption={text.followed(followed.length)} lines={followed} number={last.number} />
      )}
    </>
  );
}

interface ChangeTableProps {
  readonly caption: string;
  readonly lines: readonly ChangeLine[];
  readonly number: number;
}

function ChangeTable({ caption, lines, number }: ChangeTableProps) {
  const { columns } = say(words);
  return (
    <table class="change-lines">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.change(number)}</th>
          <th scope="col">{columns.pages}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line }: { readonly line: ChangeLine }) {
  const text = say(words);
  const { kind, where, item, column, before, after, pages, place } = line;
  const href = hrefOfPlace(place);
  const sign = text.kinds[kind];
  return (
    <tr>
      <td>
        {sign !== '' && <span class="pill change">{sign}</span>} {item}
        <span class="quiet">
          {where}　{column}
        </span>
      </td>
      <td>
        {before !== '' && <del>{before}</del>}
        {before !== '' && after !== '' && ' → '}
        {after !== '' && <ins>{after}</ins>}
      </td>
      <td>{pages === '' ? <span class="quiet">{text.notPrinted}</span> : text.pages(pages)}</td>
      <td>
        {href !== undefined && (
          <a class="button edged" href={href} aria-label={text.goTo(item)}>
            {text.go}
          </a>
        )}
      </td>
    </tr>
  );
}
