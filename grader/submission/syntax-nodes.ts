import type { Node } from '@babel/types';

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The nodes directly below a node, in the order of the source. Comments are left out. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value !== 'object' || key.endsWith('Comments')) continue;
    // A list may have more elements than a call can have arguments.
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(each)) children.push(each);
  }
  return children;
}

/** The name of a member that is not computed. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return undefined;
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}

/** A node without `as …` and `!` around it. */
export const withoutCasts = (node: Node): Node =>
  node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression'
    ? withoutCasts(node.expression)
    : node;
