import type { Node } from '@babel/types';
import { childrenOf } from '../syntax-nodes';
import { mistakeAt, type Rule } from './mistake';
import { isFunction, type FunctionNode } from './scopes';

/** A parameter of an exported function that the function never uses. */
export const unusedParameter: Rule = (place, file) => {
  const { node, owner, parent } = place;
  if (!isFunction(node)) return undefined;
  const name = node.type === 'FunctionDeclaration' ? node.id?.name : owner;
  const isTop =
    node.type === 'FunctionDeclaration'
      ? parent?.type.startsWith('Export') === true
      : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && parent.id.name === name;
  if (!isTop || name === undefined || !file.exported.has(name)) return undefined;
  if ((file.tree.returns.get(node) ?? []).length === 0) return undefined;
  const used = namesUsedIn(node);
  if (used.has('arguments')) return undefined;
  const unused = node.params.flatMap(plainNames).find((each) => !each.startsWith('_') && !used.has(each));
  if (unused === undefined) return undefined;
  return mistakeAt(
    place,
    `\`${name}\` never uses its parameter \`${unused}\`. What should change in the result when \`${unused}\` changes?`,
    { function: name, onlyIfGraded: true, onlyInExercise: true, onlyForWrongNumbers: true },
  );
};

/** The names that a parameter declares. */
function plainNames(param: Node): string[] {
  switch (param.type) {
    case 'Identifier':
      return [param.name];
    case 'AssignmentPattern':
      return plainNames(param.left);
    case 'ObjectPattern':
      return param.properties.flatMap((each) =>
        each.type === 'ObjectProperty' ? plainNames(each.value) : [],
      );
    default:
      return [];
  }
}

function namesUsedIn(node: FunctionNode): Set<string> {
  const used = new Set<string>();
  const waiting: Node[] = [
    node.body,
    ...node.params.flatMap((param) => (param.type === 'AssignmentPattern' ? [param.right] : [])),
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'Identifier') used.add(next.name);
    waiting.push(...childrenOf(next));
  }
  return used;
}
