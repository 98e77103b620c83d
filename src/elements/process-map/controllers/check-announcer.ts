import { en } from '../../../strings/en/index.js';
import { listNewlyAsking } from '../../context/check-texts.js';
import type { ActiveJourney } from '../active-journey.js';
import type { NavigationController } from './navigation-controller.js';
import { findFocusedField } from './find-focused-field.js';

/** Announces which completed phases ask to be checked after a change of a person. */
export class CheckAnnouncer {
  readonly #host: HTMLElement;
  readonly #navigation: NavigationController;

  /** The field in which the last change was announced. */
  #announcedField: HTMLElement | undefined;

  constructor(host: HTMLElement, navigation: NavigationController) {
    this.#host = host;
    this.#navigation = navigation;
  }

  /** Announces the phases that ask after a change and did not before: once while a field has the focus. */
  announce(before: ActiveJourney, after: ActiveJourney): void {
    const labels = listNewlyAsking(after.map, before.view, after.view);
    if (!labels.length) return;
    const field = findFocusedField(this.#host);
    if (field && field === this.#announcedField) return;
    this.#announcedField = field;
    field?.addEventListener('blur', () => (this.#announcedField = undefined), { once: true });
    this.#navigation.announce(en.panels.asksToCheck(labels));
  }
}
