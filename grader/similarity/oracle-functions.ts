import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';
import { transformSync } from 'esbuild';
import { inRepository } from '../platform/root';

/** The name of the mathematics of the grader among the references. */
export const ORACLE = 'grader/oracle';

/**
 * The functions of the oracle, by a name for each. Each is there as it is, without types, and as in
 * the file that students get, since they may have copied any of these.
 */
export function oracleFunctions(): Map<string, string> {
  const folder = inRepository(...ORACLE.split('/'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return new Map(
    files.sort().flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const transformed = (options: { readonly minifySyntax?: boolean }): string =>
        transformSync(text, { loader: 'ts', target: 'es2022', ...options }).code;
      return [
        ...functionsIn(text, file),
        ...functionsIn(transformed({}), `${file} without types`),
        ...functionsIn(transformed({ minifySyntax: true }), `${file} as released`),
      ];
    }),
  );
}

/** The functions at the top of a module. Constants look alike everywhere, so they are left out. */
function functionsIn(text: string, name: string): [string, string][] {
  const { body } = parse(text, { sourceType: 'module', plugins: ['typescript'] }).program;
  return body.flatMap((statement, i): [string, string][] => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    const isFunction =
      declared?.type === 'FunctionDeclaration' ||
      (declared?.type === 'VariableDeclaration' &&
        declared.declarations.some(({ init }) => init?.type === 'ArrowFunctionExpression'));
    if (!isFunction) return [];
    return [[`${name}, ${String(i)}`, text.slice(declared.start ?? 0, declared.end ?? 0)]];
  });
}
