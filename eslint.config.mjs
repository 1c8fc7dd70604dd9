// @ts-check
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import process from 'node:process';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['node_modules/', 'coverage/', 'out/', 'tests/submissions/', 'tests/hostile/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      // A check reads better with its arguments beside each other than with every number wrapped in String().
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // Beside student code: what a submission may have replaced by then is not used, nor what reads it unseen (intrinsics.ts).
    files: ['grader/sandbox/child/realm/*.ts'],
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
    // Stubs leave their arguments and imports to the student.
    files: ['exercises/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    // The course's files are compiled as students' are, without noUncheckedIndexedAccess and its like.
    files: ['exercises/**/*.ts', 'solutions/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
  },
  prettier,
);
