import { Random } from '../random.mjs';
import { charts } from './charts.mjs';
import { csv } from './csv.mjs';
import { edition } from './edition.mjs';
import { extract } from './extract.mjs';
import { hbs } from './hbs.mjs';
import { impose } from './impose.mjs';
import { manifest } from './manifest.mjs';
import { svg } from './svg.mjs';
import { tables } from './tables.mjs';
import { xlsx } from './xlsx.mjs';
import { yaml } from './yaml.mjs';

/** Each takes random numbers and the folder of files that the program has made, and answers an input. */
const mutators = { csv, yaml, charts, xlsx, hbs, edition, svg, manifest, impose, extract, tables };

export const kinds = Object.keys(mutators);

/** Input `number` of a kind: always the same for a seed. */
export function makeInput({ seed, kind, number }, madeFolder) {
  return mutators[kind](new Random(seed, kind, number), madeFolder);
}
