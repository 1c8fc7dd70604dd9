import { buildSync } from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import type * as Parser from './parse-github-yaml';

/** GitHub's parser, bundled for Jest. */
export function githubParser(): typeof Parser {
  const { outputFiles } = buildSync({
    entryPoints: ['tests/support/parse-github-yaml.ts'],
    bundle: true,
    platform: 'node',
    format: 'iife',
    globalName: 'parser',
    write: false,
  });
  const context = vm.createContext({
    console,
    process,
    URL,
    require: createRequire(path.resolve('package.json')),
  });
  vm.runInContext(outputFiles[0]?.text ?? '', context);
  return context['parser'] as typeof Parser;
}
