// Generates editor files from custom-elements.json: custom data of VS Code, web-types of JetBrains, types for JSX.
// Existing generators repeat shared parts for each element, omit states, and leave types without an import.

const listElements = (manifest) =>
  manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);

/** Lists the values of a union of literals; none if the type has others. */
const listValues = (type = '') => {
  const values = type
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== 'null' && value !== 'undefined');
  return values.every((value) => /^('[^']*'|\d+)$/.test(value)) ? values.map((value) => value.replaceAll("'", '')) : [];
};

const toLine = (text = '') => text.replace(/\s+/g, ' ').trim();

/** Lists the items of all elements, one per name: the root comes first and has the general description. */
function listByName(manifest, list) {
  const found = new Map();
  for (const element of listElements(manifest)) {
    for (const item of element[list] ?? [])
      if (!found.has(item.name)) found.set(item.name, { ...item, description: toLine(item.description) });
  }
  return [...found.values()];
}

/** Renders the documentation of an element as Markdown. */
function renderDocumentation(element) {
  const list = (title, items = [], name = (item) => item.name) =>
    items.length
      ? `\n\n### ${title}\n${items.map((item) => `- \`${name(item)}\`: ${toLine(item.description)}`).join('\n')}`
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

/** Creates the file for `html.customData` of VS Code. */
const createHtmlData = (manifest) => ({
  version: 1.1,
  tags: listElements(manifest).map((element) => ({
    name: element.tagName,
    description: { kind: 'markdown', value: renderDocumentation(element) },
    attributes: (element.attributes ?? []).map(({ name, description, type }) => ({
      name,
      description: { kind: 'markdown', value: toLine(description) },
      // Boolean attributes have no value.
      ...(type?.text === 'boolean'
        ? { valueSet: 'v' }
        : { values: listValues(type?.text).map((value) => ({ name: value })) }),
    })),
  })),
});

/** Creates the file for `css.customData` of VS Code. */
const createCssData = (manifest) => ({
  version: 1.1,
  properties: listByName(manifest, 'cssProperties').map(({ name, description, default: value }) => ({
    name,
    description: `${description} Default: ${value}`,
  })),
  pseudoElements: listByName(manifest, 'cssParts').map(({ name, description }) => ({
    name: `::part(${name})`,
    description,
  })),
  pseudoClasses: listByName(manifest, 'cssStates').map(({ name, description }) => ({
    name: `:state(${name})`,
    description,
  })),
});

/** Creates the file for editors of JetBrains, which find it by `web-types` in package.json. */
const createWebTypes = (manifest, { name, version }) => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: listElements(manifest).map((element) => ({
        name: element.tagName,
        description: element.description.trim(),
        source: { module: name, symbol: element.name },
        attributes: (element.attributes ?? []).map(({ name: attribute, description, type, default: value }) => ({
          name: attribute,
          description: toLine(description),
          value: {
            type: type?.text,
            ...(type?.text === 'boolean' && { kind: 'no-value' }),
            ...(value !== undefined && { default: value }),
          },
        })),
        slots: (element.slots ?? []).map(({ name: slot, description }) => ({
          name: slot,
          description: toLine(description),
        })),
        js: {
          properties: listFields(element).map(({ name: property, description, type }) => ({
            name: property,
            description: toLine(description),
            type: type?.text,
          })),
          events: (element.events ?? []).map(({ name: event, description, type }) => ({
            name: event,
            description: toLine(description),
            type: type?.text,
          })),
        },
        css: {
          properties: (element.cssProperties ?? []).map(({ name: property, description, default: value }) => ({
            name: property,
            description: toLine(description),
            default: value,
          })),
          parts: (element.cssParts ?? []).map(({ name: part, description }) => ({
            name: part,
            description: toLine(description),
          })),
          'pseudo-classes': (element.cssStates ?? []).map(({ name: state, description }) => ({
            name: `state(${state})`,
            description: toLine(description),
          })),
        },
      })),
    },
  },
});

const listFields = ({ members = [] }) => members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);

/** Types of setters that accept more than their getter returns. */
const SETTER_TYPES = {
  definition: 'MapDefinition | object | string | null',
  journey: 'Journey | object | string | null',
};

/** Returns the type of an attribute; a number may also be written as text. */
const toAttributeType = (text = '', type) => (/^\d/.test(text) ? `${type} | \`\${${type}}\`` : type);

const toKey = (name) => (/^[a-z]\w*$/i.test(name) ? name : `'${name}'`);
const createProperty = (description, key, type) =>
  `    /** ${toLine(description)} */\n    ${toKey(key)}?: ${type} | undefined;`;

/** Creates the types for JSX of React 19 or later, which sets properties and event listeners of custom elements. */
function createJsxTypes(manifest) {
  const elements = listElements(manifest);
  const createProps = (element) => {
    const fields = listFields(element).filter(({ readonly }) => !readonly);
    const typeOf = (field) => SETTER_TYPES[field.name] ?? `${element.name}['${field.name}']`;
    const rows = fields.map((field) => createProperty(field.description, field.name, typeOf(field)));
    for (const { name, fieldName, description, type } of element.attributes ?? []) {
      if (name !== fieldName)
        rows.push(createProperty(description, name, toAttributeType(type?.text, `${element.name}['${fieldName}']`)));
    }
    for (const { name, description } of element.events ?? []) {
      rows.push(createProperty(description, `on${name}`, `((event: HTMLElementEventMap['${name}']) => void)`));
    }
    const ownProps = rows.length ? `{\n${rows.join('\n')}\n  } & ` : '';
    return `  /** ${toLine(element.summary)} */\n  '${element.tagName}': ${ownProps}Common<${element.name}>;`;
  };
  return `// Generated from custom-elements.json. Requires @types/react 19 or later.
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { Journey, MapDefinition, ${elements.map(({ name }) => name).join(', ')} } from './index.js';

/** Props of every HTML element. */
type Common<E extends HTMLElement> = ClassAttributes<E> &
  Omit<HTMLAttributes<E>, 'class'> & { class?: string | undefined };

/** Attributes, properties and event listeners of the elements, by tag. */
export interface ProcessMapElements {
${elements.map(createProps).join('\n')}
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ProcessMapElements {}
  }
}
`;
}

/** Creates all files, by their name in dist/. */
export const createEditorFiles = (manifest, pkg) => {
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    'vscode.html-data.json': json(createHtmlData(manifest)),
    'vscode.css-data.json': json(createCssData(manifest)),
    'web-types.json': json(createWebTypes(manifest, pkg)),
    'jsx.d.ts': createJsxTypes(manifest),
    // An import for types only must also resolve for a bundler.
    'jsx.js': 'export {};\n',
  };
};
