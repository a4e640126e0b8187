import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AreaItem, PageArea } from '../area.js';
import { areas } from '../areas.js';
import { carriesCell } from '../carried-cell.js';
import { say } from '../language.js';
import { hrefOf, pack, route } from '../state.js';
import { mayEdit } from '../team/clerks.js';
import { Icon } from './icon.js';
import { dropPlace, dropping, movedByKey, moving } from './moving.js';
import { words } from './words.js';

/** The list at the left: the areas, and under the one that is open its things. */
export function Nav({ children }: { readonly children: ComponentChildren }) {
  const text = say(words);
  const listed = areas.filter(({ stands }) => stands === 'list');
  return (
    <nav class="nav" aria-label={text.nav} data-pane tabIndex={-1}>
      <div class="nav-list">
        <ul>
          {listed.map((area) => (
            <NavArea key={area.key} area={area} />
          ))}
        </ul>
        <div class="nav-foot">
          <div title={pack.value?.folder}>{pack.value?.folder}</div>
        </div>
      </div>
      {children}
    </nav>
  );
}

function NavArea({ area }: { readonly area: PageArea }) {
  const state = pack.value;
  if (!state) return null;
  const { area: chosen } = route.value;
  const items = area.items?.(state) ?? [];
  const isHere = chosen === area.key;
  const hasMore = area.more && mayEdit.value && (isHere || items.length > 0);
  const count = area.count?.(state);
  const [first] = items;
  const href = hrefOf({ area: area.key, ...(first && { item: first.item }) });
  const current = isHere ? (items.length > 0 ? 'true' : 'page') : undefined;
  return (
    <li>
      <a class="nav-area" href={href} aria-current={current} data-area={area.key}>
        <Icon name={area.icon} />
        <span>{say(area.name)}</span>
        {count && <span class={count.kind ? `pill ${count.kind}` : 'count'}>{count.text}</span>}
      </a>
      {(items.length > 0 || hasMore) && (
        <ul>
          {items.map((one) => (
            <NavItem key={one.item} area={area} one={one} items={items} />
          ))}
          {hasMore && area.more && (
            <li>
              <a class="nav-item more" href={area.more.href}>
                <span>＋ {say(area.more.name)}</span>
              </a>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

interface NavItemProps {
  readonly area: PageArea;
  readonly one: AreaItem;
  readonly items: readonly AreaItem[];
}

/** A thing of an area; where its place can be changed it is dragged, or moved by keys. */
function NavItem({ area, one, items }: NavItemProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const at = items.indexOf(one);
  useLayoutEffect(() => {
    if (movedByKey.peek() === one.item) link.current?.focus();
  }, [at]);
  const { area: chosen, item } = route.value;
  const drag = one.isMovable && mayEdit.value ? moving(area, one, items) : undefined;
  const drop = area.move ? dropping(area, one, items) : undefined;
  const over =
    dropPlace.value?.item === one.item && (dropPlace.value.isBelow ? ' drop-below' : ' drop-above');
  return (
    <li>
      <a
        class={`nav-item${over || ''}`}
        ref={link}
        href={hrefOf({ area: area.key, item: one.item })}
        aria-current={chosen === area.key && item === one.item ? 'page' : undefined}
        title={drag ? `${one.title}\n${say(words).movable}` : one.title}
        {...drag}
        {...drop}
        onDragOver={(event) => {
          stayOver(event);
          drop?.onDragOver(event);
        }}
      >
        <span>{one.title}</span>
        {one.count !== undefined && <span class="count">{one.count}</span>}
      </a>
    </li>
  );
}

/** After so long over an entry what is dragged is meant to go in there, in ms. */
const STAYING_MS = 450;
/** Browsers tell of a drag that rests at least so often, in ms. */
const TOLD_MS = 600;
let over = { hash: '', since: 0, last: 0 };

/** Opens what a cell is held over, for it to be put in there. */
function stayOver({ currentTarget, dataTransfer, timeStamp: now }: DragEvent): void {
  if (!carriesCell(dataTransfer)) return;
  const { hash } = currentTarget as HTMLAnchorElement;
  const isStaying = over.hash === hash && now - over.last < TOLD_MS;
  over = { hash, since: isStaying ? over.since : now, last: now };
  if (now - over.since > STAYING_MS) location.hash = hash;
}
