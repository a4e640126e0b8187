import { useEffect, useRef, useState } from 'preact/hooks';
import type { TableEntry } from '../../wire/pack.js';
import type { AreaProps } from '../area.js';
import { say } from '../language.js';
import { type CellAddress, wanted } from '../selection.js';
import { hrefOf } from '../state.js';
import { Detail } from './detail.js';
import { Errors } from './errors.js';
import { Find } from './find.js';
import { Foreseen } from './foreseen.js';
import { FormulaBar } from './formula-bar.js';
import { Legend } from './legend.js';
import type { SheetModel } from './model.js';
import { openSheet, sheet } from './open-sheet.js';
import { TableDesk } from './table-desk.js';
import { TableTools } from './tools.js';
import { words } from './words.js';

/** A sheet of the data in a grid, with what is to be said of the cell that is chosen. */
export default function TableView({ pack, item }: AreaProps) {
  const { key, cell } = addressed(item ?? pack.tables[0]?.key ?? '');
  useEffect(() => openSheet(key), [key]);
  useEffect(() => {
    if (!cell) return;
    wanted.value = cell;
    // so that the same address leads there again
    location.replace(hrefOf({ area: 'tables', item: key }));
  }, [item]);
  const entry = pack.tables.find((one) => one.key === key);
  const title = [entry?.number, entry?.title ?? key].filter(Boolean).join(' ');
  const model = sheet.value;
  if (model === null) return <Notice title={title} text={say(words).gone} />;
  if (!model || model.state.key !== key) return <Notice title={title} text={say(words).loading} />;
  return <OpenTable key={model.state.key} title={title} entry={entry} model={model} />;
}

/** `projects.csv`, or with a cell of it by line and column: `projects.csv@4:5`. */
function addressed(item: string): { readonly key: string; readonly cell?: CellAddress } {
  const [, key, line, column] = /^(.*)@(\d+):(\d+)$/.exec(item) ?? [];
  if (key === undefined) return { key: item };
  return { key, cell: { key, line: Number(line), column: Number(column) } };
}

function Notice({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <div class="tools">
        <h1>{title}</h1>
      </div>
      <p class="table-notice">{text}</p>
    </>
  );
}

interface OpenTableProps {
  readonly title: string;
  readonly entry: TableEntry | undefined;
  readonly model: SheetModel;
}

function OpenTable({ title, entry, model }: OpenTableProps) {
  const root = useRef<HTMLDivElement>(null);
  const [desk, setDesk] = useState<TableDesk>();
  useEffect(() => {
    const made = new TableDesk(root.current as HTMLElement, model, title);
    setDesk(made);
    return () => made.destroy();
  }, [model]);
  return (
    <>
      <TableTools title={title} entry={entry} desk={desk} model={model} />
      <FormulaBar desk={desk} model={model} />
      <Find desk={desk} model={model} />
      <div class="grid" ref={root} data-role="grid" />
      <Foreseen desk={desk} />
      <Errors desk={desk} model={model} />
      <Legend model={model} />
      <Detail desk={desk} model={model} />
    </>
  );
}
