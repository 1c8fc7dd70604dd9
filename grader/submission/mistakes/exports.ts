import type { Node, Program } from '@babel/types';
import { mistakeAt, type Rule } from './mistake';

/** `export default` in place of the named function that the stub exports. */
export const defaultExport: Rule = (place, { exported }) => {
  const { node } = place;
  if (node.type !== 'ExportDefaultDeclaration') return undefined;
  const { declaration } = node;
  const name =
    declaration.type === 'FunctionDeclaration'
      ? declaration.id?.name
      : declaration.type === 'Identifier'
        ? declaration.name
        : undefined;
  if (name === undefined ? exported.size > 0 : exported.has(name)) return undefined;
  return mistakeAt(
    place,
    `\`export default\` hides the name that the grader looks for. Write \`export function ${name ?? 'name'}(…)\`, with the name from the stub.`,
    { function: name ?? null, onlyIfGraded: exported.size > 0, onlyInExercise: true },
  );
};

/** The names of values that a file exports, without `default`. */
export function exportedNames({ body }: Program): Set<string> {
  return new Set(body.flatMap((node) => (node.type === 'ExportNamedDeclaration' ? namesOf(node) : [])));
}

function namesOf(node: Extract<Node, { type: 'ExportNamedDeclaration' }>): string[] {
  const { declaration, specifiers } = node;
  if (declaration?.type === 'FunctionDeclaration') return declaration.id == null ? [] : [declaration.id.name];
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  }
  return specifiers.flatMap((each) =>
    each.type === 'ExportSpecifier' && each.exported.type === 'Identifier' && each.exported.name !== 'default'
      ? [each.exported.name]
      : [],
  );
}
