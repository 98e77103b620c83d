import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { GroupState } from '../../journey/types/view.js';
import type { Question, QuestionGroup } from '../../map/map-definition.js';
import { icon, type IconName } from '../panel/icons.js';
import { aidsFor, type Aids } from '../enhancements/load-enhancements.js';
import { Panel } from '../panel/panel-controller.js';
import { type Shown } from '../panel/phase-selection.js';
import { button, state, waypoint } from '../panel/templates.js';
import { panel } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { styles } from './process-map-questions.styles.js';

/** As many sub-questions as are shown at once. */
const FEW = 10;

/** How a group looks that stands so, and its sign. */
const LOOKS: Record<GroupState, [string, IconName]> = {
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
  static override styles = [tokens, controls, panel, styles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #panel = new Panel(this, 'group');
  /** Sub-questions that are open: by hand, or because they were found answered. They stay so while a text is being cleared. */
  readonly #opened = new Set<string>();
  /** Sub-questions that were open once: they have a field. */
  readonly #fields = new Set<string>();

  protected override render(): unknown {
    const at = this.#panel.open;
    if (!at) return nothing;
    const { groups } = at.phase;
    // Leads first: a term is explained in a text that can hold a button, where there is one.
    const terms = aidsFor(this)?.terms(this, at, [
      ...groups.map((group) => this.#heard(at, group)),
      ...groups.map(({ questions }) => questions),
    ]);
    return groups.map((group, i) => this.#group(at, group, i, terms));
  }

  /** The wordings that are shown of a lead question. */
  #heard({ model }: Shown, { leads }: QuestionGroup): Question[] {
    const heard = leads.filter(({ voice = 'both' }) => [voice, 'both'].includes(model.voice) || voice === 'both');
    return heard.length ? heard : leads;
  }

  #group(at: Shown, group: QuestionGroup, index: number, terms: ReturnType<Aids['terms']>): TemplateResult {
    const { id, title, leads, questions } = group;
    const { strings: s, view, fixed, say } = at;
    const { state: how = 'open', reason } = view.groups[index] ?? {};
    const aside = how === 'set-aside';
    const [look, sign] = LOOKS[how];
    const prompts = (list: Question[]) =>
      html`<ul>
        ${list.map((question) => this.#prompt(at, question))}
      </ul>`;
    const ideas = aidsFor(this)?.ideas(this, at, id);
    const few = prompts(questions.slice(0, FEW));
    const more = questions.slice(FEW);
    return waypoint(
      at,
      look,
      how === 'open' ? index + 1 : icon(sign),
      say(title),
      state(sign, s.groups[how]),
      html`<div class="cols">
        <div class="leads stack">
          ${this.#heard(at, group).map(({ id, text, voice }) => {
            const speaks = leads.length > 1 ? s.voices[voice ?? 'both'] : '';
            // A wording may say by itself who it speaks to.
            const to = text.startsWith(speaks) ? '' : speaks;
            return html`<div class="lead">
              ${terms?.label(id, to, text) ?? html`<label for=${id} id="${id}?"><span class="d">${to}</span>${say(text)}</label>`}${this.#answer(at, id)}
            </div>`;
          })}
          ${aside ? this.#panel.labelled(s.why, `${id}:why`, reason, (reason) => ({ type: 'group.set-aside', group: id, reason }), { type: 'text', of: id }) : ''}
          ${
            fixed
              ? ''
              : button(
                  aside ? s.takeUp : s.setAside,
                  () => this.#panel.ask({ type: aside ? 'group.take-up' : 'group.set-aside', group: id }, id),
                  'quiet',
                  { id: `${id}:aside`, of: id },
                )
          }
          ${this.#panel.refusal(id)}
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
                ${terms?.words(questions.map(({ text }) => text))}${ideas}
              </div>`
            : ''
        }
      </div>`,
      id,
    );
  }

  /** A sub-question: a prompt that opens to be answered. */
  #prompt(at: Shown, { id, text }: Question): TemplateResult {
    if ((at.entries.answers?.[id]?.text || at.model.view.variants[id]) && !this.#fields.has(id)) this.#open(id);
    return html`<li>
      <details .open=${live(this.#opened.has(id))} @toggle=${this.#toggled}>
        <summary id="${id}?"><bdi>${at.say(text)}</bdi></summary>
        ${this.#fields.has(id) ? this.#answer(at, id) : ''}
      </details>
    </li>`;
  }

  #open(id: string): void {
    this.#opened.add(id);
    this.#fields.add(id);
  }

  /**
   * Fields are used again for another phase, so what is open is kept here. All are looked at: where several opened at
   * once, the others' events are still to come, and what is rendered until then must not close them.
   */
  readonly #toggled = (): void => {
    for (const { open, firstElementChild } of this.renderRoot.querySelectorAll<HTMLDetailsElement>('li > details')) {
      const id = firstElementChild?.id.slice(0, -1) ?? '';
      if (!open) this.#opened.delete(id);
      else if (!this.#opened.has(id)) {
        this.#open(id);
        this.requestUpdate();
      }
    }
  };

  /** The field of a question, with what else was written to it. */
  #answer({ model, phase, entries, strings: s, fixed }: Shown, question: string): TemplateResult {
    const { cycle, cycles } = model.journey;
    return html`${this.#panel.field(question, entries.answers?.[question]?.text, (text) => ({ type: 'question.answer', question, text }))}
    ${model.view.variants[question]?.map(({ id, text, at }) => {
      const settle = (type: 'variant.take' | 'variant.discard') =>
        button(
          type === 'variant.take' ? s.take : s.discard,
          () => {
            if (this.#panel.ask({ type, question, variant: id }, question))
              this.shadowRoot?.getElementById(question)?.focus();
          },
          'quiet',
          { id: `${id}:${type}`, of: question, by: id },
        );
      return html`<div class="note">
        <p class="pre" id=${id}>
          <span class="d">${s.variant(new Date(at).toLocaleDateString(model.language))}</span>${text}
        </p>
        ${fixed ? '' : html`<p class="act">${settle('variant.take')}${settle('variant.discard')}</p>`}
      </div>`;
    })}
    ${cycles.slice(0, cycle - 1).map(({ number, answers }) => {
      const text = answers[phase.id]?.[question]?.text;
      return text
        ? html`<details>
            <summary id="${question}:${number}" aria-labelledby="${question}:${number} ${question}?">
              <bdi>${s.inCycle(number)}</bdi>
            </summary>
            <p class="note pre" lang="">${text}</p>
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
