/** Who sits at the machine of the studio, who was let in by a token of the team, and who may only look. */
export type Role = 'owner' | 'clerk' | 'viewer';

/** What a page may do. */
export interface MeState {
  readonly role: Role;
  /** The address for those who only look, without the host; not told to themselves. */
  readonly look?: string;
}
