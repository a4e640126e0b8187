import { say } from '../language.js';
import { chosen } from '../selection.js';
import { letterOf } from '../tables/grid/cells.js';
import { currentPlace, goToPlace, nextPlace, placesOfChosen } from './places.js';
import { words } from './words.js';

/** Where the chosen cell is printed, each place a button. */
export function Links() {
  const text = say(words);
  const cell = chosen.value;
  const places = placesOfChosen.value;
  if (!cell) return <div class="links" />;
  const address = `${letterOf(cell.column - 1)}${cell.line}`;
  return (
    <div class="links" data-role="links">
      <b>{address}</b>
      <span>{places.length === 0 ? text.nowhere : text.printed(places.length)}</span>
      <span class="links-list">
        {places.map((place, index) => (
          <button
            key={`${place.page} ${place.x} ${place.y}`}
            type="button"
            aria-current={index === currentPlace.value ? 'true' : undefined}
            onClick={() => goToPlace(index)}
          >
            {text.place(place.label)}
            {place.within === 'chart' && ` ${text.chart}`}
          </button>
        ))}
      </span>
      {places.length > 1 && (
        <button type="button" class="links-next" onClick={nextPlace}>
          <kbd>F9</kbd> {text.next}
        </button>
      )}
    </div>
  );
}
