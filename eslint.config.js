import js from '@eslint/js';
import comments from '@eslint-community/eslint-plugin-eslint-comments';
import boundaries from 'eslint-plugin-boundaries';
import jsdoc from 'eslint-plugin-jsdoc';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { commentSentences, noInterfaceWords } from './scripts/eslint-rules.mjs';

const TESTS = ['**/*.test.ts', 'test/**/*.ts'];
const SCRIPTS = ['scripts/**/*.mjs', '.storybook/**/*.{js,mjs}', '*.{js,mjs}'];

const NODE = Object.fromEntries(
  [
    'process',
    'console',
    'URL',
    'Buffer',
    'setTimeout',
    'clearTimeout',
    'fetch',
    'AbortController',
    'structuredClone',
    'crypto',
    'performance',
    'TextEncoder',
    'TextDecoder',
  ].map((name) => [name, 'readonly']),
);

const local = { rules: { 'comment-sentences': commentSentences, 'no-interface-words': noInterfaceWords } };

/** Folders of `src` that form one unit of the dependency rules. */
const LAYERS = ['utils', 'strings', 'map', 'journey', 'stores', 'packs', 'define'];
/** Folders of `src/elements` that hold no element. */
const ELEMENT_LAYERS = ['styles', 'internal', 'registries', 'context', 'panel', 'enhancements'];
const BASE = ['utils', 'strings'];
const CORE = [...BASE, 'map', 'journey', 'stores'];
const PARTS = ['root', 'tag'];

const select = (types) => ({ element: { types: { anyOf: types } } });
const allow = (from, ...types) => ({ from: select([from]), allow: { to: select(types) } });
const allowTypes = (from, ...types) => ({
  from: select([from]),
  allow: { to: select(types), dependency: { kind: 'type' } },
});

/** Permitted imports; every other import of another folder is an error. */
const DEPENDENCIES = [
  allow('strings', 'utils'),
  allow('map', ...BASE),
  allow('journey', ...BASE, 'map'),
  allow('stores', ...BASE),
  allowTypes('stores', 'map', 'journey'),
  allow('packs', ...BASE),
  allowTypes('packs', 'map', 'journey'),
  allow('styles', ...CORE),
  allow('internal', ...CORE),
  allow('registries', ...CORE, 'styles', 'internal'),
  allow('context', ...CORE, 'styles', 'internal'),
  allow('panel', ...CORE, 'styles', 'internal', 'registries', 'context'),
  allow('enhancements', ...CORE, 'styles', 'internal', 'registries', 'context', 'panel'),
  allow('tag', ...CORE, ...ELEMENT_LAYERS),
  allow('root', ...CORE, 'styles', 'internal', 'registries', 'context', 'panel'),
  allow('define', ...CORE, 'packs', ...ELEMENT_LAYERS, ...PARTS),
  {
    from: { file: { categories: 'index' } },
    allow: { to: select([...CORE, ...ELEMENT_LAYERS, ...PARTS]) },
  },
];

/** For `src` without tests. */
const NO_DEFAULT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Use a named export, so that imports state what they use.',
};
const NO_DEFINE = {
  selector: 'CallExpression[callee.object.name="customElements"][callee.property.name="define"]',
  message: 'Only src/define registers elements, by safeDefine().',
};
/** Old script libraries on a page replace these: see docs/decisions/0022-pages-with-changed-built-ins.md. */
const REPLACED_BUILT_INS = [
  { object: 'Object', property: 'keys', message: 'Old scripts replace it: use keysOf().' },
  { object: 'Object', property: 'values', message: 'Old scripts replace it: use valuesOf().' },
  { object: 'Array', property: 'from', message: 'Old scripts replace it: use createList() or spread.' },
  { object: 'JSON', property: 'stringify', message: 'Old scripts add toJSON to prototypes: use toJsonText().' },
  { property: 'toJSON', message: 'Old scripts replace it: use toIsoTime() for dates.' },
  { property: 'reduce', message: 'Old scripts replace it: use a loop.' },
  { property: 'reduceRight', message: 'Old scripts replace it: use a loop.' },
];

const EVERYWHERE = [
  NO_DEFAULT,
  NO_DEFINE,
  {
    selector: 'ForInStatement',
    message: 'Old scripts add members to prototypes, which for…in lists: use keysOf().',
  },
  {
    selector: 'BinaryExpression[operator="in"]',
    message: 'Old scripts add members to prototypes, which `in` finds: use hasOwn().',
  },
  {
    selector: 'CallExpression[callee.property.name="entries"][arguments.length=0]',
    message: 'Old scripts replace it for lists: count in a loop.',
  },
  {
    selector: ':matches(NewExpression[callee.name="Event"], [superClass.name="Event"])',
    message: 'Old scripts replace it: use CustomEvent.',
  },
  {
    selector: ':matches(ClassDeclaration, ClassExpression)[superClass.name=/^HTML[A-Z]\\w*Element$/]',
    message: 'Customised built-in elements are not supported by Safari.',
  },
  {
    selector: 'Decorator[expression.callee.name="customElement"]',
    message: 'Only src/define registers elements, by safeDefine().',
  },
];

const TIMELESS = [
  {
    selector:
      'CallExpression[callee.object.name="Date"][callee.property.name="now"], ' +
      'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time from the `now` option: see src/utils/clock.ts.',
  },
  {
    selector:
      'CallExpression[callee.object.name="Math"][callee.property.name="random"], ' +
      'MemberExpression[property.name="randomUUID"]',
    message: 'Take ids from the `newId` option: see src/utils/uuid.ts.',
  },
];

/** Selects style texts: css`` templates, constants named …_CSS, functions named …Css and arguments of replaceSync(). */
const inStyles = (pattern) =>
  [
    `TaggedTemplateExpression[tag.name="css"] > TemplateLiteral > TemplateElement[value.raw=${pattern}]`,
    ...[
      'VariableDeclarator[id.name=/(_CSS|Css)$/]',
      'FunctionDeclaration[id.name=/Css$/]',
      'CallExpression[callee.property.name="replaceSync"]',
    ].flatMap((scope) => [`${scope} TemplateElement[value.raw=${pattern}]`, `${scope} Literal[value=${pattern}]`]),
  ].join(', ');

const NO_PUBLIC_NAME = {
  selector: inStyles('/var\\(\\s*--process-map/'),
  message: 'Only styles/tokens.ts reads public custom properties: use the private one, --_….',
};
const NO_SIDES = {
  selector: inStyles(
    '/(^|[\\s;{])((margin|padding|border|inset)-(left|right)|left|right)\\b[\\w-]*\\s*:|' +
      '(text-align|float|clear)\\s*:\\s*(left|right)/',
  ),
  message: 'Use logical properties (inline-start, inline-end), so that right-to-left works.',
};
const NO_EVENT = {
  selector: 'NewExpression[callee.name=/^(Custom)?Event$/]',
  message: 'Only <process-map> dispatches events, by createProcessMapEvent().',
};
const IN_ELEMENTS = [
  NO_PUBLIC_NAME,
  NO_SIDES,
  NO_EVENT,
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'Do not parse HTML from strings: render with html``.',
  },
  {
    selector: 'Identifier[name=/^(unsafeHTML|unsafeSVG|unsafeStatic)$/]',
    message: 'Do not parse markup from strings.',
  },
  {
    selector:
      'MemberExpression:matches([object.name=/^(document|ownerDocument)$/], ' +
      '[object.property.name=/^(document|ownerDocument)$/])' +
      '[property.name=/^(querySelector|querySelectorAll|getElementById|getElementsBy\\w+)$/]',
    message: 'Do not query the page: use context, a slot or a property.',
  },
  {
    selector:
      'CallExpression[callee.property.name="addEventListener"]' +
      '[callee.object.name=/^(globalThis|window|document|ownerDocument)$/][arguments.length<3]',
    message: 'Pass { signal }, so that the listener is removed on disconnection.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > ' +
      'TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message:
      'A style attribute breaks under a strict CSP: use a class, a part, or style.setProperty() of a custom property.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > ' +
      'TemplateElement[value.raw=/\\son[a-z]+\\s*=/]',
    message: 'An on… attribute breaks under a strict CSP: listen with @event.',
  },
];

const without = (rules, rule) => rules.filter((each) => each !== rule);
const restrict = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules] });

export default defineConfig(
  // docs/ has its own checks; bench/ is a package of its own, with the peers that it measures.
  {
    ignores: [
      'build/',
      'dist/',
      'storybook-static/',
      'coverage/',
      'node_modules/',
      '.cache/',
      'docs/',
      'examples/**/node_modules/',
      'examples/**/dist/',
      'bench/',
    ],
  },
  {
    plugins: { '@eslint-community/eslint-comments': comments },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@eslint-community/eslint-comments/require-description': [
        'error',
        { ignore: ['eslint-enable', 'global', 'exported'] },
      ],
    },
  },

  // Scripts and configuration files run in Node.
  {
    files: ['**/*.{js,mjs}'],
    ignores: ['examples/**'],
    extends: [js.configs.recommended],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: NODE },
  },
  {
    files: SCRIPTS,
    plugins: { local },
    rules: { 'local/comment-sentences': 'error', 'max-len': ['error', { code: 120, ignoreUrls: true }] },
  },

  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strict,
      lit.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Records are keyed by the ids of maps; deleting from a copy is how a field is cleared.
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      // LitElement always has the lifecycle callbacks.
      'wc/guard-super-call': 'off',
    },
  },

  {
    files: ['src/**/*.ts'],
    plugins: { local },
    rules: { 'local/comment-sentences': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/{packs,strings}/**'],
    rules: { 'max-len': ['error', { code: 120, ignoreUrls: true }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: TESTS,
    plugins: { boundaries, jsdoc },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
      'boundaries/elements': [
        { type: 'root', pattern: 'src/elements/process-map' },
        { type: 'tag', pattern: 'src/elements/process-map-*', capture: ['tag'] },
        ...ELEMENT_LAYERS.map((name) => ({ type: name, pattern: `src/elements/${name}` })),
        ...LAYERS.map((name) => ({ type: name, pattern: `src/${name}` })),
      ],
      'boundaries/files': [{ category: 'index', pattern: 'src/index.ts' }],
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', checkUnknownLocals: true, policies: DEPENDENCIES }],
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          enableFixer: false,
          require: { ClassDeclaration: true, FunctionDeclaration: true },
          contexts: [
            'TSInterfaceDeclaration',
            'TSTypeAliasDeclaration',
            'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression',
          ],
        },
      ],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'function', format: ['camelCase'] },
        { selector: 'typeLike', format: ['PascalCase'] },
        { selector: 'variable', modifiers: ['global'], format: ['camelCase', 'UPPER_CASE'] },
      ],
      'id-denylist': ['error', 'say', 'told', 'said', 'stand', 'look', 'keep', 'take', 'given'],
      'no-console': ['error', {}],
      'no-restricted-properties': ['error', ...REPLACED_BUILT_INS],
      ...restrict(...EVERYWHERE),
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: [...TESTS, 'src/{packs,strings}/**', '**/*.styles.ts'],
    rules: { 'max-lines': ['error', { max: 320 }] },
  },
  {
    // More than half of it is the reference of the element.
    files: ['src/elements/process-map/process-map.ts'],
    rules: { 'max-lines': ['error', { max: 320, skipComments: true }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: [...TESTS, 'src/{packs,strings}/**'],
    plugins: { local },
    rules: { 'local/no-interface-words': 'error' },
  },
  {
    // The one place that warns; it warns once for each message.
    files: ['src/elements/internal/warn-once.ts'],
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    // Content is data, one default export a file.
    files: ['src/packs/**/*.ts'],
    ignores: TESTS,
    rules: restrict(...without(EVERYWHERE, NO_DEFAULT)),
  },
  {
    files: ['src/define/safe-define.ts'],
    rules: restrict(...without(EVERYWHERE, NO_DEFINE)),
  },
  {
    // Time and ids are parameters everywhere else.
    files: ['src/{utils,strings,map,journey}/**/*.ts'],
    ignores: [...TESTS, 'src/utils/{clock,uuid}.ts'],
    rules: restrict(...EVERYWHERE, ...TIMELESS),
  },

  // These layers run in Node, without a DOM.
  {
    files: ['src/{utils,strings,map,journey,packs}/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'localStorage',
        'sessionStorage',
        'navigator',
        'customElements',
        'HTMLElement',
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['lit', 'lit/*', '@lit/*'], message: 'This layer does not depend on Lit.' }] },
      ],
    },
  },

  {
    files: ['src/elements/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'lit/directives/unsafe-html.js', message: 'Text of a map is never markup: render it with html``.' },
            { name: 'lit/directives/unsafe-svg.js', message: 'Draw with svg``.' },
            { name: 'lit/directives/unsafe-mathml.js', message: 'Render with templates.' },
            {
              name: 'lit/static-html.js',
              importNames: ['unsafeStatic'],
              message: 'Use literal``, which takes no data.',
            },
          ],
        },
      ],
      ...restrict(...EVERYWHERE, ...IN_ELEMENTS),
    },
  },

  {
    files: ['src/elements/styles/tokens.ts'],
    rules: restrict(...EVERYWHERE, ...without(IN_ELEMENTS, NO_PUBLIC_NAME)),
  },
  {
    // Drawings have a left and a right.
    files: ['src/elements/process-map-diagram/**/*.ts'],
    ignores: TESTS,
    rules: restrict(...EVERYWHERE, ...without(IN_ELEMENTS, NO_SIDES)),
  },
  {
    // The first creates the events of the package, the second an event within its own module.
    files: ['src/elements/process-map/events.ts', 'src/elements/registries/overlays.ts'],
    rules: restrict(...EVERYWHERE, ...without(IN_ELEMENTS, NO_EVENT)),
  },

  {
    files: TESTS,
    rules: {
      ...restrict({
        selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]',
        message: 'Every test runs: repair it or remove it.',
      }),
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
