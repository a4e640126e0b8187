/** What there is to begin with. */
export default function StartView() {
  return <main class="start" />;
}
