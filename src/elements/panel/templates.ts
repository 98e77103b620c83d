import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { renderText } from '../internal/render-text.js';
import { renderIcon, type IconName } from './icons.js';
import type { PhaseSelection } from './phase-selection.js';

/** Names of the CSS parts of every panel, as `process-map-phase` forwards them by `exportparts`. */
export const PANEL_EXPORT_PARTS = 'waypoint, waypoint-heading, state, field, note';

/**
 * Returns the id of the element for an id of a map. Characters other than ASCII letters, digits and `_.:-` are escaped,
 * because white space would separate two ids in an attribute. Different ids stay different.
 */
export const toDomId = (id: string): string =>
  id.replace(/[^\w.:-]|_(?=x)/gu, (character) => `_x${(character.codePointAt(0) ?? 0).toString(16)}_`);

/** Returns the id of the element that names the element `toDomId(id)`. */
export const labelId = (id: string): string => `${toDomId(id)}?`;

/** Returns the id of the content of a row. */
export const bodyId = (id: string): string => `${toDomId(id)}*`;

/** Returns the id of the element that describes an error of the element `toDomId(id)`. */
export const errorId = (id: string): string => `${toDomId(id)}!`;

/**
 * Formats an `aria-labelledby` that tells apart controls with the same text: the text, then the name of the owner.
 *
 * @param textId Id of the element with the text, as in the document.
 * @param ownerId Id of the owner in the map, whose name has the id `labelId(ownerId)`. Without one there is nothing to
 *   tell apart.
 */
export const formatLabelledBy = (textId: string, ownerId: string | undefined) =>
  ownerId ? `${textId} ${labelId(ownerId)}` : nothing;

/** Returns what tells apart the content of two phases, also of two maps. */
export const getPhaseKey = ({ map, phase }: Pick<PhaseSelection, 'map' | 'phase'>): string => `${map.id} ${phase.id}`;

/** Renders a native heading of a level, which code can focus. */
export function renderHeading(level: number, content: unknown, part = 'waypoint-heading', id?: string): TemplateResult {
  if (level < 2) return html`<h1 id=${id ?? nothing} tabindex="-1" part=${part}>${content}</h1>`;
  if (level < 3) return html`<h2 id=${id ?? nothing} tabindex="-1" part=${part}>${content}</h2>`;
  if (level < 4) return html`<h3 id=${id ?? nothing} tabindex="-1" part=${part}>${content}</h3>`;
  if (level < 5) return html`<h4 id=${id ?? nothing} tabindex="-1" part=${part}>${content}</h4>`;
  if (level < 6) return html`<h5 id=${id ?? nothing} tabindex="-1" part=${part}>${content}</h5>`;
  return html`<h6 id=${id ?? nothing} tabindex="-1" part=${part}>${content}</h6>`;
}

/** Renders a state as an icon and its text. The class is the name of the icon. */
export const renderState = (iconName: IconName, text: string) =>
  html`<span class="state ${iconName}" part="state">${renderIcon(iconName)}<bdi>${renderText(text)}</bdi></span>`;

/** Renders a note about a phase as a whole. */
export const renderNote = (text: string) => html`<p class="note" part="note">${renderText(text)}</p>`;

/** Renders below an item which phases ask to be checked because it changed; nothing if none does. */
export function renderAsking({ strings, askingLabels }: PhaseSelection, id: string): unknown {
  const labels = askingLabels.get(id);
  return labels ? html`<p class="asking">${renderIcon('again')}${renderSentence(strings.asksToCheck(labels))}</p>` : '';
}

/** Renders an English sentence of the interface, left to right even if it begins with text of the map in Arabic. */
export const renderSentence = (text: string) => html`<span dir="ltr">${renderText(text)}</span>`;

/** Renders a sentence about an error of the element `toDomId(id)`. */
export const renderErrorText = (text: string, id: string) =>
  html`<p class="error" id=${errorId(id)}>${renderSentence(text)}</p>`;

/** Returns the label of the phase to complete in order to unlock a locked phase. */
export const getLockingLabel = ({ map, opensAfter }: PhaseSelection): string | undefined =>
  map.phases.find(({ id }) => id === opensAfter)?.label;

/** Renders the note that says which phase to complete in order to unlock a locked phase. */
export function renderLockedNote(selection: PhaseSelection): TemplateResult {
  const { strings } = selection;
  const label = getLockingLabel(selection);
  return renderNote(label === undefined ? strings.states.locked : strings.locked(label));
}

/**
 * Renders a checkbox that is drawn as a mark of the map, with its name and a detail below.
 *
 * @param id Its element `toDomId(id)` is the text; the name within has the id `labelId(id)`.
 * @param handleChange Receives the value that a person requests. The box shows `checked` until the journey has changed.
 * @param ownerId Id of the owner, if other owners have a checkbox of the same name.
 */
export const renderCheckbox = (
  id: string,
  checked: boolean,
  disabled: boolean,
  handleChange: (checked: boolean) => void,
  name: unknown,
  detail?: unknown,
  ownerId?: string,
) =>
  html`<label class="choice"
    >${keyed(
      id,
      html`<input
        type="checkbox"
        aria-labelledby=${formatLabelledBy(toDomId(id), ownerId)}
        .checked=${live(checked)}
        ?disabled=${disabled}
        @change=${() => handleChange(!checked)}
      />`,
    )}<span id=${toDomId(id)}><b id=${labelId(id)}>${name}</b><span class="detail">${detail}</span></span></label
  >`;

/** Ids that tell a button from others with the same text. */
interface ButtonIds {
  /** Its element is `toDomId(id)`. */
  id: string;

  /** Id of the owner in the map, whose name has the id `labelId(ownerId)`. */
  ownerId: string;

  /** Its element `toDomId(describedBy)` describes the button. */
  describedBy?: string;
}

/**
 * Renders a button with one of the class names `quiet` and `primary`.
 *
 * @param text A text, or rendered content.
 */
export const renderButton = (text: unknown, handleClick: () => void, className = 'quiet', ids?: ButtonIds) =>
  html`<button
    type="button"
    class=${className}
    id=${ids ? toDomId(ids.id) : nothing}
    aria-labelledby=${ids ? formatLabelledBy(toDomId(ids.id), ids.ownerId) : nothing}
    aria-describedby=${ids?.describedBy ? toDomId(ids.describedBy) : nothing}
    @click=${handleClick}
  >
    <bdi>${typeof text === 'string' ? renderText(text) : text}</bdi>
  </button>`;

/**
 * Renders a stop on the route.
 *
 * @param className One of `passed`, `todo` and `aside`, or empty.
 * @param mark Icon or number on the line of the route.
 * @param state State beside the heading.
 * @param id Id of what the section is about. Its element is `toDomId(id)`, its heading has the id `labelId(id)`.
 */
export const renderWaypoint = (
  { language, headingLevel }: PhaseSelection,
  className: string,
  mark: unknown,
  heading: unknown,
  state: unknown,
  content: unknown,
  id?: string,
) =>
  html`<section
    class="waypoint ${className}"
    part="waypoint"
    id=${id === undefined ? nothing : toDomId(id)}
    lang=${language}
  >
    <span class="waypoint-mark" aria-hidden="true">${mark}</span>
    <div class="head">${renderHeading(headingLevel + 1, heading, undefined, id && labelId(id))}${state}</div>
    ${content}
  </section>`;
