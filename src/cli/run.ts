import { CommanderError } from 'commander';
import type { World } from '../core/world.js';
import type { Interruption } from './command.js';
import { wordsMeant } from './desktop.js';
import { commanderMessage, programOf } from './program.js';
import { chooseLanguage, processTerminal } from './terminal.js';

/** The status of a command that was written wrong, or that ends with a bug. */
export const USAGE_OR_BUG = 2;

/**
 * Runs `briefing` with the words of a command line and answers the exit status. All that is printed goes to the
 * streams of that world, so that a test, or a program that calls this one, runs commands in its own process.
 */
export async function runCommand(
  words: readonly string[],
  world: World,
  interrupted: Interruption,
): Promise<number> {
  const language = chooseLanguage(words, world.env);
  const terminal = processTerminal(language, world);
  let status = 0;
  const program = programOf({ world, terminal, interrupted }, (code) => {
    status = code;
  });
  try {
    await program.parseAsync([...wordsMeant(words, world)], { from: 'user' });
    return status;
  } catch (problem) {
    if (!(problem instanceof CommanderError)) throw problem;
    if (problem.exitCode === 0) return 0;
    // without a command the help has been shown in place of a message
    if (problem.code === 'commander.help') return USAGE_OR_BUG;
    terminal.err(commanderMessage(problem, language));
    return USAGE_OR_BUG;
  }
}
