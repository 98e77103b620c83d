import { getOwn, setOwn } from './objects.js';

/** Keys that lead to a part of an object. */
export type Path = readonly (string | number)[];

type Node = Record<string | number, unknown>;

/** Returns the part of an object at a path; undefined if there is none. */
export function getIn(root: unknown, path: Path): unknown {
  let node = root as Node | undefined;
  for (const key of path) node = node && (getOwn(node, key) as Node | undefined);
  return node;
}

/** A value to which several changes are made, without mutating what it was made from. */
export interface CopyOnWrite<T extends object> {
  value: T;
  /** Sets the part at a path. Copies each object on the path before its first change, and creates missing objects. */
  setIn: (part: unknown, ...path: Path) => void;
}

/** Returns a value that can be changed, and copies only what does change: once for any number of changes. */
export function createCopyOnWrite<T extends object>(value: T): CopyOnWrite<T> {
  const copies = new WeakSet<object>();
  const copyOnWrite: CopyOnWrite<T> = {
    value,
    setIn: (part, ...path) => {
      let node = copyOnWrite as unknown as Node;
      for (const key of ['value', ...path.slice(0, -1)]) {
        let child = getOwn(node, key) as Node;
        if (!copies.has(child)) {
          child = (Array.isArray(child) ? [...(child as unknown[])] : { ...child }) as Node;
          setOwn(node, key, child);
          copies.add(child);
        }
        node = child;
      }
      setOwn(node, path[path.length - 1] as string, part);
    },
  };
  return copyOnWrite;
}
