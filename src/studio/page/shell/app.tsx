import { areas } from '../areas.js';
import { connection, pack, route } from '../state.js';
import { Help } from './help.js';
import { Middle } from './middle.js';
import { Panes } from './panes.js';
import { Refusal } from './refusal.js';
import { StatusBar } from './status-bar.js';
import { Strip } from './strip.js';
import { Toast } from './toast.js';
import { TopBar } from './top-bar.js';

/** The whole page. */
export function App() {
  if (connection.value === 'refused') return <Refusal />;
  if (pack.value === undefined) return null;
  const area = areas.find(({ key }) => key === route.value.area) ?? areas[0];
  if (!area) return null;
  const middle = <Middle area={area} />;
  const isWhole = area.stands === 'whole' || pack.value === null;
  return (
    <div class="app">
      <TopBar />
      <Strip />
      {isWhole ? <div class="whole">{middle}</div> : <Panes middle={middle} />}
      <StatusBar />
      <Toast />
      <Help />
    </div>
  );
}
