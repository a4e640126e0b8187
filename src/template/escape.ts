/** Text as it stands in the content of markup. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Text as it stands in markup, in content or in a double-quoted attribute. */
export function escapeMarkup(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}
