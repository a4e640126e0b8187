import { Refusal } from '../answer/refusal.js';
import type { TaskRequest } from '../exchange.js';
import { packName, pathWithin } from './file-name.js';
import { readForm } from './form.js';
import { parameterOf } from './header-parameter.js';
import { readJson } from './json.js';
import { MAIN, type Sent } from './sent.js';
import { headerText } from './sent-text.js';

/** Types of a body that is one file, and what such a file is called where the request does not name it. */
export const FILE_TYPES: Readonly<Record<string, string>> = {
  'application/zip': 'pack.zip',
  'application/x-zip-compressed': 'pack.zip',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'pack.xlsx',
  'application/vnd.ms-excel': 'pack.xls',
  'application/vnd.oasis.opendocument.spreadsheet': 'pack.ods',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'pack.docx',
  'text/plain': 'pack.txt',
  'text/html': 'pack.html',
  'text/markdown': 'pack.md',
  'text/csv': 'pack.csv',
  'application/pdf': 'pack.pdf',
  'application/octet-stream': 'pack',
};

/** Takes a body apart, by its type; settings of the address come before those of the body. */
export function readSent({ query, headers, body, limits }: TaskRequest): Sent {
  const type = headers['content-type'] ?? 'application/octet-stream';
  const [essence = ''] = type.toLowerCase().split(';');
  const sent = bodyOf(essence.trim(), type);
  return { ...sent, settings: new Map([...sent.settings, ...Object.entries(query)]) };

  function bodyOf(essence: string, type: string): Sent {
    if (body.length === 0)
      throw new Refusal(400, 'empty-body', { zh: '请求没有正文', en: 'The body is empty' });
    if (essence === 'application/json') return readJson(body, limits);
    if (essence === 'multipart/form-data') return readForm(body, type, limits);
    const usual = Object.hasOwn(FILE_TYPES, essence) ? FILE_TYPES[essence] : undefined;
    if (usual === undefined) throw unknownType(essence);
    return oneFile(fileName() ?? usual);
  }

  /** Browsers and offices name a file in a header, scripts in the address. */
  function fileName(): string | undefined {
    const named = parameterOf(headerText(headers['content-disposition'] ?? ''), 'filename');
    return named === undefined ? undefined : pathWithin(named);
  }

  function oneFile(name: string): Sent {
    return { settings: new Map(), groups: new Map([[MAIN, new Map([[packName(name), body]])]]) };
  }
}

function unknownType(type: string): Refusal {
  const known = ['application/json', 'multipart/form-data', ...Object.keys(FILE_TYPES)];
  return new Refusal(415, 'unknown-type', {
    zh: `读不了“${type.slice(0, 80)}”这种正文；可用 ${known.join('、')}`,
    en: `There is no reading “${type.slice(0, 80)}”; send one of ${known.join(', ')}`,
  });
}
