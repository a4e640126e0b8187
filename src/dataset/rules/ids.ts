import { errorAt } from '../../core/diagnostics.js';
import { allRows, type TableRow, type TableRule } from './rule.js';

/** An id names one row in all tables, because texts refer to figures by id alone. */
export const duplicateIds: TableRule = ({ dataset }) => {
  const first = new Map<string, TableRow>();
  return allRows(dataset).flatMap((current) => {
    const { id } = current.row;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, current);
    if (id === '' || earlier === undefined) return [];
    const { file, line, address } = earlier.row.place;
    const [zh, en] = address === undefined ? [` 第${line}行`, `:${line}`] : [` ${address} `, ` ${address}`];
    return [
      errorAt(
        'duplicate-id',
        { zh: `编号“${id}”重复`, en: `The id "${id}" is used twice` },
        {
          place: current.row.cells.编号?.place ?? current.row.place,
          hint: { zh: `${file}${zh}已用这个编号。`, en: `It is first used at ${file}${en}.` },
        },
      ),
    ];
  });
};
