/** Where rows (or columns) of a sheet come to stand once some are put in, taken out or moved. */
export interface RowShift {
  /** What of a place is shifted: columns then stand where this tells of lines. */
  readonly axis: 'line' | 'column';
  /** The line of a row; undefined where it is taken out. */
  line(line: number): number | undefined;
  /** The lines of an area, as references to it are to go on; undefined where nothing of it is left. */
  area(first: number, last: number): readonly [first: number, last: number] | undefined;
  /** Where rows were put in, and how many. */
  readonly inserted?: { readonly line: number; readonly count: number };
}

export function insertion(at: number, count: number, axis: RowShift['axis'] = 'line'): RowShift {
  const line = (one: number) => (one >= at ? one + count : one);
  return { axis, line, area: (first, last) => [line(first), line(last)], inserted: { line: at, count } };
}

export function removal(from: number, count: number, axis: RowShift['axis'] = 'line'): RowShift {
  const behind = from + count;
  return {
    axis,
    line: (one) => (one < from ? one : one < behind ? undefined : one - count),
    area: (first, last) => {
      const start = first < from ? first : Math.max(from, first - count);
      const end = last < from ? last : last < behind ? from - 1 : last - count;
      return start > end ? undefined : [start, end];
    },
  };
}

/** Moves `count` rows from `from` on to before the row at `to`. */
export function movement(from: number, count: number, to: number): RowShift {
  const [out, into] = [removal(from, count), insertion(to > from ? to - count : to, count)];
  const start = to > from ? to - count : to;
  const line = (one: number) => {
    if (one >= from && one < from + count) return start + one - from;
    return into.line(out.line(one) as number);
  };
  return {
    axis: 'line',
    line,
    area: (first, last) => {
      const isInside = first >= from && last < from + count;
      if (isInside) return [line(first) as number, line(last) as number];
      // rows that change places within an area stay in it, at its edges too
      const staysInside = first <= from && last >= from + count - 1 && to >= first && to <= last + 1;
      if (staysInside) return [first, last];
      const left = out.area(first, last);
      return left && into.area(...left);
    },
  };
}
