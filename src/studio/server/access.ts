import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import * as v from 'valibot';
import type { World } from '../../core/world.js';
import { RateLimiter } from '../../server/access/rate.js';
import type { Tokens } from '../../server/access/tokens.js';
import { stateFolder } from '../folder/state-folder.js';
import type { Role } from '../wire/team.js';

/** Pages that were let in, each known by its cookie; of more the oldest are no longer known. */
const MOST_PAGES = 200;
const FILE = 'studio-pages.json';
const MOST_BYTES = 256 * 1024;

const kept = v.object({
  look: v.pipe(v.string(), v.minLength(16)),
  pages: v.array(v.tuple([v.string(), v.picklist(['owner', 'clerk', 'viewer'])])),
});

/**
 * Who may use the studio. Whoever opens the address that the program has told is let in once: its token is then of no
 * more use, for addresses are kept in histories and shown on shared screens; the browser has a cookie instead. Cookies
 * outlive the program, so that a page that was open goes on when it is started again; they are kept as digests.
 */
export class Access {
  private readonly tokens = new Set<string>();
  private readonly guesses = new RateLimiter({ burst: 10, aSecond: 0.5 });
  private port = 0;

  private constructor(
    private readonly world: World,
    private readonly team: Tokens,
    /** Lets anybody look who has it. */
    readonly lookToken: string,
    private readonly pages: Map<string, Role>,
  ) {}

  static async open(world: World, team: Tokens): Promise<Access> {
    const read = v.safeParse(kept, await readKept(world));
    const { look, pages } = read.success ? read.output : { look: newToken(), pages: [] };
    return new Access(world, team, look, new Map(pages));
  }

  /** Cookies don't know of ports: the name of ours keeps several studios on one machine apart. */
  listensAt(port: number): void {
    this.port = port;
  }

  /** A token for one opening. */
  newEntry(): string {
    const token = newToken();
    this.tokens.add(digest(token));
    return token;
  }

  /** The cookie in exchange for a token, as a header sets it; undefined where the token is not known or was used. */
  exchange(token: string): Promise<string | undefined> {
    const isKnown = this.tokens.delete(digest(token));
    return isKnown ? this.letIn('owner') : Promise.resolve(undefined);
  }

  /** The same for the address of those who only look, which may be used again. */
  look(token: string): Promise<string | undefined> {
    const isKnown = digest(token) === digest(this.lookToken);
    return isKnown ? this.letIn('viewer') : Promise.resolve(undefined);
  }

  /** The same for a token of the team, that somebody has typed; `from` is the address of the machine. */
  enter(token: string, from: string): Promise<string | undefined> {
    const isKnown = this.guesses.take(from) && this.team.accept(`Bearer ${token}`);
    return isKnown ? this.letIn('clerk') : Promise.resolve(undefined);
  }

  /** Who a request is from; undefined for nobody that was let in. */
  roleOf({ cookie = '' }: IncomingHttpHeaders): Role | undefined {
    const start = `${this.cookieName}=`;
    const given = cookie.split(/; */).find((one) => one.startsWith(start));
    // by its digest: how long that takes tells nothing of the cookie
    return given === undefined ? undefined : this.pages.get(digest(given.slice(start.length)));
  }

  private async letIn(role: Role): Promise<string> {
    const value = newToken();
    this.pages.set(digest(value), role);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= MOST_PAGES) break;
      this.pages.delete(oldest);
    }
    await this.keep();
    return `${this.cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/`;
  }

  private async keep(): Promise<void> {
    const { files } = this.world;
    const bytes = Buffer.from(JSON.stringify({ look: this.lookToken, pages: [...this.pages] }));
    // where it can't be kept, pages are let in anew after a start
    try {
      const folder = stateFolder(this.world);
      await files.makeFolder(folder);
      await files.remove(join(folder, FILE));
      await files.writeNew(join(folder, FILE), bytes, 0o600);
    } catch {}
  }

  private get cookieName(): string {
    return `briefing-studio-${this.port}`;
  }
}

function newToken(): string {
  return randomBytes(24).toString('base64url');
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What an earlier start has kept; undefined where there is none, or a user has no folder for it. */
async function readKept(world: World): Promise<unknown> {
  try {
    const content = await world.files.read(join(stateFolder(world), FILE), MOST_BYTES);
    return 'bytes' in content ? JSON.parse(content.bytes.toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}
