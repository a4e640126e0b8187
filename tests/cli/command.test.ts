import { Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';

describe.each(commands.map((command) => [command.name, command] as const))('%s', (_, command) => {
  test('knows each option by the name that its flags give it', () => {
    for (const [name, { flags }] of Object.entries(command.options))
      expect([flags, new Option(flags).attributeName()]).toEqual([flags, name]);
  });

  test('stands in conflict only with options that it has', () => {
    const others = Object.values(command.options).flatMap(({ conflictsWith }) => conflictsWith ?? []);
    expect(Object.keys(command.options)).toEqual(expect.arrayContaining(others));
  });

  test('says everything in both languages', () => {
    const said = [command, ...command.arguments, ...Object.values(command.options)];
    for (const { words } of said) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en.replace(/（.*?）|\(.*?\)|材料|朱蓝|松绿|墨蓝|墨绿/g, '')).not.toMatch(
        /\p{Script=Han}/u,
      );
    }
  });
});
