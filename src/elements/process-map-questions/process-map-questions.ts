import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { listQuestions } from '../../map/map-index.js';
import { getCurrentCycle } from '../../journey/record.js';
import type { Answer } from '../../journey/types/record.js';
import type { GroupState, GroupView, JourneyView } from '../../journey/types/view.js';
import type { Question, QuestionGroup, Voice } from '../../map/map-definition.js';
import type { MapModel } from '../context/map-context.js';
import { GuardedElement } from '../context/guarded-element.js';
import type { TermMarkers } from '../enhancements/glossary.js';
import { getCatalogueEnhancements } from '../enhancements/load-enhancements.js';
import { countVariants, listLeads } from '../context/selectors.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderText } from '../internal/render-text.js';
import { renderDenial, renderField, renderFieldNotes, renderLabelledField } from '../panel/field-templates.js';
import { renderIcon, type IconName } from '../panel/icons.js';
import { OpenedFields } from '../panel/opened-fields.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import type { PhaseSelection, SelectContent } from '../panel/phase-selection.js';
import { renderNext, renderRow } from '../panel/row.js';
import { rowStyles } from '../panel/row.styles.js';
import { labelId, renderAsking, renderButton, toDomId } from '../panel/templates.js';
import { renderOrigin } from '../panel/origin.js';
import { renderVariants } from '../panel/variant-list.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { renderEarlierAnswers } from './earlier-answers.js';
import { questionsStyles } from './process-map-questions.styles.js';
import { getOwn } from '../../utils/objects.js';

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
});

/**
 * Shows the guiding questions of a phase by group: lead questions with a field each, and questions that help to answer
 * them, which get fields when a person wants to answer them one by one. Typed text is sent after a debounce, on blur,
 * and before the page unloads.
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
  static override styles = [tokens, controls, partStyles, panelStyles, rowStyles, questionsStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'group', selectQuestions);

  /** The fields of helping questions. */
  readonly #openedFields = new OpenedFields(this);

  protected override willUpdate(): void {
    const { selection } = this.#panel;
    if (!selection) return;
    const { phase, journeyKey, answers, variants } = selection;
    this.#openedFields.follow(journeyKey);
    for (const { leads, questions } of phase.groups) {
      for (const { id } of questions) {
        const hasText = getOwn(answers, id)?.text || getOwn(variants, id) || this.#panel.getFieldText(id);
        // Without leads there is nothing else to write in.
        if (hasText || !leads.length) this.#openedFields.add(id);
      }
    }
  }

  protected override render(): unknown {
    const selection = this.#panel.visibleSelection;
    if (!selection) return nothing;
    const { groups } = selection.phase;
    // Leads come first: a term is marked where it occurs first, and a term beside its question is easier to find.
    const terms = getCatalogueEnhancements(this, selection)?.findTerms(this, selection, [
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
    const { strings, groups, languageOf, isUnlocked, voice, answers } = selection;
    const { id, title, questions } = group;
    const groupView = groups[index];
    const { state = 'open', reason } = groupView ?? {};
    const [className, stateIcon] = GROUP_APPEARANCES[state];
    const stateText = strings.groupState(strings.groups[state], countVariants(group, selection));
    const texts = listQuestions(group).flatMap((question) => getOwn(answers, question.id)?.text || []);
    const writtenText = texts[0] ?? reason;
    const questionCount = questions.length ? strings.promptCount(questions.length) : '';
    return renderRow(this.#panel, selection, {
      id,
      // A locked phase asks for nothing.
      className: isUnlocked ? className : '',
      mark: state === 'open' ? index + 1 : renderIcon(stateIcon),
      title: markLanguage(languageOf, title),
      stateIcon,
      state: isUnlocked ? stateText : '',
      firstLine: writtenText === undefined ? questionCount : html`<bdi lang="">${renderText(writtenText)}</bdi>`,
      listWords: () => [...[...listLeads(group, voice), ...questions].map(({ text }) => text), ...texts],
      renderContent: () => this.#renderContent(selection, group, groupView, terms),
    });
  }

  #renderContent(
    selection: QuestionsSelection,
    group: QuestionGroup,
    groupView: GroupView | undefined,
    terms: TermMarkers | undefined,
  ): TemplateResult {
    const { voice, isReadOnly } = selection;
    const { id, questions } = group;
    const withField = questions.filter((question) => this.#openedFields.has(question.id));
    return html`<div class="columns">
      ${this.#renderHelp(selection, group, terms)}
      <div class="leads stack">
        ${listLeads(group, voice).map((lead) => this.#renderLead(selection, group, lead, terms))}
        ${withField.map((question) => this.#renderQuestion(selection, question))} ${renderAsking(selection, id)}
        ${this.#renderSetAsideReason(selection, id, groupView)}
        ${
          isReadOnly
            ? ''
            : html`<div class="actions">
                ${renderNext(this.#panel, selection, id)} ${this.#renderSetAside(selection, id, groupView)}
              </div>`
        }
        ${renderDenial(this.#panel, id)}
      </div>
    </div>`;
  }

  /** Renders a lead question. */
  #renderLead(
    selection: QuestionsSelection,
    { leads }: QuestionGroup,
    question: Question,
    terms: TermMarkers | undefined,
  ): TemplateResult {
    const { id, text, voice = 'both' } = question;
    const audience = leads.length > 1 ? selection.strings.voices[voice] : '';
    // Some maps name the audience in the text itself.
    const prefix = text.startsWith(audience) ? '' : audience;
    return this.#renderQuestion(selection, question, prefix, terms?.renderLabel(id, prefix, text));
  }

  /**
   * Renders a question with its field. A locked phase has none. All of it is one template, because a phase has many.
   *
   * @param termLabel The label, if its text has terms.
   */
  #renderQuestion(
    selection: QuestionsSelection,
    { id, text }: Question,
    prefix = '',
    termLabel?: unknown,
  ): TemplateResult {
    const words = markLanguage(selection.languageOf, text);
    const content = prefix ? html`<span class="detail">${renderText(prefix)}</span>${words}` : words;
    const otherAnswers = this.#renderOtherAnswers(selection, id);
    if (!selection.isUnlocked)
      return html`<div class="lead">
        ${termLabel ?? html`<p class="label" id=${labelId(id)} tabindex="-1">${content}</p>`}${otherAnswers}
      </div>`;
    const field = this.#renderAnswer(selection, id);
    const notes = renderFieldNotes(this.#panel, id);
    return termLabel
      ? html`<div class="lead">${termLabel}${field}${notes}${otherAnswers}</div>`
      : html`<div class="lead">
          <label for=${toDomId(id)} id=${labelId(id)}>${content}</label>${field}${notes}${otherAnswers}
        </div>`;
  }

  #renderSetAsideReason({ strings }: PhaseSelection, id: string, groupView: GroupView | undefined): unknown {
    if (groupView?.state !== 'set-aside') return '';
    return renderLabelledField(
      this.#panel,
      strings.setAsideReason,
      `${id}:why`,
      groupView.reason,
      (reason) => ({ type: 'group.set-aside', group: id, reason }),
      { type: 'text', ownerId: id },
    );
  }

  /** Renders the button that sets the group aside or takes it up again. */
  #renderSetAside({ strings }: PhaseSelection, id: string, groupView: GroupView | undefined): unknown {
    const isSetAside = groupView?.state === 'set-aside';
    const handleClick = () =>
      void this.#panel.request({ type: isSetAside ? 'group.take-up' : 'group.set-aside', group: id }, id);
    const text = isSetAside ? strings.takeUp : strings.setAside;
    return renderButton(text, handleClick, 'quiet', { id: `${id}:aside`, ownerId: id });
  }

  /** Renders the questions that help to answer the leads, as a list to read, with glossary terms and linked ideas. */
  #renderHelp(
    selection: QuestionsSelection,
    { id, questions }: QuestionGroup,
    terms: TermMarkers | undefined,
  ): unknown {
    const { strings, isReadOnly, languageOf } = selection;
    const ideas = getCatalogueEnhancements(this, selection)?.renderLinkedIdeas(this, selection, id);
    const listed = questions.filter((question) => !this.#openedFields.has(question.id));
    const termLine = terms?.renderTermLine(questions.map(({ text }) => text));
    if (!listed.length && !ideas && !termLine) return '';
    const helpId = labelId(`${id}:help`);
    const handleClick = () => void this.#openedFields.open(...listed.map((question) => question.id));
    const renderListed = ({ id: question, text }: Question) =>
      html`<li>
        <span id=${labelId(question)} tabindex="-1">${markLanguage(languageOf, text)}</span>
        ${renderEarlierAnswers(selection, question)}
      </li>`;
    return html`<div class="help">
      ${
        listed.length
          ? html`<p id=${helpId}><b>${strings.prompts}</b></p>
              <ul aria-labelledby=${helpId}>
                ${listed.map(renderListed)}
              </ul>
              ${
                isReadOnly
                  ? ''
                  : renderButton(strings.answerPrompts, handleClick, 'quiet', {
                      id: `${id}:one-by-one`,
                      ownerId: id,
                    })
              }`
          : ''
      }
      ${termLine}${ideas}
    </div>`;
  }

  #renderAnswer({ answers }: QuestionsSelection, question: string): unknown {
    const createCommand = (text: string) => ({ type: 'question.answer', question, text }) as const;
    return renderField(this.#panel, question, getOwn(answers, question)?.text, createCommand);
  }

  /** Renders who wrote an answer, the texts that a merge kept beside it, and those of earlier cycles. */
  #renderOtherAnswers(selection: QuestionsSelection, question: string): unknown {
    const { isReadOnly, isUnlocked, strings, earlierCycles, answers } = selection;
    const variants = isUnlocked ? getOwn(selection.variants, question) : undefined;
    const answer = getOwn(answers, question);
    if (!variants && !earlierCycles.length && !answer) return nothing;
    return [
      renderOrigin(selection, answer, question, () => this.#keepAnswer(question, answer?.text)),
      renderVariants(this.#panel, selection, variants, { question }, { describe: strings.variant, isReadOnly }),
      renderEarlierAnswers(selection, question),
    ];
  }

  #keepAnswer(question: string, text = ''): void {
    this.#panel.request({ type: 'question.answer', question, text }, question);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-questions': ProcessMapQuestionsElement;
  }
}
