import { join, resolve, sep } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { diskFiles } from '../../../src/core/world/disk-files.js';
import { MemoryFiles } from '../../../src/core/world/memory-files.js';
import { temporaryFolder } from '../../support/packs.js';

const temporary = await temporaryFolder();
afterAll(() => temporary.remove());

const memory = new MemoryFiles();
const root = resolve(sep, 'root');
await memory.makeFolder(root);

const bytes = Buffer.from('some bytes');

/** What a promise is refused for, as the system names it. */
async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (problem: NodeJS.ErrnoException) => problem.code,
  );
}

describe.each([
  ['on disk', diskFiles, temporary.path],
  ['in memory', memory, root],
])('files %s', (_, files, top) => {
  let number = 0;
  const newFolder = async () => {
    const folder = join(top, `folder ${number++}`);
    await files.makeFolder(folder);
    return folder;
  };

  test('hold what was written, as a whole and in parts', async () => {
    const path = join(await newFolder(), 'a');
    await files.writeNew(path, bytes);
    expect(await files.read(path, 100)).toEqual({ bytes });
    expect(files.sync.read(path)).toEqual(bytes);
    const file = files.sync.open(path);
    const into = Buffer.alloc(7);
    expect([file.sizeBytes, file.read(into, 1, 5, 5)]).toEqual([10, 5]);
    expect(into.toString()).toBe('\0bytes\0');
    file.close();
  });

  test('are read whole, however large, and where they are empty', async () => {
    const folder = await newFolder();
    for (const size of [0, 1, 1 << 20]) {
      const path = join(folder, `${size}`);
      await files.writeNew(path, Buffer.alloc(size, 7));
      expect(await files.read(path, 1 << 20)).toEqual({ bytes: Buffer.alloc(size, 7) });
    }
  });

  test('are written on at their end, and made where they are not there', async () => {
    const folder = await newFolder();
    const path = join(folder, 'a');
    await files.append(path, bytes);
    await files.append(path, Buffer.from(' more'));
    expect(await files.read(path, 100)).toEqual({ bytes: Buffer.from('some bytes more') });
    expect(await codeOf(files.append(folder, bytes))).toBe('EISDIR');
    expect(await codeOf(files.append(join(folder, 'none', 'a'), bytes))).toBe('ENOENT');
  });

  test('are not read where they are larger than told, folders, or not there', async () => {
    const folder = await newFolder();
    await files.writeNew(join(folder, 'a'), bytes);
    const read = (name: string, most = 100) => files.read(join(folder, name), most);
    expect(await read('a', 9)).toEqual({ why: { kind: 'large', bytes: 10, most: 9 } });
    expect(await read('')).toEqual({ why: { kind: 'folder' } });
    expect(await read('b')).toEqual({ why: { kind: 'missing' } });
    expect(await read(join('a', 'b'))).toEqual({ why: { kind: 'file' } });
  });

  test('are listed by their folder, and only those right in it', async () => {
    const folder = await newFolder();
    await files.makeFolder(join(folder, 'b', 'c'));
    await files.writeNew(join(folder, 'a'), bytes);
    const { names, broken } = await files.list(folder);
    expect([[...names].sort(), broken]).toEqual([['a', 'b'], []]);
    expect([...files.sync.list(folder)].sort()).toEqual(['a', 'b']);
    expect(files.sync.list(join(folder, 'none'))).toEqual([]);
    expect(await codeOf(files.list(join(folder, 'none')))).toBe('ENOENT');
    expect(await codeOf(files.list(join(folder, 'a')))).toBe('ENOTDIR');
  });

  test('are told apart from folders and from nothing', async () => {
    const folder = await newFolder();
    const file = join(folder, 'a');
    await files.writeNew(file, bytes);
    expect(await files.stat(file)).toMatchObject({ kind: 'file', sizeBytes: 10 });
    expect(await files.lstat(folder)).toMatchObject({ kind: 'folder' });
    expect(files.sync.stat(file)).toMatchObject({ kind: 'file', sizeBytes: 10 });
    expect(files.sync.stat(join(folder, 'b'))).toBeUndefined();
    expect([file, folder, join(folder, 'b'), join(file, 'b')].map(files.sync.isThere)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await codeOf(files.stat(join(folder, 'b')))).toBe('ENOENT');
    expect(await codeOf(files.stat(join(file, 'b')))).toBe('ENOTDIR');
    expect(await codeOf(files.realpath(join(folder, 'b')))).toBe('ENOENT');
  });

  test('are written new, with permissions, only where nothing is and a folder is', async () => {
    const folder = await newFolder();
    const file = join(folder, 'a');
    await files.writeNew(file, bytes, 0o600);
    expect((await files.stat(file)).permissions & 0o200).toBe(0o200);
    expect(await codeOf(files.writeNew(file, bytes))).toBe('EEXIST');
    expect(await codeOf(files.writeNew(join(folder, 'none', 'a'), bytes))).toBe('ENOENT');
    expect(await codeOf(files.makeNewFolder(file))).toBe('EEXIST');
    expect(await codeOf(files.makeFolder(join(file, 'b')))).toBe('ENOTDIR');
  });

  test('get another name, folders with all in them, in place of a file', async () => {
    const folder = await newFolder();
    await files.makeFolder(join(folder, 'b', 'c'));
    await files.writeNew(join(folder, 'b', 'c', 'd'), bytes);
    await files.rename(join(folder, 'b'), join(folder, 'e'));
    expect(await files.read(join(folder, 'e', 'c', 'd'), 100)).toEqual({ bytes });
    await files.writeNew(join(folder, 'new'), Buffer.from('new'));
    await files.rename(join(folder, 'new'), join(folder, 'e', 'c', 'd'));
    expect(files.sync.read(join(folder, 'e', 'c', 'd')).toString()).toBe('new');
    expect((await files.list(folder)).names).toEqual(['e']);
    await files.writeNew(join(folder, 'f'), bytes);
    expect(await codeOf(files.rename(join(folder, 'f'), join(folder, 'e')))).toMatch(/EISDIR|EPERM/);
    expect(await codeOf(files.rename(join(folder, 'g'), join(folder, 'h')))).toBe('ENOENT');
  });

  test('are taken away, folders with all in them; what is not there is no error', async () => {
    const folder = await newFolder();
    await files.makeFolder(join(folder, 'b'));
    await files.writeNew(join(folder, 'b', 'a'), bytes);
    await files.remove(join(folder, 'b'));
    await files.remove(join(folder, 'b'));
    expect((await files.list(folder)).names).toEqual([]);
  });

  test('are written at once with the folders above them, in place of what was there', async () => {
    const path = join(await newFolder(), 'b', 'a');
    files.sync.write(path, bytes);
    files.sync.write(path, Buffer.from('new'));
    expect(files.sync.read(path).toString()).toBe('new');
  });

  test('are watched: a change in the folder is told with its name', async () => {
    const folder = await newFolder();
    const told = new Promise<string | null>((done) => {
      const watch = files.watch(
        folder,
        (name) => {
          watch.close();
          done(name);
        },
        () => {},
      );
    });
    await files.writeNew(join(folder, 'a'), bytes);
    expect(await told).toBe('a');
    expect(() =>
      files.watch(
        join(folder, 'none'),
        () => {},
        () => {},
      ),
    ).toThrow('ENOENT');
  });
});

describe('what is mounted in memory', () => {
  const below = new MemoryFiles(new Map([[join(root, 'fonts', 'a'), bytes]]));
  const files = new MemoryFiles(new Map([[join(root, 'data', 'b'), bytes]]), [
    { folder: join(root, 'fonts'), files: below },
  ]);

  test('is read like the rest', async () => {
    expect(await files.read(join(root, 'fonts', 'a'), 100)).toEqual({ bytes });
    expect((await files.list(join(root, 'fonts'))).names).toEqual(['a']);
    expect(files.sync.isThere(join(root, 'fonts', 'b'))).toBe(false);
    expect(files.sync.stat(join(root, 'fonts', 'b'))).toBeUndefined();
    expect(await files.realpath(join(root, 'fonts', 'a'))).toBe(join(root, 'fonts', 'a'));
  });

  test('is not written to', async () => {
    const path = join(root, 'fonts', 'b');
    expect(await codeOf(files.writeNew(path, bytes))).toBe('EROFS');
    expect(await codeOf(files.rename(join(root, 'data', 'b'), path))).toBe('EROFS');
    expect(await codeOf(files.remove(join(root, 'fonts')))).toBe('EROFS');
    expect(() => files.sync.write(path, bytes)).toThrow('EROFS');
    expect(below.sync.isThere(path)).toBe(false);
  });
});
