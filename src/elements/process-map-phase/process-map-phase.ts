import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { diagramStrings } from '../../strings/en/diagram.js';
import { getOwn } from '../../utils/objects.js';
import { GuardedElement } from '../context/guarded-element.js';
import { isLastPhase } from '../context/selectors.js';
import {
  getCatalogueEnhancements,
  getEnhancements,
  haveEnhancementsFailed,
} from '../enhancements/load-enhancements.js';
import type { Variant } from '../../journey/types/record.js';
import type { PhaseCheck, PhaseState } from '../../journey/types/view.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderMarkdown } from '../internal/render-markdown.js';
import { renderText } from '../internal/render-text.js';
import { renderCheckNote } from '../panel/check-note.js';
import { updatePanels } from '../panel/focus-registry.js';
import { renderIcon, type IconName } from '../panel/icons.js';
import { OpenedFields } from '../panel/opened-fields.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import type { PhaseSelection, SelectContent } from '../panel/phase-selection.js';
import {
  getLockingLabel,
  getPhaseKey,
  PANEL_EXPORT_PARTS,
  renderHeading,
  renderLockedNote,
  renderNote,
  renderState,
  toDomId,
} from '../panel/templates.js';
import { RowList } from '../panel/row-list.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { renderPhaseNote } from './phase-note.js';
import { phaseStyles } from './process-map-phase.styles.js';

const STATE_ICONS = {
  locked: 'lock',
  open: 'open',
  current: 'here',
  done: 'check',
  'check-again': 'again',
} as const satisfies Record<string, IconName>;

/** Id of the heading. No id of a map gives this one. */
const HEADING_ID = '!heading';

interface PhaseContent {
  readonly state: PhaseState;

  /** Reasons to check the phase again. */
  readonly check: PhaseCheck | undefined;

  /** The note on the phase, and other ones that a merge kept. */
  readonly note: string | undefined;
  readonly noteVariants: readonly Variant[] | undefined;

  /** Number of the cycle. */
  readonly cycle: number;

  /** True if the map shows this phase. */
  readonly isShown: boolean;
  readonly focusRequests: number;
}

type HeaderSelection = PhaseSelection & PhaseContent;

const selectHeader: SelectContent<PhaseContent> = (
  { shownPhase, focusRequests, view: { variants, cycle } },
  { id },
  { state, check, note },
) => ({
  state,
  check,
  note,
  noteVariants: getOwn(variants, id),
  cycle,
  isShown: id === shownPhase,
  focusRequests,
});

/**
 * Shows a phase: its title, state, headline, summary and outcome, and the panels with its contents.
 *
 * @summary A phase with its heading, its summary and its panels.
 * @tag process-map-phase
 *
 * @slot - Replaces the panels: questions, tools, risks, ideas and gate.
 *
 * @csspart heading - The heading that names the phase.
 * @csspart headline - The question that the phase answers.
 * @csspart summary - The summary of the phase.
 * @csspart outcome - The outcome of the phase.
 * @csspart note - A note: the reason why nothing can be written, or the change that asks for another check.
 * @csspart waypoint - A stop on the route, in any of the panels.
 * @csspart waypoint-heading - The heading of a stop.
 * @csspart state - The text of a state.
 * @csspart field - A field in any of the panels.
 *
 * @cssstate locked - The phase is locked.
 * @cssstate open - The phase is open, and not the current one.
 * @cssstate current - The phase is the current one.
 * @cssstate done - The phase is completed.
 * @cssstate check-again - The phase is completed and must be checked again.
 *
 * @cssprop --process-map-ink - Text.
 * @cssprop --process-map-route - The label of the phase in its heading.
 * @cssprop --process-map-ground - The background of a note.
 * @cssprop --process-map-font - The font.
 */
export class ProcessMapPhaseElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, phaseStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  /**
   * The panels of the phase. `auto`: as rows that people open and close; the first one with something to do is open.
   * `open`: with all content in sight.
   * @default 'auto'
   */
  @property({ reflect: true, useDefault: true })
  rows: 'auto' | 'open' = 'auto';

  readonly #internals = this.attachInternals();
  readonly #panel = new PanelController(this, 'phase', selectHeader);

  constructor() {
    super();
    new RowList(this, () => this.#panel.selection?.actions, updatePanels);
  }

  /** The fields for notes, by the ids of their phases. */
  readonly #openedFields = new OpenedFields(this);

  /** Moves the focus to the heading of the phase, after any pending update. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.#focusHeading();
  }

  /** Moves the focus to the heading, and scrolls so that the phase begins in the upper part of the window. */
  #focusHeading(): void {
    const heading = this.shadowRoot?.getElementById(HEADING_ID);
    heading?.focus({ preventScroll: true });
    const isLow = heading && heading.getBoundingClientRect().top > innerHeight / 3;
    heading?.scrollIntoView({ block: isLow ? 'start' : 'nearest' });
  }

  protected override willUpdate(): void {
    const { selection } = this.#panel;
    if (!selection) return;
    const { id } = selection.phase;
    this.#openedFields.follow(selection.journeyKey);
    // Also a text that is not recorded, and the empty field of a phase that is unlocked while somebody is in it.
    const isInUse = this.#panel.getFieldText(id) || this.shadowRoot?.activeElement?.id === toDomId(id);
    if (selection.note || isInUse) this.#openedFields.add(id);
  }

  protected override updated(): void {
    const { selection } = this.#panel;
    const { states } = this.#internals;
    states.clear();
    if (selection) states.add(selection.state);
    // After the update, because an update moves no focus.
    if (selection?.isShown) queueMicrotask(this.#handleShown);
  }

  readonly #handleShown = (): void => {
    const { selection } = this.#panel;
    // A load or a change by the host requests no focus: only a person who moves to a phase does.
    if (this.isConnected && selection?.isShown && selection.actions.claimFocusRequest()) this.#focusHeading();
  };

  protected override render(): unknown {
    const { selection } = this.#panel;
    if (!selection) return nothing;
    const { strings, map, phase, language, languageOf } = selection;
    const { outcome, summary } = phase;
    const position = strings.phase(phase.label, map.phases.length);
    const cycle = selection.cycle > 1 ? html`<i>${strings.cycle(selection.cycle)}</i>` : '';
    const title = html`<i>${renderText(position)}</i> <span>${markLanguage(languageOf, phase.title)}</span>${cycle}`;
    const terms = getCatalogueEnhancements(this, selection)?.findTerms(this, selection, [[{ text: summary }]]);
    const introduction = html`<div class="head">
        ${renderHeading(selection.headingLevel, title, 'heading', HEADING_ID)}${this.#renderState(selection)}
      </div>
      <p class="headline" part="headline">${markLanguage(languageOf, phase.headline)}</p>
      <div class="summary stack" part="summary" lang=${languageOf(summary) ?? nothing}>
        ${keyed(summary, renderMarkdown(summary, terms?.getMarker(summary)))}
      </div>
      ${
        outcome
          ? html`<p class="to" part="outcome">
              ${renderIcon('flag')}<bdi>${strings.leadsTo} <b>${markLanguage(languageOf, outcome)}</b></bdi>
            </p>`
          : ''
      }`;
    const id = this.phase || nothing;
    return html`<section aria-labelledby=${HEADING_ID} lang=${language}>
      <header>
        ${keyed(getPhaseKey(selection), introduction)}${this.#renderStateNotes(selection)}
        ${this.#renderPhaseNote(selection)} ${this.phase ? '' : this.#renderSearch(selection)}
      </header>
      <slot>
        <process-map-questions phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-questions>
        <process-map-tools phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-tools>
        <process-map-risks phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-risks>
        <process-map-ideas phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-ideas>
        <process-map-gate phase=${id} exportparts=${PANEL_EXPORT_PARTS}></process-map-gate>
      </slot>
    </section>`;
  }

  #renderState(selection: HeaderSelection): TemplateResult {
    const { strings, isStopped, state } = selection;
    if (isStopped && state === 'current') return renderState('stop', diagramStrings.stopped);
    const lockingLabel = getLockingLabel(selection);
    const isLocked = state === 'locked' && lockingLabel !== undefined;
    return renderState(STATE_ICONS[state], isLocked ? diagramStrings.lockedUntil(lockingLabel) : strings.states[state]);
  }

  #renderStateNotes(selection: HeaderSelection): unknown {
    const { strings, state, map, phase } = selection;
    return [
      selection.isUnlocked ? '' : renderLockedNote(selection),
      selection.isStopped ? renderNote(strings.stopped) : '',
      selection.readOnly ? renderNote(strings.readOnly) : '',
      state === 'done' ? renderNote(isLastPhase(map, phase) ? strings.lastCompleted : strings.completed) : '',
      selection.check ? renderCheckNote(selection, selection.check, true) : '',
    ];
  }

  #renderPhaseNote(selection: HeaderSelection): unknown {
    const { id } = selection.phase;
    const handleOpen = () => void this.#openedFields.open(id);
    return renderPhaseNote(this.#panel, selection, this.#openedFields.has(id), handleOpen);
  }

  /** Renders the search. It is left out if the page sets `phase`: such a page may show several phases. */
  #renderSearch(selection: HeaderSelection): TemplateResult {
    return html`<div class="search">
      ${
        haveEnhancementsFailed(this)
          ? html`<p class="detail">${selection.strings.enhancementsFailed}</p>`
          : getEnhancements(this)?.renderSearch(this, selection)
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-phase': ProcessMapPhaseElement;
  }
}
