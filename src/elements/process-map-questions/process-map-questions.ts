import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { GroupState } from '../../journey/types/view.js';
import type { Question, QuestionGroup } from '../../map/map-definition.js';
import { icon, type IconName } from '../panel/icons.js';
import { getEnhancements, type Enhancements } from '../enhancements/load-enhancements.js';
import { PanelController } from '../panel/panel-controller.js';
import { type PhaseSelection } from '../panel/phase-selection.js';
import { renderButton, renderState, renderWaypoint } from '../panel/templates.js';
import { panelStyles } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { questionsStyles } from './process-map-questions.styles.js';

/** As many sub-questions as are shown at once. */
const VISIBLE_PROMPTS = 10;

/** How a group looks that stands so, and its sign. */
const GROUP_LOOKS: Record<GroupState, [string, IconName]> = {
  open: ['todo', 'open'],
  answered: ['passed', 'check'],
  'set-aside': ['aside', 'wait'],
};

/**
 * The guiding questions of a phase, each group with a place to write. What is typed is sent a pause after the last
 * key, on blur, and before the page is left.
 *
 * @summary Guiding questions with a place to write.
 * @tag process-map-questions
 *
 * @csspart waypoint - A group of questions: one stop on the route.
 * @csspart waypoint-heading - The heading of a group.
 * @csspart state - The words that say how a group stands.
 * @csspart field - A text field.
 *
 * @cssprop --process-map-route - The line of the route, its marks, and quiet buttons.
 * @cssprop --process-map-done - The mark of a group that is answered.
 * @cssprop --process-map-edge - The border of a text field.
 */
export class ProcessMapQuestionsElement extends LitElement {
  static override styles = [tokens, controls, panelStyles, questionsStyles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'group');
  /** Sub-questions that are open: by hand, or because they were found answered. They stay so while a text is being cleared. */
  readonly #openPrompts = new Set<string>();
  /** Sub-questions that were open once: they have a field. */
  readonly #promptsWithField = new Set<string>();

  protected override render(): unknown {
    const at = this.#panel.openSelection;
    if (!at) return nothing;
    const { groups } = at.phase;
    // Leads first: a term is explained in a text that can hold a button, where there is one.
    const terms = getEnhancements(this)?.findTerms(this, at, [
      ...groups.map((group) => this.#selectWordings(at, group)),
      ...groups.map(({ questions }) => questions),
    ]);
    return groups.map((group, i) => this.#renderGroup(at, group, i, terms));
  }

  /** The wordings that are shown of a lead question. */
  #selectWordings({ model }: PhaseSelection, { leads }: QuestionGroup): Question[] {
    const heard = leads.filter(({ voice = 'both' }) => [voice, 'both'].includes(model.voice) || voice === 'both');
    return heard.length ? heard : leads;
  }

  #renderGroup(
    at: PhaseSelection,
    group: QuestionGroup,
    index: number,
    terms: ReturnType<Enhancements['findTerms']>,
  ): TemplateResult {
    const { id, title, leads, questions } = group;
    const { strings: s, view, isReadOnly: fixed, markLanguage: say } = at;
    const { state: how = 'open', reason } = view.groups[index] ?? {};
    const aside = how === 'set-aside';
    const [look, sign] = GROUP_LOOKS[how];
    const prompts = (list: Question[]) =>
      html`<ul>
        ${list.map((question) => this.#renderPrompt(at, question))}
      </ul>`;
    const ideas = getEnhancements(this)?.renderLinkedIdeas(this, at, id);
    const few = prompts(questions.slice(0, VISIBLE_PROMPTS));
    const more = questions.slice(VISIBLE_PROMPTS);
    return renderWaypoint(
      at,
      look,
      how === 'open' ? index + 1 : icon(sign),
      say(title),
      renderState(sign, s.groups[how]),
      html`<div class="columns">
        <div class="leads stack">
          ${this.#selectWordings(at, group).map(({ id, text, voice }) => {
            const speaks = leads.length > 1 ? s.voices[voice ?? 'both'] : '';
            // A wording may say by itself who it speaks to.
            const to = text.startsWith(speaks) ? '' : speaks;
            return html`<div class="lead">
              ${terms?.renderLabel(id, to, text) ?? html`<label for=${id} id="${id}?"><span class="detail">${to}</span>${say(text)}</label>`}${this.#renderAnswer(at, id)}
            </div>`;
          })}
          ${aside ? this.#panel.renderLabelledField(s.why, `${id}:why`, reason, (reason) => ({ type: 'group.set-aside', group: id, reason }), { type: 'text', ownerId: id }) : ''}
          ${
            fixed
              ? ''
              : renderButton(
                  aside ? s.takeUp : s.setAside,
                  () => this.#panel.request({ type: aside ? 'group.take-up' : 'group.set-aside', group: id }, id),
                  'quiet',
                  { id: `${id}:aside`, ownerId: id },
                )
          }
          ${this.#panel.renderDenial(id)}
        </div>
        ${
          questions.length || ideas
            ? html`<div class="prompts">
                ${questions.length ? html`<b>${s.think}${fixed ? '' : html`<span class="hint">${s.open}</span>`}</b>${few}` : ''}${
                  more.length
                    ? html`<details>
                        <summary id="${id}:more" aria-labelledby="${id}:more ${id}?">
                          <bdi>${s.more(more.length)}</bdi>
                        </summary>
                        ${prompts(more)}
                      </details>`
                    : ''
                }
                ${terms?.renderTermLine(questions.map(({ text }) => text))}${ideas}
              </div>`
            : ''
        }
      </div>`,
      id,
    );
  }

  /** A sub-question: a prompt that opens to be answered. */
  #renderPrompt(at: PhaseSelection, { id, text }: Question): TemplateResult {
    if ((at.answers.answers?.[id]?.text || at.model.view.variants[id]) && !this.#promptsWithField.has(id))
      this.#openPrompt(id);
    return html`<li>
      <details .open=${live(this.#openPrompts.has(id))} @toggle=${this.#handleToggle}>
        <summary id="${id}?"><bdi>${at.markLanguage(text)}</bdi></summary>
        ${this.#promptsWithField.has(id) ? this.#renderAnswer(at, id) : ''}
      </details>
    </li>`;
  }

  #openPrompt(id: string): void {
    this.#openPrompts.add(id);
    this.#promptsWithField.add(id);
  }

  /**
   * Fields are used again for another phase, so what is open is kept here. All are looked at: where several opened at
   * once, the others' events are still to come, and what is rendered until then must not close them.
   */
  readonly #handleToggle = (): void => {
    for (const { open, firstElementChild } of this.renderRoot.querySelectorAll<HTMLDetailsElement>('li > details')) {
      const id = firstElementChild?.id.slice(0, -1) ?? '';
      if (!open) this.#openPrompts.delete(id);
      else if (!this.#openPrompts.has(id)) {
        this.#openPrompt(id);
        this.requestUpdate();
      }
    }
  };

  /** The field of a question, with what else was written to it. */
  #renderAnswer(
    { model, phase, answers: entries, strings: s, isReadOnly: fixed }: PhaseSelection,
    question: string,
  ): TemplateResult {
    const { cycle, cycles } = model.journey;
    return html`${this.#panel.renderField(question, entries.answers?.[question]?.text, (text) => ({ type: 'question.answer', question, text }))}
    ${model.view.variants[question]?.map(({ id, text, at }) => {
      const settle = (type: 'variant.take' | 'variant.discard') =>
        renderButton(
          type === 'variant.take' ? s.take : s.discard,
          () => {
            if (this.#panel.request({ type, question, variant: id }, question))
              this.shadowRoot?.getElementById(question)?.focus();
          },
          'quiet',
          { id: `${id}:${type}`, ownerId: question, describedBy: id },
        );
      return html`<div class="note">
        <p class="written" id=${id}>
          <span class="detail">${s.variant(new Date(at).toLocaleDateString(model.language))}</span>${text}
        </p>
        ${fixed ? '' : html`<p class="actions">${settle('variant.take')}${settle('variant.discard')}</p>`}
      </div>`;
    })}
    ${cycles.slice(0, cycle - 1).map(({ number, answers }) => {
      const text = answers[phase.id]?.[question]?.text;
      return text
        ? html`<details>
            <summary id="${question}:${number}" aria-labelledby="${question}:${number} ${question}?">
              <bdi>${s.inCycle(number)}</bdi>
            </summary>
            <p class="note written" lang="">${text}</p>
          </details>`
        : '';
    })}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-questions': ProcessMapQuestionsElement;
  }
}
