import { gateStrings } from '../../strings/en/gate.js';
import { html, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { diagramStrings } from '../../strings/en/diagram.js';
import type { Command } from '../../journey/types/command.js';
import { isLastPhase } from '../context/selectors.js';
import { renderLabelledField } from '../panel/field-templates.js';
import { renderCheckNote } from '../panel/check-note.js';
import { renderIcon } from '../panel/icons.js';
import { OpenedFields } from '../panel/opened-fields.js';
import type { BodyDefinition, PanelBody } from '../panel/body-controller.js';
import type { PanelController } from '../panel/panel-controller.js';
import { getPhaseKey, renderButton, renderLockedNote, renderState, renderWaypoint } from '../panel/templates.js';
import { DecisionForm } from './decision-form.js';
import type { GateContent, GateSelection } from './gate-selection.js';
import { gateStyles } from './process-map-gate.styles.js';
import { NextCycleForm } from './next-cycle-form.js';
import { renderOpenSteps, renderDenialReasons } from './open-steps.js';
import { renderResults } from './results.js';
import { renderTrail } from './trail-list.js';

/** Creates no command, so that the panel stores the text of a field as a draft. */
const storeAsDraft = () => null;

/** The end of a phase. */
class GateBody implements PanelBody<GateContent> {
  /** The fields for notes. */
  readonly #openedFields: OpenedFields;

  readonly #element: LitElement;
  readonly #panel: PanelController<GateContent>;
  readonly #decisionForm: DecisionForm;
  readonly #nextCycleForm: NextCycleForm;

  /** Phase and cycle that the last update rendered. */
  #place = '';

  constructor(element: LitElement, panel: PanelController<GateContent>) {
    this.#element = element;
    this.#panel = panel;
    this.#openedFields = new OpenedFields(element);
    const request = (command: Command, announcement: string, keys: string[]) =>
      this.#request(command, announcement, keys);
    this.#decisionForm = new DecisionForm(element, panel, request);
    this.#nextCycleForm = new NextCycleForm(element, panel, request);
  }

  prepare(selection: GateSelection | undefined): void {
    if (selection) this.#openedFields.follow(selection.journeyKey);
    const noteKey = selection && `${selection.phase.id}:note`;
    if (noteKey && this.#panel.getFieldText(noteKey, selection.recordedNote)) this.#openedFields.add(noteKey);
    const place = selection ? `${selection.cycle} ${getPhaseKey(selection)}` : '';
    if (place === this.#place) return;
    this.#place = place;
    this.#nextCycleForm.forgetAsking();
    this.#decisionForm.forgetAsking();
  }

  render(selection: GateSelection): unknown {
    const { strings, map, phase, view } = selection;
    // Keyed, because what people see and do at the gate belongs to one phase.
    return keyed(
      getPhaseKey(selection),
      renderWaypoint(
        selection,
        view.completed && !view.check ? 'passed' : '',
        renderIcon('gate'),
        isLastPhase(map, phase) ? strings.finishLastPhase : strings.finishPhase(phase.label),
        this.#renderGateState(selection),
        view.unlocked ? this.#renderContent(selection) : renderLockedNote(selection),
      ),
    );
  }

  #renderGateState({ strings, phase, view, isStopped, currentPhaseId }: GateSelection): TemplateResult {
    if (isStopped && phase.id === currentPhaseId) return renderState('stop', diagramStrings.stopped);
    if (!view.unlocked) return renderState('lock', strings.states.locked);
    if (view.check) return renderState('again', strings.states['check-again']);
    if (view.left.length) return renderState('open', strings.stepsLeft(view.left.length));
    return renderState('check', view.completed ? strings.isDone(phase.label) : strings.nothingLeft);
  }

  #renderContent(selection: GateSelection): TemplateResult {
    const { phase, view, isReadOnly, isStopped, readOnly } = selection;
    const { decision } = phase.exit;
    const steps = { ...selection, gate: this.#element };
    const canResume = isStopped && !readOnly;
    const resume = { type: 'journey.resume' } as const;
    const resumeButton = this.#renderCommandButton(gateStrings.resume, resume, 'primary', gateStrings.resumed);
    return html`<div class="stack">
      ${renderOpenSteps(steps)} ${view.check ? renderCheckNote(selection, view.check, false) : ''}
      ${renderResults(selection)} ${view.completed && !isReadOnly ? this.#renderWayOn(selection) : ''}
      ${decision ? this.#decisionForm.render(selection, decision) : ''} ${renderTrail(selection)}
      ${canResume ? resumeButton : ''} ${isReadOnly ? '' : this.#renderActions(selection)} ${renderDenialReasons(steps)}
    </div>`;
  }

  /** Renders the buttons that lead on from a completed phase: once it is confirmed, if it asks to be checked. */
  #renderWayOn(selection: GateSelection): unknown {
    return selection.view.check ? this.#renderConfirmation(selection) : this.#renderNextPhase(selection);
  }

  /** Renders the buttons that complete or reopen the phase, or start a new cycle. */
  #renderActions(selection: GateSelection): unknown {
    const { map, phase, view, status } = selection;
    const { id, label } = phase;
    if (!view.completed) return this.#renderCompletion(selection);
    return [
      html`<div class="actions">
        ${this.#renderCommandButton(gateStrings.reopen(label), { type: 'phase.reopen', phase: id })}
        <span class="detail">${gateStrings.reopenHint}</span>
      </div>`,
      status === 'completed' && isLastPhase(map, phase) ? this.#nextCycleForm.render(selection) : '',
    ];
  }

  /** Renders the buttons that confirm this phase, or all that ask. One whose exit rule fails cannot be confirmed. */
  #renderConfirmation(selection: GateSelection): unknown {
    const { map, phase, view, phaseViews } = selection;
    const { id, label } = phase;
    const confirmable = phaseViews.filter(({ check, left }) => check && !left.length);
    const labels = confirmable.flatMap(({ index }) => map.phases[index]?.label ?? []);
    const renderConfirmButton = (text: string, phases: string[], className?: string) =>
      this.#renderCommandButton(text, { type: 'phase.confirm', phases }, className, gateStrings.confirmed(text));
    return [
      view.left.length ? '' : renderConfirmButton(gateStrings.stillHolds(label), [id], 'primary'),
      confirmable.length > 1
        ? renderConfirmButton(
            gateStrings.stillRight(labels),
            confirmable.map((each) => each.id),
          )
        : '',
    ];
  }

  /** Renders the button that leads to the next phase that asks to be checked, the current one, or the next cycle. */
  #renderNextPhase(selection: GateSelection): unknown {
    const { map, phase, phaseViews, status, currentPhaseId, nextLabel, actions } = selection;
    if (status === 'stopped') return '';
    const asking = map.phases[phaseViews.find(({ check }) => check)?.index ?? -1];
    if (asking) return renderButton(gateStrings.goTo(asking.label), () => actions.show(asking.id), 'primary');
    if (status === 'active' && phase.id === currentPhaseId) {
      // After a merge, a completed phase can still be the current one. `phase.complete` then only enters the next
      // phase.
      const text = nextLabel === undefined ? gateStrings.goOnToEnd : gateStrings.goOn(nextLabel);
      return this.#renderCommandButton(text, { type: 'phase.complete', phase: phase.id }, 'primary');
    }
    const isFinished = status === 'completed';
    const target = isFinished ? map.phases.at(-1) : map.phases.find(({ id }) => id === currentPhaseId);
    if (!target || target === phase) return '';
    const text = isFinished ? gateStrings.goToNextCycle(target.label) : gateStrings.goTo(target.label);
    return renderButton(text, () => actions.show(target.id), 'primary');
  }

  #renderCommandButton(text: string, command: Command, className?: string, announcement?: string): TemplateResult {
    return renderButton(text, () => this.#request(command, announcement), className);
  }

  /** Renders the button that completes the phase, and the field for a note once a person asked for it. */
  #renderCompletion(selection: GateSelection): TemplateResult {
    const { phase, strings, recordedNote, view, rows } = selection;
    const { id, label } = phase;
    const key = `${id}:note`;
    const isNoteShown = !rows || rows.isPrinting || this.#openedFields.has(key);
    const handleClick = () => {
      const note = this.#panel.getFieldText(key, recordedNote);
      const command = { type: 'phase.complete', phase: id, ...(note && { note }) } as const;
      this.#request(command, gateStrings.markedDone(label), [key]);
    };
    return html`${
        isNoteShown
          ? renderLabelledField(this.#panel, gateStrings.stepNote(label), key, recordedNote, storeAsDraft)
          : renderButton(gateStrings.addStepNote, () => void this.#openedFields.open(key))
      }
      <div class="actions">
        ${renderButton(strings.finishPhase(label), handleClick, view.left.length ? 'primary plain' : 'primary')}
        <span class="detail">${gateStrings.completeHint}</span>
      </div>`;
  }

  /** Scrolls to the reasons below the button that was refused. They are announced as well. */
  async #showDenial(): Promise<void> {
    await this.#element.updateComplete;
    this.#element.shadowRoot?.querySelector('.denial')?.scrollIntoView({ block: 'nearest' });
  }

  /** Requests a command. Once accepted: announces it, discards the drafts that it carried, restores the focus. */
  #request(command: Command, announcement = '', keys: string[] = []): void {
    const { phaseId, selection } = this.#panel;
    if (!this.#panel.request(command, '')) {
      void this.#showDenial();
      return;
    }
    this.#nextCycleForm.forgetAsking();
    this.#decisionForm.reset();
    for (const key of keys) this.#panel.discardDraft(key);
    if (announcement) selection?.actions.announce(announcement);
    this.#restoreFocus(phaseId);
  }

  /**
   * Moves the focus to the heading after a command that removes the focused control, unless something else has the
   * focus by then or the panel shows another phase than before.
   */
  #restoreFocus(phaseId: string | undefined): void {
    setTimeout(() => {
      const root = this.#element.getRootNode() as Document | ShadowRoot;
      const hasFocusElsewhere = root.activeElement?.matches(':not(body)');
      if (this.#panel.phaseId === phaseId && !hasFocusElsewhere) this.#panel.focus('[tabindex]');
    });
  }
}

/** The body of `process-map-gate`. */
export const gateBody: BodyDefinition<GateContent> = {
  styles: gateStyles,
  create: (element, panel) => new GateBody(element, panel),
};
