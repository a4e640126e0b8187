import { type GoodEdition, type Outcome, Session } from '../../app/watch/session.js';
import { openProject, type Project } from '../../core/project.js';

/** Of more editions that are looked at at once, the one that was asked for first is given up. */
const MOST = 2;

/**
 * Editions that somebody looks at besides the one that is worked on: each follows the files by itself, with a memory of
 * its own, for two builds at once in one memory would be in each other's way.
 */
export class OtherLooks {
  private readonly sessions = new Map<string, Session>();

  constructor(
    private readonly project: Project,
    private readonly onOutcome: (outcome: Outcome, session: Session, edition: string) => void,
  ) {}

  /** The edition as it was last good; nothing before it has been built, which is begun with the first question. */
  find(edition: string): GoodEdition | undefined {
    const session = this.sessions.get(edition) ?? this.open(edition);
    return session.good.get(edition);
  }

  async close(): Promise<void> {
    await Promise.all([...this.sessions.values()].map((session) => session.close()));
    this.sessions.clear();
  }

  private open(edition: string): Session {
    const { world, dataFolder, templatesFolder } = this.project;
    const session: Session = new Session(openProject(world, { dataFolder, templatesFolder }), {
      isWritten: false,
      isCompared: false,
      build: { edition },
      onOutcome: (outcome) => this.onOutcome(outcome, session, edition),
    });
    const [oldest] = this.sessions;
    if (oldest && this.sessions.size >= MOST) {
      this.sessions.delete(oldest[0]);
      void oldest[1].close();
    }
    this.sessions.set(edition, session);
    void session.start();
    return session;
  }
}
