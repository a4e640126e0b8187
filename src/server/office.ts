/** What the operator sets for all requests; none of it can be told by one. */
export interface Office {
  /** Templates in place of those that come with the program, absolute. */
  readonly templatesFolder?: string | undefined;
  /** Fonts of the office in place of `fonts/local`, absolute. */
  readonly fontsFolder?: string | undefined;
  /** Whether a request may send templates of its own. */
  readonly takesTemplates?: boolean | undefined;
}
