import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import layers from './scripts/eslint-layers.mjs';
import { documented, reasons } from './scripts/eslint-rules.mjs';

const TESTS = ['**/*.test.ts', 'test/**/*.ts'];

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

const local = { rules: { layers, documented, reasons } };

/** Below src, tests apart. */
const NO_DEFAULT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: an import then says what it takes.',
};
const NO_DEFINE = {
  selector: 'CallExpression[callee.object.name="customElements"][callee.property.name="define"]',
  message: 'Only src/define registers, by register().',
};
const EVERYWHERE = [
  NO_DEFAULT,
  NO_DEFINE,
  {
    selector: ':matches(ClassDeclaration, ClassExpression)[superClass.name=/^HTML[A-Z]\\w*Element$/]',
    message: 'No customised built-in elements: Safari has none.',
  },
  {
    selector: 'Decorator[expression.callee.name="customElement"]',
    message: 'Only src/define registers, by register().',
  },
];

const TIMELESS = [
  {
    selector:
      'CallExpression[callee.object.name="Date"][callee.property.name="now"], NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time comes by `now`: see currentTime().',
  },
  {
    selector:
      'CallExpression[callee.object.name="Math"][callee.property.name="random"], MemberExpression[property.name="randomUUID"]',
    message: 'Ids come by `newId`.',
  },
];

const NO_PUBLIC_NAME = {
  selector:
    'TaggedTemplateExpression[tag.name="css"] > TemplateLiteral > TemplateElement[value.raw=/var\\(\\s*--process-map/]',
  message: 'The public names are read in shared/tokens.ts: take the private one.',
};
const NO_SIDES = {
  selector:
    'TaggedTemplateExpression[tag.name="css"] > TemplateLiteral > TemplateElement[value.raw=/(^|[\\s;{])((margin|padding|border|inset)-(left|right)|left|right)\\b[\\w-]*\\s*:|(text-align|float|clear)\\s*:\\s*(left|right)/]',
  message: 'Logical properties, for both directions of writing: inline-start and inline-end.',
};
const NO_EVENT = {
  selector: 'NewExpression[callee.name=/^(Custom)?Event$/]',
  message: 'Events leave by processMapEvent(), from <process-map>.',
};
const IN_ELEMENTS = [
  NO_PUBLIC_NAME,
  NO_SIDES,
  NO_EVENT,
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'No HTML from strings: render with html``.',
  },
  { selector: 'Identifier[name=/^(unsafeHTML|unsafeSVG|unsafeStatic)$/]', message: 'No markup from strings.' },
  {
    selector:
      'MemberExpression:matches([object.name=/^(document|ownerDocument)$/], [object.property.name=/^(document|ownerDocument)$/])[property.name=/^(querySelector|querySelectorAll|getElementById|getElementsBy\\w+)$/]',
    message: 'Do not look things up in the page: take them by context, slot or property.',
  },
  {
    selector:
      'CallExpression[callee.property.name="addEventListener"][callee.object.name=/^(globalThis|window|document|ownerDocument)$/][arguments.length<3]',
    message: 'What is listened to outside ends with the connection: pass { signal }.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message:
      'A style attribute breaks under a strict CSP: use a class, a part, or style.setProperty() of a custom property.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > TemplateElement[value.raw=/\\son[a-z]+\\s*=/]',
    message: 'An on… attribute breaks under a strict CSP: listen with @event.',
  },
];

export default defineConfig(
  // docs/ is for readers; bench/ is a package of its own, with the peers it measures.
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
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Scripts and configurations, run by Node.
  {
    files: ['**/*.{js,mjs}'],
    ignores: ['examples/**'],
    extends: [js.configs.recommended],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: NODE },
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
    ignores: TESTS,
    plugins: { local },
    rules: {
      'local/layers': 'error',
      'local/documented': 'error',
      'no-console': ['error', {}],
      'no-restricted-syntax': ['error', ...EVERYWHERE],
    },
  },
  {
    // They warn, once each.
    files: ['src/elements/process-map/attributes.ts', 'src/elements/process-map-journey/process-map-journey.ts'],
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    // Content is data, one default export a file.
    files: ['src/packs/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE.filter((one) => one !== NO_DEFAULT)] },
  },
  {
    files: ['src/define/safe-define.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE.filter((one) => one !== NO_DEFINE)] },
  },
  {
    // Where time and ids come from; everything else is given them.
    files: ['src/{map,journey}/**/*.ts'],
    ignores: [...TESTS, 'src/journey/record.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...TIMELESS] },
  },

  // map, journey, stores and packs run in Node, without a DOM.
  {
    files: ['src/{map,journey,packs}/**/*.ts'],
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
        { patterns: [{ group: ['lit', 'lit/*', '@lit/*'], message: 'This layer knows no elements.' }] },
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
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...IN_ELEMENTS],
    },
  },

  {
    files: ['src/elements/styles/tokens.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...IN_ELEMENTS.filter((one) => one !== NO_PUBLIC_NAME)] },
  },
  {
    // Drawings have a left and a right.
    files: ['src/elements/process-map-diagram/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...IN_ELEMENTS.filter((one) => one !== NO_SIDES)] },
  },
  {
    // The one makes the events of the package, the other an event of its own module.
    files: ['src/elements/process-map/events.ts', 'src/elements/registries/overlays.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...IN_ELEMENTS.filter((one) => one !== NO_EVENT)] },
  },

  {
    files: ['**/*.ts'],
    plugins: { local },
    rules: { 'local/reasons': 'error' },
  },

  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]',
          message: 'Every test runs: mend it, or take it out.',
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
