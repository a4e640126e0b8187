import { createHash } from 'node:crypto';
import { type DataFile, MANIFEST_NAME } from '../../input/load.js';
import type { AttachedFile } from '../pdf/file/attachments.js';
import type { Manifest } from './manifest.js';

/** A template or another file of the installation that a pack was made with. */
export interface TemplateText {
  readonly file: string;
  readonly text: string;
}

/** What a pack carries of where it comes from. */
export interface Origin extends Pick<Manifest, 'program' | 'edition' | 'grey' | 'palette'> {
  readonly templates: readonly TemplateText[];
  readonly data: readonly DataFile[];
}

/** The files of the data folder and the manifest, to be attached to the pack made from them. */
export function attachmentsOf({ templates, data, ...made }: Origin): AttachedFile[] {
  const manifest: Manifest = {
    format: 'briefing-pack-1',
    ...made,
    templates: templates
      .map(({ file, text }) => ({ name: file, sha256: sha256(text) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    data: data.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return [
    ...data.map(({ name, bytes }) => attached(name, bytes, 'Source', '数据文件')),
    attached(MANIFEST_NAME, Buffer.from(text), 'Data', '制作记录：程序版本、版式、模板与数据的校验值'),
  ];
}

function attached(
  name: string,
  bytes: Uint8Array,
  relationship: AttachedFile['relationship'],
  description: string,
): AttachedFile {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const mediaType = MEDIA_TYPES[ending] ?? 'application/octet-stream';
  const checkSum = createHash('md5').update(bytes).digest();
  return { name, mediaType, relationship, description, bytes, checkSum };
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  svg: 'image/svg+xml',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  // RFC 9512
  yaml: 'application/yaml',
};

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
