import { basename, join } from 'node:path';
import * as v from 'valibot';
import { errorAt, ReportError } from '../../core/diagnostics.js';
import { limits } from '../../core/limits.js';
import { unreadableFile } from '../../core/source/unreadable.js';
import type { FilesAndClock } from '../../core/temporary.js';
import { writeFolder } from '../../core/write.js';
import type { FolderFile } from '../folder/folder-file.js';
import { filesOfFolder, isOneFile, ownFolder } from '../folder/read-folder.js';
import type { Issue } from './issue.js';

const FACTS = 'issue.json';
/** A number that a folder may have: what else lies there is none of ours. */
const NUMBER = /^[1-9]\d{0,3}$/;

const text = v.pipe(v.string(), v.maxLength(2000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const issue = v.object({
  number: count,
  at: text,
  by: text,
  note: text,
  title: text,
  files: v.array(v.object({ name: text, edition: text, pages: count, sheets: v.exactOptional(count) })),
});

/** The versions of a pack that were issued: in a folder of its own inside the data folder, so that they go with it. */
export class IssueStore {
  constructor(
    private readonly world: FilesAndClock,
    private readonly dataFolder: string,
  ) {}

  /** All issues, the last first; one whose record is damaged is left out, and its number is not given again. */
  async list(): Promise<readonly Issue[]> {
    const issues = await Promise.all((await this.numbers()).map((number) => this.read(number)));
    return issues.filter((one) => one !== undefined).toSorted((one, other) => other.number - one.number);
  }

  /** Keeps the data and the PDFs of a new issue, whole or not at all. */
  async add(
    facts: Omit<Issue, 'number'>,
    data: readonly FolderFile[],
    pdfs: readonly FolderFile[],
  ): Promise<Issue> {
    const number = Math.max(0, ...(await this.numbers())) + 1;
    const one: Issue = { number, ...facts };
    await writeFolder(this.world, this.folderOf(number), `issues/${number}`, [
      { name: FACTS, bytes: Buffer.from(`${JSON.stringify(one, null, 1)}\n`) },
      ...within('data', data),
      ...within('pdf', pdfs),
    ]);
    return one;
  }

  /** An issue's data, to be read as any data folder or workbook. */
  dataOf(number: number): string {
    const data = join(this.folderOf(number), 'data');
    return isOneFile(this.world.files, this.dataFolder) ? join(data, basename(this.dataFolder)) : data;
  }

  /** The data files of an issue as they were. */
  async filesOf(number: number): Promise<readonly FolderFile[]> {
    await this.known(number);
    return filesOfFolder(this.world.files, this.dataOf(number));
  }

  /** A PDF of an issue; by its name in the record of that, not by any path. */
  async pdfOf(number: number, name: string): Promise<Uint8Array> {
    const { files } = await this.known(number);
    if (!files.some((one) => one.name === name)) throw noIssue(number);
    const content = await this.world.files.read(join(this.folderOf(number), 'pdf', name), limits.pdfFile);
    if ('why' in content) throw new ReportError([unreadableFile(name, content.why)]);
    return content.bytes;
  }

  /** An issue by its number. Throws a ReportError where there is none. */
  async known(number: number): Promise<Issue> {
    const found = await this.read(number);
    if (found === undefined) throw noIssue(number);
    return found;
  }

  private async read(number: number): Promise<Issue | undefined> {
    if (!NUMBER.test(String(number))) return undefined;
    const content = await this.world.files.read(join(this.folderOf(number), FACTS), limits.textFile);
    if ('why' in content) return undefined;
    try {
      const read = v.parse(issue, JSON.parse(content.bytes.toString()));
      const isOurs = read.files.every(({ name }) => !/[\\/]/.test(name) && !name.startsWith('.'));
      return isOurs ? { ...read, number } : undefined;
    } catch {
      return undefined;
    }
  }

  private async numbers(): Promise<readonly number[]> {
    const { names } = await this.world.files.list(this.folder).catch(() => ({ names: [] }));
    return names.filter((name) => NUMBER.test(name)).map(Number);
  }

  private get folder(): string {
    return join(ownFolder(this.world.files, this.dataFolder), 'issues');
  }

  private folderOf(number: number): string {
    return join(this.folder, String(number));
  }
}

function within(folder: string, files: readonly FolderFile[]): FolderFile[] {
  return files.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }));
}

function noIssue(number: number): ReportError {
  const message = { zh: `没有第${number}版`, en: `There is no version ${number}` };
  return new ReportError([errorAt('no-issue', message)]);
}
