import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { liveText } from './live-text.js';
import type { PanelController } from './panel-controller.js';
import { errorId, formatLabelledBy, getPhaseKey, labelId, renderErrorText, toDomId } from './templates.js';
import type { CreateCommand } from './text-drafts.js';

/** The part of a panel that fields use. */
type FieldPanel = Pick<
  PanelController,
  'selection' | 'getFieldText' | 'noteField' | 'getField' | 'isPrinting' | 'getDenial' | 'hasBadInput'
>;

interface FieldOptions {
  /** Type of a field of one line. Without it the field has several lines. */
  type?: 'text' | 'date' | undefined;

  /** Id of the owner, if other owners have a field with the same label. Its name has the id `labelId(ownerId)`. */
  ownerId?: string;

  /** Id of an element in the panel that describes the field. */
  describedBy?: string | undefined;

  /** The field is read-only or not, whatever the selection is. */
  isReadOnly?: boolean | undefined;

  /** The text is sent when the field is left, not during typing. */
  isSentOnLeaving?: boolean;
}

/** Renders the reasons why the last command with this key was denied, or that a field has no readable value. */
export function renderDenial(panel: FieldPanel, key: string): TemplateResult | undefined {
  const text = panel.hasBadInput(key)
    ? panel.selection?.strings.badDate
    : panel
        .getDenial(key)
        ?.map(({ message }) => message)
        .join(' ');
  return text === undefined ? undefined : renderErrorText(text, key);
}

/**
 * Renders a text field named by the element `labelId(key)`, and `renderFieldNotes` what stands below it. Typed text is
 * sent after a debounce, on blur, and before the page unloads.
 *
 * @param key Key of the draft. The field is the element `toDomId(key)`, with the attribute `data-key`.
 * @param value Text of the journey.
 */
export function renderField(
  panel: FieldPanel,
  key: string,
  value: string | undefined,
  createCommand: CreateCommand,
  options: FieldOptions = {},
): unknown {
  const { type, ownerId, isSentOnLeaving = false } = options;
  // A field normalizes line ends. A difference in them alone would reset the caret.
  const journeyText = value?.replace(/\r\n?/g, '\n') ?? '';
  panel.noteField(key, { journeyText, createCommand, isSentOnLeaving });
  const text = panel.getFieldText(key, journeyText);
  const isReadOnly = options.isReadOnly ?? panel.selection?.isReadOnly ?? false;
  const labelledBy = ownerId ? formatLabelledBy(labelId(key), ownerId) : labelId(key);
  const hasBadInput = panel.hasBadInput(key);
  const hasError = hasBadInput || panel.getDenial(key);
  const describedBy = [options.describedBy, hasError && errorId(key)].filter(Boolean).join(' ') || nothing;
  const field = type
    ? html`<input
        part="field"
        lang=""
        dir="auto"
        id=${toDomId(key)}
        data-key=${key}
        type=${type}
        aria-labelledby=${labelledBy}
        aria-describedby=${describedBy}
        ?readonly=${isReadOnly}
        ?disabled=${isReadOnly && type === 'date'}
        aria-invalid=${hasBadInput || nothing}
        .value=${liveText(text, isReadOnly)}
      />`
    : html`<textarea
        part="field"
        lang=""
        dir="auto"
        id=${toDomId(key)}
        data-key=${key}
        rows="2"
        aria-labelledby=${labelledBy}
        aria-describedby=${describedBy}
        ?readonly=${isReadOnly}
        .value=${liveText(text, isReadOnly)}
      ></textarea>`;
  // Keyed, so that the field of another question never inherits the focus, the caret or an unfinished composition. In
  // Chromium, no key reaches a field that had the focus when it became one for dates.
  return keyed(`${panel.selection && getPhaseKey(panel.selection)} ${key} ${type}`, field);
}

/** Renders what stands below a rendered field: its text on paper, and why it is not recorded. */
export function renderFieldNotes(panel: FieldPanel, key: string): unknown {
  const denial = renderDenial(panel, key) ?? nothing;
  if (!panel.isPrinting) return denial;
  const text = panel.getFieldText(key, panel.getField(key)?.journeyText);
  return [html`<span class="ink" data-text=${text}></span>`, denial];
}

/** Renders a field as `renderField` does, below its label and with its notes. */
export function renderLabelledField(
  panel: FieldPanel,
  label: unknown,
  key: string,
  value: string | undefined,
  createCommand: CreateCommand,
  options?: FieldOptions,
): TemplateResult {
  return html`<div class="lead">
    <label for=${toDomId(key)} id=${labelId(key)}>${label}</label
    >${renderField(panel, key, value, createCommand, options)}${renderFieldNotes(panel, key)}
  </div>`;
}
