import { parse } from '@babel/parser';
import type { Node, Statement } from '@babel/types';
import type { LiteralExport, LiteralFile } from './literal';
import { literalOf, propertiesOf } from './evaluate';

/**
 * Reads the constants that a file exports, without running it: `export const name = literal`. Other
 * statements are ignored.
 */
export function readLiterals(source: string): LiteralFile {
  let statements: readonly Statement[];
  try {
    const { program } = parse(source, { sourceType: 'module', plugins: ['typescript'] });
    statements = program.body;
  } catch (failure) {
    if (failure instanceof RangeError) return { problem: { message: 'this is nested too deeply', line: 1 } };
    const { message, loc } = failure as { message: string; loc?: { line: number } };
    return {
      problem: {
        message: `${message.replace(/\.? \(\d+:\d+\)$/, '')}; look for a missing comma, quote or bracket`,
        line: loc?.line ?? 1,
      },
    };
  }
  const exports = new Map<string, LiteralExport>();
  for (const statement of statements) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const { declaration } = statement;
    if (declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === 'Identifier' && init != null) exports.set(id.name, exportOf(withoutTypes(init)));
    }
  }
  return { exports };
}

const exportOf = (value: Node): LiteralExport =>
  value.type === 'ObjectExpression' ? { properties: propertiesOf(value) } : literalOf(value);

/** A loop, because a file may contain thousands of brackets. */
function withoutTypes(node: Node): Node {
  let inner = node;
  while (
    inner.type === 'TSAsExpression' ||
    inner.type === 'TSSatisfiesExpression' ||
    inner.type === 'ParenthesizedExpression'
  )
    inner = inner.expression;
  return inner;
}
