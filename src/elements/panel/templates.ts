import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon, type IconName } from './icons.js';
import type { PhaseSelection } from './phase-selection.js';

/** A native heading of that level, which code can focus. */
export function renderHeading(level: number, body: unknown, part = 'waypoint-heading', id?: string): TemplateResult {
  if (level < 2) return html`<h1 id=${id ?? nothing} tabindex="-1" part=${part}>${body}</h1>`;
  if (level < 3) return html`<h2 id=${id ?? nothing} tabindex="-1" part=${part}>${body}</h2>`;
  if (level < 4) return html`<h3 id=${id ?? nothing} tabindex="-1" part=${part}>${body}</h3>`;
  if (level < 5) return html`<h4 id=${id ?? nothing} tabindex="-1" part=${part}>${body}</h4>`;
  if (level < 6) return html`<h5 id=${id ?? nothing} tabindex="-1" part=${part}>${body}</h5>`;
  return html`<h6 id=${id ?? nothing} tabindex="-1" part=${part}>${body}</h6>`;
}

/** An icon and the words it stands for. */
export const renderState = (name: IconName, words: string) =>
  html`<span class="state" part="state">${icon(name)}<bdi>${words}</bdi></span>`;

/** Something to say about a phase as a whole. */
export const renderNote = (words: string) => html`<p class="note" part="note">${words}</p>`;

/** A sentence of the elements' own, in English, that may begin with words of the map: it runs from left to right all the same. */
export const renderSentence = (words: string) => html`<span dir="ltr">${words}</span>`;

/**
 * Names what has the same words as another control of the panel: by those words, which have `id`, and by what it belongs
 * to, which has the id `of` and `?`.
 */
export const labelledBy = (id: string, of: string | undefined) => (of ? `${id} ${of}?` : nothing);

/** A checkbox that is a mark on the map: its name, which then has `id` and `?`, and what it is. */
export const renderCheckbox = (
  id: string,
  checked: boolean,
  disabled: boolean,
  change: (on: boolean) => void,
  name: unknown,
  text?: unknown,
  of?: string,
) =>
  html`<label class="choice"
    ><input
      type="checkbox"
      aria-labelledby=${labelledBy(id, of)}
      .checked=${live(checked)}
      ?disabled=${disabled}
      @change=${() => change(!checked)}
    /><span id=${id}><b id="${id}?">${name}</b><span class="detail">${text}</span></span></label
  >`;

/** What tells a button from others with the same words. */
interface ButtonContext {
  id: string;
  /** What it belongs to: that has this id and `?`. */
  ownerId: string;
  /** What has this id describes it. */
  describedBy?: string;
}

/** A button: quiet, or the primary one. */
export const renderButton = (words: unknown, press: () => void, look = 'quiet', apart?: ButtonContext) =>
  html`<button
    type="button"
    class=${look}
    id=${apart?.id ?? nothing}
    aria-labelledby=${apart ? labelledBy(apart.id, apart.ownerId) : nothing}
    aria-describedby=${apart?.describedBy ?? nothing}
    @click=${press}
  >
    <bdi>${words}</bdi>
  </button>`;
/** A stop on the route: how it looks, its mark on the line, its heading, how it stands, and what is there. */
export const renderWaypoint = (
  { model }: PhaseSelection,
  look: string,
  mark: unknown,
  title: unknown,
  stands: unknown,
  body: unknown,
  id?: string,
) =>
  html`<section class="waypoint ${look}" part="waypoint" id=${id ?? nothing} lang=${model.language}>
    <span class="waypoint-mark" aria-hidden="true">${mark}</span>
    <div class="head">${renderHeading(model.headingLevel + 1, title, undefined, id && `${id}?`)}${stands}</div>
    ${body}
  </section>`;
/** Why a locked phase is locked. */
export const renderLockedNote = ({ strings: s, model, view }: PhaseSelection, more = '') => {
  const lock = model.map.phases.find(({ id }) => id === view.opensAfter);
  return renderNote(`${lock ? s.locked(lock.title, lock.label) : s.states.locked} ${more}`);
};
/** The parts of every panel, as `process-map-phase` forwards them. */
export const PANEL_EXPORT_PARTS = 'waypoint, waypoint-heading, state, field, note';
