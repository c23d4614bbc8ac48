import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const node = [
  'node:*',
  'fs',
  'path',
  'os',
  'child_process',
  'worker_threads',
  'http',
  'https',
  'net',
  'crypto',
];
const wire = ['ws', '@jupyterlab/services'];
const ours = (...names) => names.flatMap((name) => [`**/${name}`, `**/${name}/**`]);

/** For media, which has folders of such names of its own. */
const sources = (...names) => names.flatMap((name) => [`**/src/${name}`, `**/src/${name}/**`]);

/** The import table of CONTRIBUTING.md, one row a folder: what it must not import. */
const table = {
  'src/shared/**': [
    ...node,
    ...wire,
    'vscode',
    ...ours('process', 'kernel', 'host', 'features', 'cli', 'media'),
  ],
  'src/core/**': [
    ...node,
    ...wire,
    'vscode',
    ...ours('process', 'kernel', 'host', 'features', 'cli', 'media'),
  ],
  'src/process/**': [...wire, 'vscode', ...ours('kernel', 'host', 'features', 'cli', 'media')],
  'src/kernel/**': [
    'vscode',
    'node:child_process',
    'child_process',
    ...ours('host', 'features', 'cli', 'media'),
  ],
  'src/host/**': [
    ...wire,
    'node:child_process',
    'child_process',
    ...ours('core', 'kernel', 'process', 'features', 'cli', 'media'),
  ],
  'src/features/**': [...wire, 'node:child_process', 'child_process', ...ours('features', 'cli', 'media')],
  'src/cli.ts': ['vscode', 'node:child_process', 'child_process', ...ours('host', 'features', 'media')],
  'src/cli/**': ['vscode', 'node:child_process', 'child_process', ...ours('host', 'features', 'media')],
  'media/**': [...node, ...wire, 'vscode', ...sources('process', 'kernel', 'host', 'features', 'cli')],
};

const boundaries = Object.entries(table).map(([folder, group]) => ({
  files: [folder.endsWith('.ts') ? folder : `${folder}/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ group, message: 'The import table in CONTRIBUTING.md does not allow this.' }] },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist', 'out', '.cache', 'node_modules', 'test/fixtures/**/*.js', 'media/course'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for all: with the three that are type-checked, shared files would be bound and checked three times.
        project: './tsconfig.lint.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-console': 'error',
      // Nothing here for them to find, and a seventh of the time: enums are not used, classes have private fields.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/host/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='executeCommand'][arguments.0.value='setContext']",
          message: 'Use the context key class of src/host.',
        },
        {
          selector: "CallExpression[callee.property.name='registerCommand']",
          message: 'Register commands through src/host/commands.ts.',
        },
      ],
    },
  },
  ...boundaries,
  {
    files: ['src/**/*.ts'],
    ignores: ['src/shared/permit.ts', 'src/host/trust.ts', 'src/cli.ts', 'src/cli/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/shared/permit', './permit'],
              importNames: ['grantPermit'],
              message: 'Only host/trust.ts and the command line make permits.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
      },
    },
  },
);
