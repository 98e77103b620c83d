import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Command } from '../../journey/types/command.js';
import type { Variant } from '../../journey/types/record.js';
import { createDateFormat } from '../context/date-format.js';
import { renderText } from '../internal/render-text.js';
import type { PanelController } from './panel-controller.js';
import type { PhaseSelection } from './phase-selection.js';
import { renderButton, toDomId } from './templates.js';

/** The question whose answer, or the phase whose note has variants. */
type VariantOwner = { question: string; phase?: undefined } | { phase: string; question?: undefined };

interface VariantListOptions {
  /** Precedes the text of a variant, with its date and the name of its writer. */
  describe: (date: string, person?: string) => string;
  isReadOnly: boolean;
}

/** Renders the texts that a merge kept beside an answer or note, with the buttons to take or discard each. */
export function renderVariants(
  panel: Pick<PanelController, 'element' | 'request'>,
  { strings, dateLanguage }: PhaseSelection,
  variants: readonly Variant[] = [],
  owner: VariantOwner,
  { describe, isReadOnly }: VariantListOptions,
): unknown {
  const ownerId = owner.question ?? owner.phase;
  const { formatTime } = createDateFormat(dateLanguage);
  const renderVariantButton = (type: 'variant.take' | 'variant.discard', label: string, variant: string) => {
    const handleClick = () => {
      // An accepted command removes the buttons, so the focus moves to the field.
      if (panel.request({ type, ...owner, variant } as Command, ownerId))
        panel.element.shadowRoot?.getElementById(toDomId(ownerId))?.focus();
    };
    return renderButton(label, handleClick, 'quiet', { id: `${variant}:${type}`, ownerId, describedBy: variant });
  };
  return variants.map(({ id, text, at, person }) =>
    keyed(
      id,
      html`<div class="note">
        <p class="written" id=${toDomId(id)}>
          <span class="detail">${renderText(describe(formatTime(at), person))}</span>${renderText(text)}
        </p>
        ${
          isReadOnly
            ? ''
            : html`<p class="actions">
                ${renderVariantButton('variant.take', strings.takeVariant, id)}
                ${renderVariantButton('variant.discard', strings.discardVariant, id)}
              </p>`
        }
      </div>`,
    ),
  );
}
