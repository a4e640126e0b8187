import {
  Argument,
  Command as CommanderCommand,
  type CommanderError,
  InvalidArgumentError,
  Option,
  type OutputConfiguration,
} from 'commander';
import type { Bilingual, Language } from '../core/diagnostics.js';
import { programName } from '../core/project.js';
import type { TextStream, World } from '../core/world.js';
import type { Command, CommandContext, CommandOption } from './command.js';
import { commands } from './commands/index.js';
import { programOptions } from './options.js';

/** What commander says by itself, in Chinese. */
const COMMANDER_ZH: Readonly<Record<string, (message: string) => string>> = {
  'commander.unknownOption': (message) => message.replace(/^error: unknown option/, '错误：没有这个选项'),
  'commander.unknownCommand': (message) => message.replace(/^error: unknown command/, '错误：没有这个命令'),
  'commander.missingArgument': (message) =>
    message.replace(/^error: missing required argument/, '错误：缺少参数'),
  'commander.excessArguments': (message) =>
    message.replace(/^error: too many arguments.*$/, '错误：参数太多'),
  'commander.optionMissingArgument': (message) =>
    message.replace(/^error: option (.*) argument missing/, '错误：选项 $1 缺少值'),
  'commander.invalidArgument': (message) =>
    message
      .replace(
        /^error: (?:option|command-argument value) '(.*?)' argument '(.*?)' is invalid\. /,
        '错误：选项 $1 的值“$2”不行：',
      )
      .replace(/Allowed choices are (.*)\.$/, '可以写 $1。')
      .replace(/^error: /, '错误：'),
  'commander.conflictingOption': (message) =>
    message.replace(/^error: option (.*) cannot be used with option (.*)/, '错误：选项 $1 不能与 $2 同用'),
};

const TITLES_ZH: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

/** What commander has to say of a command line, in the language of the user. */
export function commanderMessage({ code, message }: CommanderError, language: Language): string {
  if (language === 'en') return message;
  const words = COMMANDER_ZH[code]?.(message) ?? message;
  return words.replace(/\(Did you mean (.*)\?\)/, '（是不是 $1？）');
}

/** The program as commander knows it; `done` is told the exit status of the command that was run. */
export function programOf(context: CommandContext, done: (status: number) => void): CommanderCommand {
  const { language } = context.terminal;
  const say = (text: Bilingual) => text[language];
  const [, version = ''] = programName(context.world.installation).split(' ');
  const { version: asked, help, lang } = programOptions;
  const program = new CommanderCommand('briefing')
    .description(
      say({
        zh: '由数据文件夹生成可付印的中文会议材料',
        en: 'Printed Chinese briefing packs from a folder of data',
      }),
    )
    .version(version, asked.flags, say(asked.words))
    .helpOption(help.flags, say(help.words))
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'show the help of a command' }))
    .addOption(new Option(lang.flags, say(lang.words)).choices(['zh', 'en']))
    .configureOutput(helpOutput(context.world))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (language === 'zh' ? (TITLES_ZH[title] ?? title) : title),
    })
    .exitOverride();
  for (const command of commands) addCommand(program, command, say, context, done);
  return program;
}

function addCommand(
  program: CommanderCommand,
  { name, words, arguments: takes, options, run }: Command,
  say: (text: Bilingual) => string,
  context: CommandContext,
  done: (status: number) => void,
): void {
  const added = program.command(name).description(say(words));
  for (const { name, words } of takes) added.addArgument(new Argument(name, say(words)));
  for (const option of Object.values(options)) added.addOption(optionOf(option, say));
  added.action(async (...given: unknown[]) => {
    const values = given.slice(0, takes.length) as never[];
    done(await run(values, given[takes.length] as Record<string, never>, context));
  });
}

/** commander takes the last of several values without a word: one that can be lost so is refused. */
function optionOf(
  { flags, words, conflictsWith, isList }: CommandOption,
  say: (text: Bilingual) => string,
): Option {
  const option = new Option(flags, say(words)).conflicts([...(conflictsWith ?? [])]);
  if (!/[<[]/.test(flags)) return option;
  return option.argParser((value: string, earlier: string | undefined) => {
    if (earlier === undefined || earlier === value) return value;
    if (isList) return `${earlier},${value}`;
    throw new InvalidArgumentError(say({ zh: '这个选项写了两次。', en: 'It is given twice.' }));
  });
}

/** Where commander prints help; its errors are printed by us, in the language asked for. */
function helpOutput({ stdout, stderr }: World): OutputConfiguration {
  const columns = ({ isTTY, columns }: TextStream) => (isTTY ? columns : undefined) as number;
  return {
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(text),
    getOutHelpWidth: () => columns(stdout),
    getErrHelpWidth: () => columns(stderr),
    outputError: () => {},
  };
}
