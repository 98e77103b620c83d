// What editors read of the elements, made from custom-elements.json: data for VS Code, web-types for JetBrains, types for JSX.
// Our own, because the generators that exist repeat what elements share, know no states, and leave types without an import.

const elementsOf = (manifest) =>
  manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);

/** A type as a value in HTML; undefined for what only a script can set. */
const valuesOf = (type = '') => {
  const values = type
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== 'null' && each !== 'undefined');
  return values.every((each) => /^('[^']*'|\d+)$/.test(each)) ? values.map((each) => each.replaceAll("'", '')) : [];
};

const line = (text = '') => text.replace(/\s+/g, ' ').trim();

/** By name, the root's first: an element of the parts says of the same thing what it is there. */
function byName(manifest, list) {
  const found = new Map();
  for (const element of elementsOf(manifest)) {
    for (const item of element[list] ?? [])
      if (!found.has(item.name)) found.set(item.name, { ...item, description: line(item.description) });
  }
  return [...found.values()];
}

/** All about an element, in Markdown, as a person reads it beside the tag. */
function about(element) {
  const list = (title, items = [], name = (item) => item.name) =>
    items.length
      ? `\n\n### ${title}\n${items.map((item) => `- \`${name(item)}\`: ${line(item.description)}`).join('\n')}`
      : '';
  return [
    element.description.trim(),
    list('Slots', element.slots, ({ name }) => name || 'default'),
    list('Events', element.events),
    list('States', element.cssStates, ({ name }) => `:state(${name})`),
    list('Parts', element.cssParts, ({ name }) => `::part(${name})`),
    list('Custom properties', element.cssProperties),
  ].join('');
}

/** For `html.customData` of VS Code. */
export const htmlData = (manifest) => ({
  version: 1.1,
  tags: elementsOf(manifest).map((element) => ({
    name: element.tagName,
    description: { kind: 'markdown', value: about(element) },
    attributes: (element.attributes ?? []).map(({ name, description, type }) => ({
      name,
      description: { kind: 'markdown', value: line(description) },
      // A boolean attribute has no value.
      ...(type?.text === 'boolean'
        ? { valueSet: 'v' }
        : { values: valuesOf(type?.text).map((value) => ({ name: value })) }),
    })),
  })),
});

/** For `css.customData` of VS Code. */
export const cssData = (manifest) => ({
  version: 1.1,
  properties: byName(manifest, 'cssProperties').map(({ name, description, default: value }) => ({
    name,
    description: `${description} Default: ${value}`,
  })),
  pseudoElements: byName(manifest, 'cssParts').map(({ name, description }) => ({
    name: `::part(${name})`,
    description,
  })),
  pseudoClasses: byName(manifest, 'cssStates').map(({ name, description }) => ({
    name: `:state(${name})`,
    description,
  })),
});

/** For JetBrains' editors, which find it by `web-types` in package.json. */
export const webTypes = (manifest, { name, version }) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elementsOf(manifest).map((element) => ({
        name: element.tagName,
        description: element.description.trim(),
        source: { module: name, symbol: element.name },
        attributes: (element.attributes ?? []).map(({ name: attribute, description, type, default: value }) => ({
          name: attribute,
          description: line(description),
          value: {
            type: type?.text,
            ...(type?.text === 'boolean' && { kind: 'no-value' }),
            ...(value !== undefined && { default: value }),
          },
        })),
        slots: (element.slots ?? []).map(({ name: slot, description }) => ({
          name: slot,
          description: line(description),
        })),
        js: {
          properties: fieldsOf(element).map(({ name: property, description, type }) => ({
            name: property,
            description: line(description),
            type: type?.text,
          })),
          events: (element.events ?? []).map(({ name: event, description, type }) => ({
            name: event,
            description: line(description),
            type: type?.text,
          })),
        },
        css: {
          properties: (element.cssProperties ?? []).map(({ name: property, description, default: value }) => ({
            name: property,
            description: line(description),
            default: value,
          })),
          parts: (element.cssParts ?? []).map(({ name: part, description }) => ({
            name: part,
            description: line(description),
          })),
          'pseudo-classes': (element.cssStates ?? []).map(({ name: state, description }) => ({
            name: `state(${state})`,
            description: line(description),
          })),
        },
      })),
    },
  },
});

const fieldsOf = ({ members = [] }) => members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);

/** What may be set is wider than what is read, where a setter takes text, or any JSON. */
const TAKES = { definition: 'MapDefinition | object | string | null', journey: 'Journey | object | string | null' };

/** In an attribute a number may be written as text. */
const written = (text = '', type) => (/^\d/.test(text) ? `${type} | \`\${${type}}\`` : type);

const asKey = (name) => (/^[a-z]\w*$/i.test(name) ? name : `'${name}'`);
const documented = (description, key, type) =>
  `    /** ${line(description)} */\n    ${asKey(key)}?: ${type} | undefined;`;

/** Types for JSX in React 19 and later, which sets properties and listens to events of custom elements by itself. */
export function jsxTypes(manifest) {
  const elements = elementsOf(manifest);
  const propsOf = (element) => {
    const fields = fieldsOf(element).filter(({ readonly }) => !readonly);
    const typeOf = (field) => TAKES[field.name] ?? `${element.name}['${field.name}']`;
    const rows = fields.map((field) => documented(field.description, field.name, typeOf(field)));
    for (const { name, fieldName, description, type } of element.attributes ?? []) {
      if (name !== fieldName)
        rows.push(documented(description, name, written(type?.text, `${element.name}['${fieldName}']`)));
    }
    for (const { name, description } of element.events ?? []) {
      rows.push(documented(description, `on${name}`, `((event: HTMLElementEventMap['${name}']) => void)`));
    }
    const own = rows.length ? `{\n${rows.join('\n')}\n  } & ` : '';
    return `  /** ${line(element.summary)} */\n  '${element.tagName}': ${own}Common<${element.name}>;`;
  };
  return `// Made from custom-elements.json. It needs @types/react 19 or later, and only those who import it.
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { Journey, MapDefinition, ${elements.map(({ name }) => name).join(', ')} } from './index.js';

/** What every element of HTML takes, but what the element itself says otherwise. */
type Common<E extends HTMLElement> = ClassAttributes<E> & Omit<HTMLAttributes<E>, 'class'> & { class?: string | undefined };

/** The elements, by tag, with their attributes, properties and events. */
export interface ProcessMapElements {
${elements.map(propsOf).join('\n')}
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ProcessMapElements {}
  }
}
`;
}

/** Every file of it, by its name in dist/. */
export const editorFiles = (manifest, pkg) => {
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    'vscode.html-data.json': json(htmlData(manifest)),
    'vscode.css-data.json': json(cssData(manifest)),
    'web-types.json': json(webTypes(manifest, pkg)),
    'jsx.d.ts': jsxTypes(manifest),
    // Types alone; a bundler that follows the import finds nothing to run.
    'jsx.js': 'export {};\n',
  };
};
