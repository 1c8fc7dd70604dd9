// @ts-check
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import process from 'node:process';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: ['node_modules/', 'coverage/', 'out/', 'tests/submissions/', 'tests/hostile/', 'quality/field/'],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      // Wrapping every number in String() makes checks harder to read.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { object: 'z', property: 'core', message: 'Brings all of zod into a program; import zod/v4/core.' },
      ],
    },
  },
  {
    // This code runs with student code and must not use what a submission can replace, not even
    // implicitly, as iterators are used (see intrinsics.ts).
    files: ['grader/sandbox/child/realm/**/*.ts'],
    rules: { '@typescript-eslint/prefer-for-of': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['grader/sandbox/child/realm/{arguments,base64,call,enter-realm,gradient,stack,tensors}.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'ForOfStatement',
          'ForInStatement',
          'ArrayPattern',
          'SpreadElement:not(ObjectExpression > *)',
        ].map((selector) => ({ selector, message: 'A submission can replace the iterator that this uses.' })),
      ],
    },
  },
  {
    // In a stub, arguments and imports are unused until the student fills it in.
    files: ['exercises/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    // Compiled with the students' settings, without noUncheckedIndexedAccess and similar options.
    files: ['exercises/**/*.ts', 'solutions/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
  },
  prettier,
  {
    // Prettier does not wrap comments.
    files: ['**/*.{ts,tsx,mjs}'],
    ignores: ['exercises/**'],
    rules: { 'max-len': ['error', { code: 1_000, comments: 100, ignoreUrls: true }] },
  },
);
