import { render } from 'preact';
import { listen } from './listen.js';
import { App } from './shell/app.js';
import { listenToKeys } from './shell/keys.js';

// what is being typed when the page is left is taken as where its field is left, and sent when the page is back
addEventListener('pagehide', () => (document.activeElement as HTMLElement | null)?.blur());
listen();
listenToKeys();
render(<App />, document.getElementById('studio') as HTMLElement);
