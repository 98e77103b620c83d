import type { CreateCommand, TypedText } from './text-drafts.js';

/** A field as the last update rendered it. */
export interface RenderedField {
  /** Text of the journey, without the draft. */
  readonly journeyText: string;
  readonly createCommand: CreateCommand;

  /** The text is sent when the field is left, not during typing. */
  readonly isSentOnLeaving: boolean;
}

/** Functions that the fields of a panel call. */
interface FieldHandlers {
  /** Returns the field with this key; undefined if the last update did not render it. */
  getField(key: string): RenderedField | undefined;
  getFieldText(key: string, journeyText: string): string;
  handleInput(key: string, typed: TypedText): void;
  handleBlur(key: string): void;

  /** Notes if a field has a value that the browser cannot read. */
  setBadInput(key: string, isBad: boolean): void;
}

/** Listens to all fields below a root with a `data-key`, so that none of them needs listeners of its own. */
export function listenToFields(root: Node, panel: FieldHandlers): void {
  const readField = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const { key } = input.dataset;
    if (key === undefined) return undefined;
    const field = panel.getField(key);
    return field && { ...field, input, key };
  };
  const handleInput = (event: Event) => {
    const field = readField(event);
    // A date that is half typed is no date, and not the wish to clear it.
    if (!field || field.input.validity.badInput) return;
    const { key, input, createCommand, journeyText, isSentOnLeaving } = field;
    panel.setBadInput(key, false);
    panel.handleInput(key, {
      text: input.value,
      createCommand,
      journeyText,
      isSentOnLeaving,
      isComposing: (event as Partial<InputEvent>).isComposing === true,
    });
  };
  const handleBlur = (event: Event) => {
    const field = readField(event);
    if (!field) return;
    const { key, input, journeyText } = field;
    if (input.type === 'date') {
      panel.setBadInput(key, input.validity.badInput);
      // Browsers dispatch no input event when the rest of a half typed date is deleted.
      if (input.value !== panel.getFieldText(key, journeyText)) handleInput(event);
    }
    panel.handleBlur(key);
  };
  // In the capture phase: `blur` does not bubble, and a listener of the field itself acts on what is committed.
  root.addEventListener('input', handleInput, true);
  root.addEventListener('compositionend', handleInput, true);
  root.addEventListener('blur', handleBlur, true);
}
