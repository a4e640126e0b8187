import { type Document, parseDocument } from 'yaml';
import { TextSource } from '../csv/source.js';
import type { WrittenStretch } from '../edit.js';
import { refusedEdit } from '../refused.js';

export const YAML_OPTIONS = { prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;

/** A YAML file that is being changed, in the encoding and with the line ends that it has. */
export interface OpenYaml {
  readonly text: string;
  readonly document: Document.Parsed;
  /** A text with the line ends of the file. */
  linesOf(text: string): string;
  /** The file with another text; in UTF-8 with its mark where its own encoding can't say it. */
  bytesOf(text: string): Uint8Array;
}

/** Throws a ReportError where the file can't be read as it is. */
export function openYaml(bytes: Uint8Array, file: string): OpenYaml {
  const source = new TextSource(bytes, { file });
  const text = source.decode(source.raw);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    text,
    document: parsed(text, file),
    linesOf: (now) => now.replace(/\r?\n/g, end === '\n' ? '$&' : end),
    bytesOf(now) {
      const raw = source.encode(now);
      return raw === undefined ? Buffer.from(`\ufeff${now}`) : source.bytesOf(raw);
    },
  };
}

function parsed(text: string, file: string): Document.Parsed {
  const document = parseDocument(text, YAML_OPTIONS);
  if (document.errors.length > 0)
    throw refusedEdit(
      'broken-yaml',
      { zh: '文件有写错的地方，先改好再编辑', en: 'The file is at fault: mend it before it is edited' },
      { file, line: text.slice(0, document.errors[0]?.pos[0]).split('\n').length },
    );
  return document as Document.Parsed;
}

/** What of a text has become of another, between what they begin and end with alike. */
export function stretchBetween(now: string, was: string): WrittenStretch {
  let at = 0;
  while (at < now.length && at < was.length && now[at] === was[at]) at++;
  let end = 0;
  while (end < now.length - at && end < was.length - at && now.at(-1 - end) === was.at(-1 - end)) end++;
  return { at, instead: now.slice(at, now.length - end), text: was.slice(at, was.length - end) };
}

/** The text before an edit, by the stretch that it replaced; undefined where something has touched that since. */
export function stoodBefore(text: string, written: WrittenStretch | undefined): string | undefined {
  if (!written || !text.startsWith(written.instead, written.at)) return undefined;
  return text.slice(0, written.at) + written.text + text.slice(written.at + written.instead.length);
}

export function tooInvolved(file: string) {
  return refusedEdit(
    'involved-yaml',
    {
      zh: '这一处写法特殊（如引用“*名称”），不能在这里改',
      en: 'This is written in a way (an alias, say) that can’t be edited here',
    },
    { file },
    { zh: '用文本编辑器打开文件，直接改。', en: 'Open the file in a text editor and change it there.' },
  );
}
