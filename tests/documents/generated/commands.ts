import type { CommandOption } from '../../../src/cli/command.js';
import { commands as all } from '../../../src/cli/commands/index.js';
import { programOptions } from '../../../src/cli/options.js';
import type { Language } from '../../../src/core/diagnostics.js';
import { type Block, inBoth, listed, markdownTable } from './block.js';

const HELP = inBoth('显示某个命令的帮助', 'shows the help of a command');

/** Every command with its arguments. */
export const commands: Block = (language) =>
  markdownTable({ zh: ['命令', '作用'], en: ['command', 'what it does'] }[language], [
    ...all.map(({ name, arguments: takes, words }) => [
      `\`${['briefing', name, ...takes.map((one) => one.name)].join(' ')}\``,
      words[language],
    ]),
    ['`briefing help [command]`', HELP[language]],
  ]);

/** The options of each command, and those of all. */
export const options: Block = (language) =>
  [
    ...all.map(({ name, options }) => optionsOf(name, options, language)),
    optionsOf({ zh: '各命令都有的', en: 'Of all commands' }[language], programOptions, language),
  ]
    .filter((part) => part !== '')
    .join('\n\n');

function optionsOf(
  title: string,
  options: Readonly<Record<string, CommandOption>>,
  language: Language,
): string {
  const rows = Object.values(options).map(({ flags, words }) => [flagsIn(flags, language), words[language]]);
  if (rows.length === 0) return '';
  return `### ${title}\n\n${markdownTable({ zh: ['选项', '作用'], en: ['option', 'what it does'] }[language], rows)}`;
}

/** `-o, --out <folder>` as code; a bar in it is no border of a table. */
function flagsIn(flags: string, language: Language): string {
  const codes = flags.split(', ').map((flag) => `\`${flag.replace('|', '\\|')}\``);
  return listed(codes, language);
}
