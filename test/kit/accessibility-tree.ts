// The accessibility tree of the page, and actions as assistive technology performs them: by role and name only.
import { expect } from 'chai';
import { wait } from './dom.js';
import { focusNode, readAccessibilityNodes } from './engine.js';
import { pressKey, sendKeys } from './person.js';

/** A node of the tree. */
export interface AccessibilityNode {
  /** Identifies the element in the tree. Stays the same for as long as the element exists. */
  id: number;
  depth: number;
  role: string;
  name: string;
  description: string;
  value: string;

  /** Level of a heading; otherwise 0. */
  level: number;

  /** States that apply, such as `disabled`, `readonly`, `checked`, `live=polite` or `current=step`. */
  states: string[];

  /** True for a node that can be expanded and is not. */
  collapsed: boolean;

  /** Value of the element's `lang` attribute. */
  lang?: string;
}

const isMatch = (name: string, pattern: string | RegExp | undefined): boolean =>
  pattern === undefined || (typeof pattern === 'string' ? name === pattern : pattern.test(name));

/** A snapshot of the tree, or of a part of it. */
export class AccessibilityTree {
  readonly #nodes: readonly AccessibilityNode[];

  constructor(nodes: readonly AccessibilityNode[]) {
    // Chromium separates blocks, and the button of a term, by a space, also before a comma or a bracket.
    this.#nodes = nodes.map((node) => ({ ...node, name: node.name.replace(/ (?=[,)?])/g, '') }));
  }

  /** Lists the nodes of a role, and optionally of a name, in order. */
  list(role: string, name?: string | RegExp): AccessibilityNode[] {
    return this.#nodes.filter((node) => node.role === role && isMatch(node.name, name));
  }

  /** Returns the only node of a role and a name; throws if there is none or more than one. */
  get(role: string, name?: string | RegExp): AccessibilityNode {
    const [match, ...otherNodes] = this.list(role, name);
    if (!match || otherNodes.length) {
      const others = this.list(role).map((node) => `“${node.name.slice(0, 50)}”`);
      throw new Error(
        `${otherNodes.length + (match ? 1 : 0)} of ${role} ${String(name ?? '')}; there is ${others.join(', ') || 'none'}`,
      );
    }
    return match;
  }

  /** Returns the descendants of a node. */
  getSubtree(node: AccessibilityNode): AccessibilityTree {
    const start = this.#nodes.findIndex(({ id, role }) => id === node.id && role === node.role) + 1;
    const length = this.#nodes.slice(start).findIndex(({ depth }) => depth <= node.depth);
    return new AccessibilityTree(this.#nodes.slice(start, length < 0 ? undefined : start + length));
  }

  /** Returns the nodes between a heading and the next heading of the same or a higher level. */
  getSection(name: string | RegExp): AccessibilityTree {
    const heading = this.get('heading', name);
    const start = this.#nodes.indexOf(heading) + 1;
    const length = this.#nodes
      .slice(start)
      .findIndex(({ role, level }) => role === 'heading' && level <= heading.level);
    return new AccessibilityTree(this.#nodes.slice(start, length < 0 ? undefined : start + length));
  }

  /** The text content. */
  get text(): string {
    return this.list('StaticText')
      .map(({ name }) => name)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** Lists the nodes of some roles as lines: `heading 2 “Plant”`, `button “1, Find the ground” current=step`. */
  listLines(...roles: string[]): string[] {
    return this.#nodes
      .filter(({ role }) => roles.includes(role))
      .map(({ role, level, name, states, collapsed }) =>
        [role, level || '', `“${name}”`, ...states.filter((state) => state !== 'focused'), collapsed ? 'collapsed' : '']
          .filter(Boolean)
          .join(' '),
      );
  }

  /** The node that has the focus. */
  get focused(): AccessibilityNode | undefined {
    // The document is marked as focused too.
    return this.#nodes.filter(({ states, role }) => states.includes('focused') && role !== 'RootWebArea').at(-1);
  }
}

/** Reads the current tree. */
export const readTree = async (): Promise<AccessibilityTree> => new AccessibilityTree(await readAccessibilityNodes());

/** Reads the tree until a condition returns a truthy value, and returns that value. Throws after 60 attempts. */
export async function waitForTree<T>(
  description: string,
  condition: (tree: AccessibilityTree) => T | undefined | false | '',
): Promise<T> {
  let tree = new AccessibilityTree([]);
  for (let i = 0; i < 60; i++) {
    tree = await readTree();
    const result = condition(tree);
    if (result) return result;
    await wait(50);
  }
  const statuses = tree.list('status').map((status) => tree.getSubtree(status).text);
  throw new Error(`Timed out: ${description}. The status regions read: ${statuses.join(' / ')}`);
}

/** Returns the only node of a role and a name once the page has it: parts of it load on demand. */
async function waitForNode(role: string, name: string | RegExp): Promise<AccessibilityNode> {
  for (let i = 0; i < 60; i++) {
    const [node, ...others] = (await readTree()).list(role, name);
    if (node && !others.length) return node;
    await wait(50);
  }
  return (await readTree()).get(role, name);
}

/** Focuses the only node of a role and a name, in the whole tree or a part of it, and optionally presses a key. */
export async function focusAndPress(
  role: string,
  name: string | RegExp,
  key?: string,
  tree?: AccessibilityTree,
): Promise<void> {
  const node = tree ? tree.get(role, name) : await waitForNode(role, name);
  expect(node.states, `${role} ${node.name}`).not.to.include('disabled');
  await focusNode(node);
  if (key) await pressKey(key);
}

/** Focuses the text field of a name and types into it. */
export async function writeInto(name: string | RegExp, text: string): Promise<void> {
  await focusAndPress('textbox', name);
  await sendKeys({ type: text });
}
