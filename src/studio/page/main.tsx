import { render } from 'preact';
import { listen } from './listen.js';
import { App } from './shell/app.js';
import { listenToKeys } from './shell/keys.js';

listen();
listenToKeys();
render(<App />, document.getElementById('studio') as HTMLElement);
