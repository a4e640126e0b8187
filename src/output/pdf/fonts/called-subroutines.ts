import type { CffFont } from '../../../fonts/cff.js';

/** The subroutines that outlines call, by their places: those of the whole font, and those of each private part. */
export interface CalledSubroutines {
  readonly ofFont: ReadonlySet<number>;
  readonly ofPart: ReadonlyMap<number, ReadonlySet<number>>;
}

/** How deep calls may go (Adobe Technical Note 5177, appendix B). */
const MOST_DEEP = 10;

/** Operators of a charstring that matter here (Technical Note 5177, appendix A). */
const HSTEM = 1;
const VSTEM = 3;
const CALLSUBR = 10;
const RETURN = 11;
const ESCAPE = 12;
const ENDCHAR = 14;
const HSTEMHM = 18;
const HINTMASK = 19;
const CNTRMASK = 20;
const VSTEMHM = 23;
const CALLGSUBR = 29;
/** Escaped operators below this calculate: what they leave on the stack is not followed. */
const FIRST_FLEX = 34;

/**
 * Which subroutines the outlines of these glyphs call, found by following them; undefined where an outline calculates
 * or is not as it should be: then all have to be kept.
 */
export function calledSubroutines(font: CffFont, glyphIds: readonly number[]): CalledSubroutines | undefined {
  const hasRoutines = [font, ...font.privateParts].some(({ subroutines }) => subroutines.length > 0);
  if (!hasRoutines) return { ofFont: new Set(), ofPart: new Map() };
  const ofFont = new Set<number>();
  const ofPart = new Map<number, Set<number>>();
  for (const id of glyphIds) {
    const part = font.partOf(id);
    const local = ofPart.get(part) ?? new Set<number>();
    ofPart.set(part, local);
    const subroutines = font.privateParts[part]?.subroutines ?? [];
    const walk = new Walk([subroutines, local], [font.subroutines, ofFont]);
    if (walk.follow(font.charString(id), 0) === 'lost') return undefined;
  }
  return { ofFont, ofPart };
}

type Routines = readonly [all: readonly Buffer[], called: Set<number>];
type End = 'returned' | 'ended' | 'lost';

/** One glyph's outline, followed: hints are counted for the length of the masks that choose from them. */
class Walk {
  private stack: number[] = [];
  private stems = 0;

  constructor(
    private readonly local: Routines,
    private readonly global: Routines,
  ) {}

  follow(program: Buffer, depth: number): End {
    if (depth > MOST_DEEP) return 'lost';
    for (let at = 0; at < program.length; ) {
      const first = program[at] as number;
      if (first >= 32 || first === 28) {
        at += this.push(program, at);
        continue;
      }
      if (first === RETURN) return 'returned';
      if (first === ENDCHAR) return 'ended';
      if (first === CALLSUBR || first === CALLGSUBR) {
        const end = this.call(first === CALLSUBR ? this.local : this.global, depth);
        if (end !== 'returned') return end;
        at++;
        continue;
      }
      if (first === ESCAPE && (program[at + 1] ?? 0) < FIRST_FLEX) return 'lost';
      at += this.operate(first);
    }
    return 'returned';
  }

  /** Answers how many bytes the number takes. */
  private push(program: Buffer, at: number): number {
    const first = program[at] as number;
    const second = program[at + 1] ?? 0;
    if (first === 28) this.stack.push(((second << 24) >> 16) | (program[at + 2] ?? 0));
    else if (first <= 246) this.stack.push(first - 139);
    else if (first <= 250) this.stack.push(256 * (first - 247) + second + 108);
    else if (first <= 254) this.stack.push(-256 * (first - 251) - second - 108);
    else this.stack.push(Number.NaN);
    return first === 28 ? 3 : first <= 246 ? 1 : first <= 254 ? 2 : 5;
  }

  private call([all, called]: Routines, depth: number): End {
    const index = (this.stack.pop() ?? Number.NaN) + biasOf(all.length);
    const routine = all[index];
    if (!routine) return 'lost';
    called.add(index);
    return this.follow(routine, depth + 1);
  }

  /** Answers how many bytes the operator takes. */
  private operate(operator: number): number {
    const isMask = operator === HINTMASK || operator === CNTRMASK;
    // hints before a mask may come without an operator of their own
    if (isMask || [HSTEM, VSTEM, HSTEMHM, VSTEMHM].includes(operator)) this.stems += this.stack.length >> 1;
    this.stack = [];
    if (isMask) return 1 + ((this.stems + 7) >> 3);
    return operator === ESCAPE ? 2 : 1;
  }
}

/** What is added to the number by which a subroutine is called (Technical Note 5176, 16). */
function biasOf(count: number): number {
  if (count < 1240) return 107;
  return count < 33900 ? 1131 : 32768;
}
