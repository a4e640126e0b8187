import { type Bilingual, type Diagnostic, errorAt } from '../diagnostics.js';
import { shownBytes } from '../limits.js';

/** Why a file or a folder of the input can't be read. */
export type Unreadable =
  | { readonly kind: 'missing' | 'dangling' | 'folder' | 'file' | 'special' | 'outside' | 'denied' | 'loop' }
  | { readonly kind: 'large'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'name' }
  | { readonly kind: 'system'; readonly code: string };

/** What the system says → why the file can't be read. */
export function unreadableBy(problem: unknown): Unreadable {
  const { code } = problem as NodeJS.ErrnoException;
  if (code === undefined) throw problem;
  return kindsByCode[code] ?? { kind: 'system', code };
}

const kindsByCode: Readonly<Record<string, Unreadable>> = {
  ENOENT: { kind: 'missing' },
  ENOTDIR: { kind: 'file' },
  EISDIR: { kind: 'folder' },
  EACCES: { kind: 'denied' },
  EPERM: { kind: 'denied' },
  ELOOP: { kind: 'loop' },
  // how the system answers for a socket, and for a device that nothing stands behind
  ENXIO: { kind: 'special' },
  ENODEV: { kind: 'special' },
};

/** The one thing that is said of a file that can't be read. */
export function unreadableFile(file: string, why: Unreadable): Diagnostic {
  const { message, hint } = wordsOf(why);
  return errorAt('unreadable-file', message, { place: { file }, hint });
}

interface Words {
  readonly message: Bilingual;
  readonly hint?: Bilingual;
}

function wordsOf(why: Unreadable): Words {
  switch (why.kind) {
    case 'large':
      return tooLarge(why.bytes, why.most);
    case 'system':
      return { message: { zh: `读不了（${why.code}）`, en: `it can't be read (${why.code})` } };
    default:
      return words[why.kind];
  }
}

function tooLarge(bytes: number, most: number): Words {
  const [size, limit] = [shownBytes(bytes), shownBytes(most)];
  return {
    message: { zh: `文件太大，没有读：${size}`, en: `the file is too large to be read: ${size}` },
    hint: { zh: `最多 ${limit}。`, en: `At most ${limit}.` },
  };
}

const putFileThere: Bilingual = {
  zh: '把文件本身放在这里。',
  en: 'Put the file itself here.',
};

const words: Readonly<Record<Exclude<Unreadable['kind'], 'large' | 'system'>, Words>> = {
  missing: { message: { zh: '没有这个文件', en: 'there is no such file' } },
  dangling: {
    message: { zh: '链接断了：它指的文件不在', en: 'a link to a file that is not there' },
    hint: putFileThere,
  },
  folder: {
    message: { zh: '这是文件夹，不是文件', en: 'this is a folder and no file' },
  },
  file: {
    message: { zh: '这里应是文件夹', en: 'this should be a folder' },
  },
  special: {
    message: { zh: '这是管道、设备之类，不是文件', en: 'this is a pipe, a device or the like and no file' },
    hint: putFileThere,
  },
  outside: {
    message: { zh: '链接指到文件夹外面，没有读', en: 'a link that leads out of the folder is not followed' },
    hint: putFileThere,
  },
  denied: {
    message: { zh: '没有读它的权限', en: 'there is no permission to read it' },
    hint: { zh: '改文件的权限。', en: 'Change its permissions.' },
  },
  loop: {
    message: { zh: '链接互相指着，没有尽头', en: 'the links lead round in a circle' },
    hint: putFileThere,
  },
  name: {
    message: { zh: '文件名不是 UTF-8，读不了', en: 'its name is not UTF-8, so it can’t be read' },
    hint: { zh: '改名。', en: 'Give it another name.' },
  },
};
