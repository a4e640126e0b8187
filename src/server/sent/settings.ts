import { type Bilingual, type Diagnostic, errorAt } from '../../core/diagnostics.js';
import { nearestHint } from '../../core/source/nearest.js';
import { Refusal } from '../answer/refusal.js';

/** Something that may be asked for by name: in the address, as a field of a form, as a member of the JSON. */
export interface Setting {
  readonly type: 'text' | 'switch' | 'date';
  /** All values that there are, where they are few. */
  readonly choices?: readonly string[];
  readonly words: Bilingual;
}

export type SettingDefinitions = Readonly<Record<string, Setting>>;

/** What is asked for, by a definition. */
export type SettingValues<Definitions extends SettingDefinitions> = {
  readonly [Name in keyof Definitions]?: ValueOf<Definitions[Name]['type']>;
};

type ValueOf<Type extends Setting['type']> = { text: string; switch: boolean; date: Date }[Type];

/** Reads what is asked for. Refuses a name that means nothing here, for it would be left out without a word. */
export function readSettings<Definitions extends SettingDefinitions>(
  definitions: Definitions,
  given: ReadonlyMap<string, string>,
): SettingValues<Definitions> {
  const found: Diagnostic[] = [];
  const values: Record<string, string | boolean | Date> = {};
  for (const [name, text] of given) {
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition === undefined) found.push(unknown(name, Object.keys(definitions)));
    // as a form sends what was not filled in
    else if (text !== '') {
      const value = parsedValue(definition, text);
      if (value === undefined) found.push(badValue(name, text, definition));
      else values[name] = value;
    }
  }
  if (found.length === 0) return values as SettingValues<Definitions>;
  throw new Refusal(
    400,
    'bad-setting',
    { zh: '请求的设置不对', en: 'Settings of the request mean nothing' },
    found,
  );
}

function parsedValue({ type, choices }: Setting, text: string): string | boolean | Date | undefined {
  if (type === 'switch') return SWITCHES[text.toLowerCase()];
  if (type === 'date') return dateOf(text);
  return choices === undefined || choices.includes(text) ? text : undefined;
}

const SWITCHES: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };

/** `2026-01-20` is that day in UTC; a time of it may be told, too: `2026-01-20T08:30:00Z`. */
function dateOf(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{3})?Z)?$/.test(text)) return undefined;
  const date = new Date(text);
  const isThere = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.replace(/Z$/, ''));
  return isThere ? date : undefined;
}

function unknown(name: string, known: readonly string[]): Diagnostic {
  const shown = name.slice(0, 60);
  return errorAt(
    'unknown-setting',
    { zh: `没有“${shown}”这个设置`, en: `there is no setting “${shown}”` },
    { hint: nearestHint(shown, known) },
  );
}

function badValue(name: string, text: string, { type, choices = [] }: Setting): Diagnostic {
  const shown = text.slice(0, 60);
  const wanted = type === 'switch' ? 'true, false' : type === 'date' ? '2026-01-20' : choices.join(', ');
  return errorAt(
    'bad-setting',
    { zh: `“${name}”不能是“${shown}”`, en: `“${name}” can't be “${shown}”` },
    { hint: { zh: `写 ${wanted}`, en: `write ${wanted}` } },
  );
}
