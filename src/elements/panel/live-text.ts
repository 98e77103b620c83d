import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

class LiveTextDirective extends Directive {
  render(text: string, _isReadOnly: boolean): unknown {
    return text;
  }

  override update(part: ElementPart, [text, isReadOnly]: [text: string, isReadOnly: boolean]): unknown {
    const field = part.element as HTMLInputElement;
    // Such a field has an empty value, and setting one would delete what is half typed.
    if (field.validity.badInput ? !isReadOnly : field.value === text) return noChange;
    setCommittedValue(part);
    return text;
  }
}

/**
 * Binds the text of a field, as `live` does: sets it if the field has another one. Leaves alone what a person has half
 * typed into a date, unless the field is read-only.
 */
export const liveText = directive(LiveTextDirective);
