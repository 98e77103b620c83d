import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { getCurrentCycle } from '../../journey/record.js';
import type { Answer } from '../../journey/types/record.js';
import type { GroupState, GroupView, JourneyView } from '../../journey/types/view.js';
import type { Question, QuestionGroup, Voice } from '../../map/map-definition.js';
import type { MapModel } from '../context/map-context.js';
import { GuardedElement } from '../context/guarded-element.js';
import type { TermMarkers } from '../enhancements/glossary.js';
import { getEnhancements } from '../enhancements/load-enhancements.js';
import { countVariants, listLeads } from '../context/selectors.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import { renderDenial, renderField, renderLabelledField } from '../panel/field-templates.js';
import { renderIcon, type IconName } from '../panel/icons.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import type { PhaseSelection, SelectContent } from '../panel/phase-selection.js';
import { labelId, renderAsking, renderButton, renderState, renderWaypoint, toDomId } from '../panel/templates.js';
import { renderVariants } from '../panel/variant-list.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { questionsStyles } from './process-map-questions.styles.js';
import { getOwn } from '../../utils/objects.js';

/** Number of prompts shown before `more`. */
const VISIBLE_PROMPTS = 10;

/** Class name and icon of a group, by its state. */
const GROUP_APPEARANCES: Record<GroupState, [className: string, iconName: IconName]> = {
  open: ['todo', 'open'],
  answered: ['passed', 'check'],
  'set-aside': ['aside', 'wait'],
};

/** Answers of a phase in which nothing was answered. */
const NO_ANSWERS: Record<string, Answer> = {};

interface QuestionsContent {
  readonly voice: Voice;
  readonly groups: GroupView[];

  /** Answers of the current cycle, by the id of their question. */
  readonly answers: Record<string, Answer>;
  readonly variants: JourneyView['variants'];
  readonly earlierCycles: MapModel['earlierCycles'];

  /** Number of the cycle. */
  readonly cycle: number;
}

type QuestionsSelection = PhaseSelection & QuestionsContent;

const selectQuestions: SelectContent<QuestionsContent> = (
  { journey, view, voice, earlierCycles },
  phase,
  { groups },
) => ({
  voice,
  groups,
  answers: getOwn(getCurrentCycle(journey).answers, phase.id) ?? NO_ANSWERS,
  variants: view.variants,
  earlierCycles,
  cycle: view.cycle,
});

/**
 * Shows the guiding questions of a phase by group: lead questions with a field each, and prompts that open to a field.
 * Typed text is sent after a debounce, on blur, and before the page unloads.
 *
 * @summary Guiding questions with fields for the answers.
 * @tag process-map-questions
 *
 * @csspart waypoint - A question group: one stop on the route.
 * @csspart waypoint-heading - The heading of a group.
 * @csspart state - The state of a group.
 * @csspart field - A text field.
 *
 * @cssprop --process-map-route - The line of the route, its marks, and quiet buttons.
 * @cssprop --process-map-done - The mark of an answered group.
 * @cssprop --process-map-edge - The border of a text field.
 */
export class ProcessMapQuestionsElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, questionsStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'group', selectQuestions);

  /** Ids of open prompts. An answered prompt opens once, and stays open while a person clears its text. */
  readonly #openPrompts = new Set<string>();

  /** Ids of prompts that were opened before. Only they have a field. */
  readonly #promptsWithField = new Set<string>();

  /** Number of the cycle whose prompts are open. */
  #cycle: number | undefined;

  protected override willUpdate(): void {
    const cycle = this.#panel.selection?.cycle;
    if (cycle === this.#cycle) return;
    this.#cycle = cycle;
    // A new cycle is empty, and its prompts are closed.
    this.#openPrompts.clear();
    this.#promptsWithField.clear();
  }

  protected override render(): unknown {
    const selection = this.#panel.visibleSelection;
    if (!selection) return nothing;
    const { groups } = selection.phase;
    // Leads come first: a term is marked where it occurs first, and a prompt cannot hold the button of a term.
    const terms = getEnhancements(this)?.findTerms(this, selection, [
      ...groups.map((group) => listLeads(group, selection.voice)),
      ...groups.map(({ questions }) => questions),
    ]);
    return groups.map((group, i) => this.#renderGroup(selection, group, i, terms));
  }

  #renderGroup(
    selection: QuestionsSelection,
    group: QuestionGroup,
    index: number,
    terms: TermMarkers | undefined,
  ): unknown {
    const { strings, groups, languageOf } = selection;
    const { id, title } = group;
    const groupView = groups[index];
    const { state = 'open' } = groupView ?? {};
    const [className, iconName] = GROUP_APPEARANCES[state];
    const variantCount = countVariants(group, selection);
    const leads = listLeads(group, selection.voice);
    return renderWaypoint(
      selection,
      className,
      state === 'open' ? index + 1 : renderIcon(iconName),
      markLanguage(languageOf, title),
      renderState(
        iconName,
        variantCount ? strings.severalAnswers(strings.groups[state], variantCount) : strings.groups[state],
      ),
      html`<div class="columns">
        <div class="leads stack">
          ${leads.map((lead) => keyed(lead.id, this.#renderLead(selection, group, lead, terms)))}
          ${renderAsking(selection, id)}
          ${this.#renderSetAside(selection, id, groupView)}${renderDenial(this.#panel, id)}
        </div>
        ${this.#renderPrompts(selection, group, terms)}
      </div>`,
      id,
    );
  }

  #renderLead(
    selection: QuestionsSelection,
    { leads }: QuestionGroup,
    { id, text, voice = 'both' }: Question,
    terms: TermMarkers | undefined,
  ): TemplateResult {
    const { strings, languageOf } = selection;
    const audience = leads.length > 1 ? strings.voices[voice] : '';
    // Some maps name the audience in the text itself.
    const prefix = text.startsWith(audience) ? '' : audience;
    const label =
      terms?.renderLabel(id, prefix, text) ??
      html`<label for=${toDomId(id)} id=${labelId(id)}
        ><span class="detail">${prefix}</span>${markLanguage(languageOf, text)}</label
      >`;
    return html`<div class="lead">
      ${label}${this.#renderAnswer(selection, id)}${this.#renderEarlierAnswers(selection, id)}
    </div>`;
  }

  /** Renders the button that sets the group aside or takes it up again, and the field for the reason. */
  #renderSetAside({ strings, isReadOnly }: PhaseSelection, id: string, groupView: GroupView | undefined): unknown {
    const isSetAside = groupView?.state === 'set-aside';
    const handleClick = () =>
      void this.#panel.request({ type: isSetAside ? 'group.take-up' : 'group.set-aside', group: id }, id);
    return [
      isSetAside
        ? renderLabelledField(
            this.#panel,
            strings.setAsideReason,
            `${id}:why`,
            groupView.reason,
            (reason) => ({ type: 'group.set-aside', group: id, reason }),
            { type: 'text', ownerId: id },
          )
        : '',
      isReadOnly
        ? ''
        : renderButton(isSetAside ? strings.takeUp : strings.setAside, handleClick, 'quiet', {
            id: `${id}:aside`,
            ownerId: id,
          }),
    ];
  }

  /** Renders the column beside the lead questions: prompts, glossary terms and linked ideas. */
  #renderPrompts(
    selection: QuestionsSelection,
    { id, questions }: QuestionGroup,
    terms: TermMarkers | undefined,
  ): unknown {
    const { strings, isReadOnly } = selection;
    const ideas = getEnhancements(this)?.renderLinkedIdeas(this, selection, id);
    if (!questions.length && !ideas) return '';
    const renderList = (prompts: Question[]) =>
      html`<ul>
        ${prompts.map((prompt) => keyed(prompt.id, this.#renderPrompt(selection, prompt)))}
      </ul>`;
    const heading = html`<b
      >${strings.prompts}${isReadOnly ? '' : html`<span class="hint">${strings.promptsHint}</span>`}</b
    >`;
    const morePrompts = questions.slice(VISIBLE_PROMPTS);
    return html`<div class="prompts">
      ${questions.length ? [heading, renderList(questions.slice(0, VISIBLE_PROMPTS))] : ''}${
        morePrompts.length
          ? html`<details>
              <summary id="${toDomId(id)}:more" aria-labelledby="${toDomId(id)}:more ${labelId(id)}">
                <bdi>${renderText(strings.morePrompts(morePrompts.length))}</bdi>
              </summary>
              ${renderList(morePrompts)}
            </details>`
          : ''
      }
      ${terms?.renderTermLine(questions.map(({ text }) => text))}${ideas}
    </div>`;
  }

  #renderPrompt(selection: QuestionsSelection, { id, text }: Question): TemplateResult {
    const isAnswered = getOwn(selection.answers, id)?.text || getOwn(selection.variants, id);
    if (isAnswered && !this.#promptsWithField.has(id)) this.#openPrompt(id);
    return html`<li>
      <details data-question=${id} .open=${live(this.#openPrompts.has(id))} @toggle=${this.#handleToggle}>
        <summary id=${labelId(id)} @click=${(event: MouseEvent) => void this.#handlePromptClick(event, id)}>
          <bdi>${markLanguage(selection.languageOf, text)}</bdi>
        </summary>
        ${this.#promptsWithField.has(id) ? this.#renderAnswer(selection, id) : ''}
      </details>
      ${this.#renderEarlierAnswers(selection, id)}
    </li>`;
  }

  /**
   * Opens a prompt together with its field: the toggle event comes later, and until then Tab would pass over the field.
   * A click moves the focus there; a key leaves it, and Tab leads on.
   */
  async #handlePromptClick(event: MouseEvent, id: string): Promise<void> {
    if (this.#openPrompts.has(id) || this.#panel.selection?.isReadOnly) return;
    event.preventDefault();
    this.#openPrompt(id);
    this.requestUpdate();
    await this.updateComplete;
    if (event.detail) this.shadowRoot?.getElementById(toDomId(id))?.focus();
  }

  #openPrompt(id: string): void {
    this.#openPrompts.add(id);
    this.#promptsWithField.add(id);
  }

  /**
   * Reads which prompts are open. The element keeps that itself, because Lit reuses the details for the next phase.
   * Toggle events are asynchronous: if several prompts opened at once, an update after the first event would close the
   * others, so each event reads all.
   */
  readonly #handleToggle = (): void => {
    for (const { open, dataset } of this.renderRoot.querySelectorAll<HTMLDetailsElement>('li > details')) {
      const id = dataset['question'] ?? '';
      if (!open) this.#openPrompts.delete(id);
      else if (!this.#openPrompts.has(id)) {
        this.#openPrompt(id);
        this.requestUpdate();
      }
    }
  };

  /** Renders the field of a question with the variants of its answer. */
  #renderAnswer(selection: QuestionsSelection, question: string): TemplateResult {
    const { isReadOnly, strings } = selection;
    const variants = getOwn(selection.variants, question);
    const field = renderField(this.#panel, question, getOwn(selection.answers, question)?.text, (text) => ({
      type: 'question.answer',
      question,
      text,
    }));
    return html`${field}
    ${renderVariants(this.#panel, selection, variants, { question }, { describe: strings.variant, isReadOnly })}`;
  }

  #renderEarlierAnswers({ strings, phase, earlierCycles }: QuestionsSelection, question: string): unknown {
    return earlierCycles.map(({ number, answers }) => {
      const text = answers[phase.id]?.[question]?.text;
      if (!text) return '';
      return html`<details>
        <summary
          id="${toDomId(question)}:${number}"
          aria-labelledby="${toDomId(question)}:${number} ${labelId(question)}"
        >
          <bdi>${strings.answerInCycle(number)}</bdi>
        </summary>
        <p class="note written" lang="">${renderText(text)}</p>
      </details>`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-questions': ProcessMapQuestionsElement;
  }
}
