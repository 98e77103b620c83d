import type { DraftController } from './draft-controller.js';
import type { NavigationController } from './navigation-controller.js';
import type { PersistenceController } from './persistence-controller.js';
import type { StateController } from './state-controller.js';

/** The controllers that a command or a load changes something in. */
export interface Collaborators {
  readonly state: StateController;
  readonly drafts: DraftController;
  readonly navigation: NavigationController;
  readonly persistence: PersistenceController;
}
