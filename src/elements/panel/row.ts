import { html, nothing } from 'lit';
import { renderText } from '../internal/render-text.js';
import type { IconName } from './icons.js';
import { leaveRow, toggleRow, type RowPanel } from './toggle-row.js';
import type { PhaseSelection } from './phase-selection.js';
import { bodyId, labelId, renderButton, renderHeading, renderState, renderWaypoint, toDomId } from './templates.js';

/** One item of a phase: a group of questions, the tools, a risk, or the ideas. */
interface Row {
  /** Id of the row: of the group or risk that it is about, or one of `row-ids`. */
  id: string;

  /** One of `passed`, `todo` and `aside`, or empty. */
  className: string;

  /** Icon or number on the line of the route. */
  mark: unknown;
  title: unknown;
  stateIcon: IconName;

  /** State in words. */
  state: string;

  /** Shown while the row is closed: the first line of what was written or chosen; a list for several pieces of text. */
  firstLine?: unknown;

  /** Lists the texts that the search of the browser finds while the row is closed. */
  listWords: () => (string | undefined)[];
  renderContent: () => unknown;
}

/**
 * Renders the button that closes a row and leads on to the next one with something to do. In a finished phase, it only
 * closes the row: the way on is in the gate.
 */
export function renderNext(panel: RowPanel, selection: PhaseSelection, row: string): unknown {
  const { rows, isReadOnly, isCompleted, strings } = selection;
  if (!rows || isReadOnly) return '';
  return isCompleted
    ? renderButton(strings.closeRow, () => void toggleRow(panel, row), 'primary plain')
    : renderButton(strings.next, () => void leaveRow(panel, row), 'primary');
}

/**
 * Renders an item of a phase: in a list of rows as a heading that opens and closes its content, else as a stop on the
 * route with all of it.
 */
export function renderRow(panel: RowPanel, selection: PhaseSelection, row: Row): unknown {
  const { rows, language, headingLevel, strings, isCompleted, isReadOnly } = selection;
  const { id, className, mark, title, stateIcon, state, renderContent } = row;
  if (!rows)
    return renderWaypoint(
      selection,
      className,
      mark,
      title,
      state && renderState(stateIcon, state),
      renderContent(),
      id,
    );
  const isOpen = rows.isPrinting || rows.openRows.has(id);
  const change =
    isCompleted && !isReadOnly && !isOpen && state ? html`<span class="change">${strings.change}</span>` : nothing;
  const heading = html`<button
    type="button"
    class="toggle"
    aria-expanded=${isOpen}
    @click=${() => void toggleRow(panel, id)}
  >
    <span id=${labelId(id)}>${title}</span><span class="state" part="state"><bdi>${renderText(state)}</bdi></span
    >${change}
  </button>`;
  return html`<section
    class="waypoint row ${className}"
    part="waypoint"
    id=${toDomId(id)}
    data-row=${id}
    lang=${language}
  >
    <span class="waypoint-mark" aria-hidden="true">${mark}</span>
    ${renderHeading(headingLevel + 1, heading)}
    ${
      isOpen
        ? html`<div class="body" id=${bodyId(id)} role="region" aria-labelledby=${labelId(id)}>${renderContent()}</div>`
        : renderClosedRow(panel, selection, row)
    }
  </section>`;
}

/** The browser shows the element when it finds text in it. The type of the property does not know this value. */
const UNTIL_FOUND = 'until-found' as unknown as boolean;

/** Opens a row whose words were found. The browser scrolls to none of them: they give way to the fields. */
async function showFound(panel: RowPanel, id: string, { currentTarget }: Event): Promise<void> {
  const row = (currentTarget as Element).closest('section');
  await panel.openRow(id);
  row?.scrollIntoView();
}

function renderClosedRow(panel: RowPanel, { rows }: PhaseSelection, { id, firstLine, listWords }: Row): unknown {
  return [
    firstLine
      ? html`<p class="first-line ${Array.isArray(firstLine) ? 'parts' : ''}">
          ${typeof firstLine === 'string' ? renderText(firstLine) : firstLine}
        </p>`
      : nothing,
    rows?.hasWords
      ? html`<div .hidden=${UNTIL_FOUND} @beforematch=${(event: Event) => void showFound(panel, id, event)}>
          ${renderText(listWords().filter(Boolean).join('\n'))}
        </div>`
      : nothing,
  ];
}
