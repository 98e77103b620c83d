import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { MapModel } from '../context/map-context.js';
import { renderText } from '../internal/render-text.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { labelId, toDomId } from '../panel/templates.js';

/** Renders the answers to a question in earlier cycles, each to open. */
export const renderEarlierAnswers = (
  { strings, phase, earlierCycles }: PhaseSelection & Pick<MapModel, 'earlierCycles'>,
  question: string,
): unknown =>
  earlierCycles.map(({ number, answers }) => {
    const text = answers[phase.id]?.[question]?.text;
    if (!text) return '';
    // Keyed, so that those of another question are closed.
    return keyed(
      `${phase.id} ${question}`,
      html`<details>
        <summary
          id="${toDomId(question)}:${number}"
          aria-labelledby="${toDomId(question)}:${number} ${labelId(question)}"
        >
          <bdi>${strings.answerInCycle(number)}</bdi>
        </summary>
        <p class="note written" lang="">${renderText(text)}</p>
      </details>`,
    );
  });
