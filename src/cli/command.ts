import type { Bilingual } from '../core/diagnostics.js';
import type { World } from '../core/world.js';
import type { Terminal } from './terminal.js';

/** An option of a command, as it is written, and what the help says of it. */
export interface CommandOption {
  /** `-e, --edition <name>`; `<>` asks for a value, `[]` takes one. */
  readonly flags: string;
  readonly words: Bilingual;
  /** Whether it may be given several times, which is the same as its values with commas between them. */
  readonly isList?: boolean;
  /** Other options that it can't stand beside. */
  readonly conflictsWith?: readonly string[];
}

/** An argument of a command: `<pdf>` is needed, `[folder]` may be left out, `[packs...]` may be many. */
export interface CommandArgument {
  readonly name: `<${string}>` | `[${string}]`;
  readonly words: Bilingual;
}

/** Options under the names that a program knows them by: `--since-git` is `sinceGit`. */
export type CommandOptions = Readonly<Record<string, CommandOption>>;

/** What the options of a command come to, by their definition. */
export type OptionValues<Options extends CommandOptions> = {
  readonly [Name in keyof Options]?: ValueOf<Options[Name]['flags']>;
};

type ValueOf<Flags extends string> = Flags extends `${string}<${string}`
  ? string
  : Flags extends `${string}[${string}`
    ? string | true
    : boolean;

/** What the arguments of a command come to, by their definition. */
export type ArgumentValues<Arguments extends readonly CommandArgument[]> = {
  readonly [Index in keyof Arguments]: Arguments[Index]['name'] extends `${string}...]`
    ? readonly string[]
    : Arguments[Index]['name'] extends `<${string}`
      ? string
      : string | undefined;
};

/** Asked for by commands that don't end: aborts when the command is told to, by Ctrl-C or by the system. */
export type Interruption = () => AbortSignal;

/** What a command is run in. */
export interface CommandContext {
  readonly world: World;
  readonly terminal: Terminal;
  readonly interrupted: Interruption;
}

/** A command of the program: what it takes, what its help says and what it does. */
export interface Command<
  Arguments extends readonly CommandArgument[] = readonly CommandArgument[],
  Options extends CommandOptions = CommandOptions,
> {
  readonly name: string;
  readonly words: Bilingual;
  readonly arguments: Arguments;
  readonly options: Options;
  /**
   * Answers the exit status. What only this command needs is to be imported in here: every start of the program reads
   * the definitions of all.
   */
  run(
    values: ArgumentValues<Arguments>,
    options: OptionValues<Options>,
    context: CommandContext,
  ): Promise<number>;
}

/** A command whose definition tells the types of what it is run with. */
export function command<
  const Arguments extends readonly CommandArgument[],
  const Options extends CommandOptions,
>(definition: Command<Arguments, Options>): Command<Arguments, Options> {
  return definition;
}
