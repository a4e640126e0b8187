/** Something that wants to stand at a height, and how much room it takes there. */
export interface Wish {
  readonly centre: number;
  readonly size: number;
}

/** Neighbours that touch, and where they begin. */
interface Cluster {
  readonly sizes: readonly number[];
  /** Where it would begin if there were no bounds: the mean of what its members wish. */
  readonly wishedStart: number;
  readonly start: number;
}

/**
 * The centres nearest to the wished ones (least squares) at which nothing overlaps and all stays between
 * `from` and `to`, in the order given; where there is not room for all, evenly squeezed. Wishes are to be in
 * ascending order.
 */
export function spread(wishes: readonly Wish[], from: number, to: number): readonly number[] {
  const room = to - from;
  const squeeze = Math.min(1, room / sum(wishes.map(({ size }) => size)));
  const settled = (sizes: readonly number[], wishedStart: number): Cluster => {
    return { sizes, wishedStart, start: Math.max(from, Math.min(wishedStart, to - sum(sizes))) };
  };
  const clusters: Cluster[] = [];
  for (const wish of wishes) {
    const size = wish.size * squeeze;
    let cluster = settled([size], wish.centre - size / 2);
    for (let last = clusters.at(-1); last && endOf(last) > cluster.start; last = clusters.at(-1)) {
      clusters.pop();
      cluster = settled([...last.sizes, ...cluster.sizes], meanStart(last, cluster));
    }
    clusters.push(cluster);
  }
  return clusters.flatMap(centresOf);
}

/** The start that serves two clusters best once the second follows the first without a gap. */
function meanStart(first: Cluster, second: Cluster): number {
  const [a, b] = [first.sizes.length, second.sizes.length];
  return (a * first.wishedStart + b * (second.wishedStart - sum(first.sizes))) / (a + b);
}

function centresOf({ sizes, start }: Cluster): readonly number[] {
  return sizes.map((size, index) => start + sum(sizes.slice(0, index)) + size / 2);
}

function endOf({ start, sizes }: Cluster): number {
  return start + sum(sizes);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
