import { render } from 'preact';
import { listen } from './listen.js';
import { App } from './shell/app.js';

listen();
render(<App />, document.getElementById('studio') as HTMLElement);
