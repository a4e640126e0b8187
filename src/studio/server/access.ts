import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Pages that were opened, each known by its cookie; more are no longer known, the oldest first. */
const MOST_PAGES = 100;

/**
 * Who may use the studio: whoever opens the address that the program has told, once. Its token is then of no more use,
 * for addresses are kept in histories and shown on shared screens; the browser has a cookie instead.
 */
export class Access {
  private readonly tokens = new Set<string>();
  private readonly pages = new Set<string>();

  /** `port` keeps the cookies of several studios on one machine apart: cookies don't know of ports. */
  constructor(private readonly port: () => number) {}

  /** A token for one opening. */
  newToken(): string {
    const token = randomBytes(24).toString('base64url');
    this.tokens.add(digest(token));
    return token;
  }

  /** The cookie in exchange for a token, as a header sets it; undefined where the token is not known or was used. */
  exchange(token: string): string | undefined {
    if (!this.tokens.delete(digest(token))) return undefined;
    const value = randomBytes(24).toString('base64url');
    this.pages.add(digest(value));
    const [oldest] = this.pages;
    if (this.pages.size > MOST_PAGES && oldest !== undefined) this.pages.delete(oldest);
    return `${this.cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a request bears a cookie that was given out. */
  accept({ cookie = '' }: IncomingHttpHeaders): boolean {
    const start = `${this.cookieName}=`;
    const given = cookie.split(/; */).find((one) => one.startsWith(start));
    if (given === undefined) return false;
    const sought = Buffer.from(digest(given.slice(start.length)));
    let isKnown = false;
    for (const page of this.pages) isKnown = timingSafeEqual(Buffer.from(page), sought) || isKnown;
    return isKnown;
  }

  private get cookieName(): string {
    return `briefing-studio-${this.port()}`;
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
