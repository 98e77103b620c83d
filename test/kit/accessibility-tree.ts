// What assistive technology is given of a page, and acting by it: things are found by role and name only.
import { expect } from 'chai';
import { accessibilityTree, focusSeen, sendKeys } from './person.js';

/** One thing in the tree. */
export interface Seen {
  /** What the tree knows the element by; it stays the same as long as the element does. */
  id: number;
  depth: number;
  role: string;
  name: string;
  description: string;
  value: string;
  /** Of a heading; else 0. */
  level: number;
  /** What holds of it, such as `disabled`, `readonly`, `checked`, `live=polite` or `current=step`. */
  states: string[];
  /** It can be opened, and is not. */
  collapsed: boolean;
  /** The language it is marked with, where it is. */
  lang?: string;
}

const fits = (name: string, wanted: string | RegExp | undefined): boolean =>
  wanted === undefined || (typeof wanted === 'string' ? name === wanted : wanted.test(name));

/** The tree at one moment. */
export class Tree {
  readonly #all: readonly Seen[];

  constructor(all: readonly Seen[]) {
    // The browser sets blocks apart by a space, also before a comma.
    this.#all = all.map((each) => ({ ...each, name: each.name.replaceAll(' ,', ',') }));
  }

  /** Everything of a role, in order. */
  all(role: string, name?: string | RegExp): Seen[] {
    return this.#all.filter((each) => each.role === role && fits(each.name, name));
  }

  /** The one thing of a role and a name. */
  the(role: string, name?: string | RegExp): Seen {
    const [found, ...more] = this.all(role, name);
    if (!found || more.length) {
      const others = this.all(role).map((each) => `“${each.name.slice(0, 50)}”`);
      throw new Error(
        `${more.length + (found ? 1 : 0)} of ${role} ${String(name ?? '')}; there is ${others.join(', ') || 'none'}`,
      );
    }
    return found;
  }

  /** What is inside a thing. */
  inside(thing: Seen): Tree {
    const from = this.#all.findIndex(({ id, role }) => id === thing.id && role === thing.role) + 1;
    const length = this.#all.slice(from).findIndex(({ depth }) => depth <= thing.depth);
    return new Tree(this.#all.slice(from, length < 0 ? undefined : from + length));
  }

  /** What comes after a heading, up to the next of its level or a higher one. */
  section(name: string | RegExp): Tree {
    const heading = this.the('heading', name);
    const from = this.#all.indexOf(heading) + 1;
    const length = this.#all.slice(from).findIndex(({ role, level }) => role === 'heading' && level <= heading.level);
    return new Tree(this.#all.slice(from, length < 0 ? undefined : from + length));
  }

  /** All that is read, as one text. */
  get text(): string {
    return this.#all
      .filter(({ role }) => role === 'StaticText')
      .map(({ name }) => name)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** What is there of some roles, a line each: `heading 2 “Plant”`, `button “1, Find the ground” current=step`. */
  lines(...roles: string[]): string[] {
    return this.#all
      .filter(({ role }) => roles.includes(role))
      .map(({ role, level, name, states, collapsed }) =>
        [role, level || '', `“${name}”`, ...states.filter((state) => state !== 'focused'), collapsed ? 'collapsed' : '']
          .filter(Boolean)
          .join(' '),
      );
  }

  get focused(): Seen | undefined {
    // The page itself has the focus too.
    return this.#all.filter(({ states, role }) => states.includes('focused') && role !== 'RootWebArea').at(-1);
  }
}

/** The tree as it is now. */
export const look = async (): Promise<Tree> => new Tree(await accessibilityTree());

/** Looks until something holds, as long as a person would wait. */
export async function until<T>(what: string, holds: (tree: Tree) => T | undefined | false | ''): Promise<T> {
  let last = new Tree([]);
  for (let i = 0; i < 60; i++) {
    last = await look();
    const found = holds(last);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `It never came to this: ${what}. Last said: ${last
      .all('status')
      .map((each) => last.inside(each).text)
      .join(' / ')}`,
  );
}

/** Goes to the one thing of a role and a name, in the whole tree or a part of it, and presses a key there. */
export async function act(role: string, name: string | RegExp, key?: string, within?: Tree): Promise<void> {
  const thing = (within ?? (await look())).the(role, name);
  expect(thing.states, `${role} ${thing.name}`).not.to.include('disabled');
  await focusSeen(thing);
  if (key) await sendKeys({ press: key });
}

/** Goes to a field and writes into it. */
export async function write(name: string | RegExp, text: string): Promise<void> {
  await act('textbox', name);
  await sendKeys({ type: text });
}
