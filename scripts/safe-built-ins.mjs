// Rollup plugin: the one-file builds hold their dependencies, which must work on pages whose old script libraries
// replace built-ins. Rewrites the uses of those that Prototype.js and MooTools replace; ESLint keeps them out of src/.
// See docs/decisions/0022-pages-with-changed-built-ins.md.
import { resolve } from 'node:path';
import { applyEdits, listChildren } from './ast-edits.mjs';

const HELPERS = '\0safe-built-ins';

const OBJECTS = JSON.stringify(resolve('build/utils/objects.js'));

const HELPERS_CODE = `
export { keysOf, valuesOf } from ${OBJECTS};
export const reduceList = (list, combine, result) => {
  list.forEach((item, index) => (result = combine(result, item, index)));
  return result;
};
export const bindArguments = (method, self, ...args) => (...rest) => method.call(self, ...args, ...rest);
`;

/** Helpers that take the place of static methods. */
const STATIC_METHODS = { 'Object.keys': 'keysOf', 'Object.values': 'valuesOf' };

/** Reference to a helper: a name that no dependency uses. */
const helper = (name) => `safeBuiltIns_${name}`;

const isNamed = (node, name) => node?.type === 'Identifier' && node.name === name;

/** Names of the static methods that pages replace. */
const REPLACED_NAMES = ['keys', 'values', 'from'];

/** Objects whose static methods pages replace. */
const isReplacedObject = (node) => isNamed(node, 'Object') || isNamed(node, 'Array');

/** Returns `Object.keys` for a member expression of that text, also in brackets, and `.reduce` for any other object. */
function getMemberPath({ type, computed, object, property }) {
  if (type !== 'MemberExpression' || property.type !== (computed ? 'Literal' : 'Identifier')) return '';
  const owner = isReplacedObject(object) || isNamed(object, 'Document') ? object.name : '';
  return `${owner}.${property.name ?? property.value}`;
}

/** Lists the edits that make the code of a module independent of built-ins that pages replace. */
export function listSafeEdits(ast, fail) {
  const edits = [];
  const replace = (start, end, text) => edits.push({ start, end, text });

  /** Calls and members that are skipped if something before them is undefined. A helper would be called. */
  const optionalNodes = new Set();

  /** Members that are called. */
  const callees = new Set();

  function visitCall(node) {
    const { callee, arguments: args, start, end } = node;
    const path = getMemberPath(callee);
    const isBound = path === '.bind' && (args.length > 1 || args[0]?.type === 'SpreadElement');
    if (path !== 'Array.from' && path !== '.reduce' && !isBound) return;
    callees.add(callee);
    if (optionalNodes.has(node)) fail(`${path}() in an optional chain`, start);
    if (args[0]?.type === 'SpreadElement') fail(`${path}() with spread arguments`, start);
    if (path === 'Array.from') {
      // An object with a length is not iterable.
      if (args.length !== 1 || args[0].type === 'ObjectExpression')
        fail('Array.from() with a function or object', start);
      replace(start, args[0].start, '[...');
      replace(end - 1, end, ']');
    } else {
      // Without an initial value there is no helper.
      if (path === '.reduce' && args.length !== 2) fail('reduce() without an initial value', start);
      replace(start, start, `${helper(isBound ? 'bindArguments' : 'reduceList')}(`);
      replace(callee.object.end, args[0].start, ', ');
    }
  }

  function visitMember(node) {
    const path = getMemberPath(node);
    const name = STATIC_METHODS[path];
    if (name) replace(node.start, node.end, helper(name));
    // MooTools replaces `Event` and `Document` by types of its own.
    else if (path === 'Document.prototype') replace(node.start, node.end, 'document');
    else if (!path && isReplacedObject(node.object)) fail('A method of Object or Array by a computed name', node.start);
    else if ((path === 'Array.from' || path === '.reduce') && !callees.has(node))
      fail(`${path} as a value`, node.start);
  }

  function visit(node) {
    const { type, left, right, id, init, superClass, callee, start } = node;
    if (type === 'ChainExpression')
      for (let link = node.expression; link; link = link.callee ?? link.object) optionalNodes.add(link);
    if (type === 'CallExpression') visitCall(node);
    if (type === 'MemberExpression') visitMember(node);
    if (type === 'ForInStatement') {
      replace(left.end, right.start, ` of ${helper('keysOf')}(`);
      replace(right.end, right.end, ' ?? {})');
    }
    const members =
      (id ?? left)?.type === 'ObjectPattern' && isReplacedObject(init ?? right) ? (id ?? left).properties : [];
    for (const { key } of members)
      if (REPLACED_NAMES.includes(key?.name ?? key?.value)) fail('Destructuring Object or Array', start);
    for (const event of [superClass, type === 'NewExpression' && callee])
      if (isNamed(event, 'Event')) replace(event.start, event.end, 'CustomEvent');
    listChildren(node).forEach(visit);
  }
  visit(ast);
  return edits;
}

/** Creates the plugin. */
export const useSafeBuiltIns = () => ({
  name: 'safe-built-ins',
  resolveId: (id) => (id === HELPERS ? id : null),
  load: (id) => (id === HELPERS ? HELPERS_CODE : null),
  transform(code, id) {
    if (!id.includes('node_modules')) return null;
    const edits = listSafeEdits(this.parse(code), (use, position) => this.error(`${use} is not supported`, position));
    const names = ['keysOf', 'valuesOf', 'reduceList', 'bindArguments'].filter((name) =>
      edits.some(({ text }) => text.includes(helper(name))),
    );
    if (!edits.length) return null;
    const imports = names.map((name) => `${name} as ${helper(name)}`).join(', ');
    return { code: `${applyEdits(code, edits)}\nimport { ${imports} } from '${HELPERS}';\n`, map: null };
  },
});
