import { useEffect, useState } from 'preact/hooks';
import type { CellPast } from '../../wire/tables.js';
import { get } from '../ask.js';
import { savedAt } from '../edits/outbox.js';
import { language, say } from '../language.js';
import { pack } from '../state.js';
import type { SheetModel } from './model.js';
import type { TableDesk } from './table-desk.js';
import { words } from './words.js';

/** After so long on a cell its past is asked for: keys are held down. */
const RESTING_MS = 250;

interface HistoryProps {
  readonly model: SheetModel;
  readonly desk: TableDesk | undefined;
}

/** What the chosen cell was before, when, and who changed it. */
export function History({ model, desk }: HistoryProps) {
  const text = say(words);
  const [answer, setAnswer] = useState<{ readonly cell: string; readonly past: readonly CellPast[] }>();
  const { row, column } = desk?.selection.value.active ?? { row: 0, column: 0 };
  const line = model.line(row);
  const { key } = model.state;
  const cell = `${key} ${line} ${column}`;
  useEffect(() => {
    const asked = { key, line: String(line), column: String(column + 1) };
    let isStale = false;
    const timer = setTimeout(async () => {
      const past = await get<readonly CellPast[]>('/api/tables/past', asked).catch(() => []);
      if (!isStale) setAnswer({ cell, past });
    }, RESTING_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [cell, savedAt.value, pack.value?.revision]);
  const past = answer?.cell === cell ? answer.past : [];
  if (past.length === 0) return null;
  return (
    <>
      <h2>{text.history}</h2>
      <ol class="past">
        {past.map(({ at, by, kind, before, after }) => (
          <li key={at}>
            <s>{before || text.asMissing}</s> → <b>{after || text.asMissing}</b>
            <span class="faint">
              {by} {clockOf(at)} {kind !== 'edit' && text.steps[kind]}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The time of today, or the day before. */
function clockOf(at: string): string {
  const then = new Date(at);
  const isToday = then.toDateString() === new Date().toDateString();
  const time = then.toTimeString().slice(0, 5);
  return isToday ? time : `${then.toLocaleDateString(language.value === 'zh' ? 'zh-CN' : 'en')} ${time}`;
}
