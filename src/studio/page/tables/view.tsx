import type { AreaProps } from '../area.js';

export default function TableView({ pack, item }: AreaProps) {
  const table = pack.tables.find(({ key }) => key === item);
  return (
    <div class="tools">
      <h1>
        {table?.number} {table?.title}
      </h1>
    </div>
  );
}
