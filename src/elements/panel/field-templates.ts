import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import type { PanelController } from './panel-controller.js';
import { errorId, formatLabelledBy, labelId, renderSentence } from './templates.js';
import type { CreateCommand } from './text-drafts.js';

/** The part of a panel that fields use. */
type FieldPanel = Pick<
  PanelController,
  'selection' | 'getFieldText' | 'noteJourneyText' | 'getDenial' | 'handleInput' | 'handleBlur'
>;

interface FieldOptions {
  /** Type of a field of one line. Without it the field has several lines. */
  type?: 'text' | 'date' | undefined;

  /** Id of the owner, if other owners have a field with the same label. Its name has the id `labelId(ownerId)`. */
  ownerId?: string;

  /** The panel renders a description with the id `errorId(key)`. */
  isDescribed?: boolean;

  /** The field is read-only even if the selection is not. */
  isReadOnly?: boolean;
}

/** Renders the reasons why the last command with this key was denied. */
export function renderDenial(panel: FieldPanel, key: string): TemplateResult | undefined {
  const reasons = panel.getDenial(key);
  return (
    reasons &&
    html`<p class="error" id=${errorId(key)}>${renderSentence(reasons.map(({ message }) => message).join(' '))}</p>`
  );
}

/**
 * Renders a text field named by the element `labelId(key)`. Typed text is sent after a debounce, on blur, and before
 * the page unloads.
 *
 * @param key Key of the draft, and id of the field.
 * @param value Text of the journey.
 */
export function renderField(
  panel: FieldPanel,
  key: string,
  value: string | undefined,
  createCommand: CreateCommand,
  options: FieldOptions = {},
): TemplateResult {
  const { type, ownerId } = options;
  // A field normalizes line ends. A difference in them alone would reset the caret.
  const journeyText = value?.replace(/\r\n?/g, '\n') ?? '';
  panel.noteJourneyText(key, journeyText);
  const text = panel.getFieldText(key, journeyText);
  const isReadOnly = options.isReadOnly || panel.selection?.isReadOnly;
  const handleInput = (event: Event) =>
    panel.handleInput(key, {
      text: (event.target as HTMLInputElement).value,
      createCommand,
      journeyText,
      isComposing: (event as Partial<InputEvent>).isComposing === true,
    });
  const handleBlur = () => panel.handleBlur(key);
  const labelledBy = ownerId ? formatLabelledBy(labelId(key), ownerId) : labelId(key);
  const describedBy = options.isDescribed || panel.getDenial(key) ? errorId(key) : nothing;
  const field = type
    ? html`<input
        part="field"
        lang=""
        dir="auto"
        id=${key}
        type=${type}
        aria-labelledby=${labelledBy}
        aria-describedby=${describedBy}
        ?readonly=${isReadOnly}
        ?disabled=${isReadOnly && type === 'date'}
        .value=${live(text)}
        @input=${handleInput}
        @compositionend=${handleInput}
        @blur=${handleBlur}
      />`
    : html`<textarea
        part="field"
        lang=""
        dir="auto"
        id=${key}
        rows="2"
        aria-labelledby=${labelledBy}
        aria-describedby=${describedBy}
        ?readonly=${isReadOnly}
        .value=${live(text)}
        @input=${handleInput}
        @compositionend=${handleInput}
        @blur=${handleBlur}
      ></textarea>`;
  // Keyed, so that the field of another question never inherits the focus, the caret or an unfinished composition.
  return html`${keyed(key, field)}<span class="ink" data-text=${text}></span>${renderDenial(panel, key)}`;
}

/** Renders a field as `renderField` does, below its label. */
export function renderLabelledField(
  panel: FieldPanel,
  label: unknown,
  key: string,
  value: string | undefined,
  createCommand: CreateCommand,
  options?: FieldOptions,
): TemplateResult {
  return html`<div class="lead">
    <label for=${key} id=${labelId(key)}>${label}</label>${renderField(panel, key, value, createCommand, options)}
  </div>`;
}
