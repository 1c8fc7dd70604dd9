import type { Node } from '@babel/types';
import { memberName, withoutCasts } from '../syntax-nodes';
import { codeOf, MAX_QUOTED, mistakeAt, quoted, type File, type Rule } from './mistake';
import type { Binding, Place, Scope, ScopedTree } from './scopes';

/**
 * `const rows = new Array(n).fill([])` whose rows are then changed one by one. That is right where
 * nothing changes them, or where each is replaced first.
 */
export const sharedRows: Rule = (place, file) => {
  const { node, scope } = place;
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') return undefined;
  const filled = withoutType(node.init);
  if (filled?.type !== 'CallExpression' || memberName(filled.callee) !== 'fill') return undefined;
  const [row, ...others] = filled.arguments;
  if (row === undefined || others.length > 0 || file.kinds.of(row, scope).is !== 'array') return undefined;
  if (filled.callee.type !== 'MemberExpression') return undefined;
  if (file.kinds.of(filled.callee.object, scope).is !== 'array') return undefined;
  const binding = scope.find(node.id.name);
  if (binding?.sources.length !== 1) return undefined;
  const { changed, replaced } = rowsIn(file.tree);
  if (!changed.has(binding) || replaced.has(binding)) return undefined;
  return mistakeAt(
    { ...place, node: filled },
    `${quoted(filled, file)} puts the same array into every place, so a change of one row of ${node.id.name} changes all rows. Make each row anew${anew(filled.callee.object, row, file)}.`,
  );
};

/** The code that makes a row for each place, or an example if that is too long. */
function anew(whole: Node, row: Node, file: File): string {
  const length = lengthOf(whole, file);
  const code = `Array.from({ length: ${length ?? 'n'} }, () => ${codeOf(row, file)})`;
  return length === undefined || row.type === 'Identifier' || code.length > MAX_QUOTED
    ? ', for example with Array.from({ length: n }, () => …)'
    : `: ${code}`;
}

const withoutType = (node: Node | null | undefined): Node | null | undefined =>
  node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression'
    ? withoutType(node.expression)
    : node;

/** The code of n in `Array(n)` and `new Array(n)`. */
function lengthOf(node: Node, file: File): string | undefined {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined;
  const [length] = node.arguments;
  return length === undefined || node.callee.type !== 'Identifier' ? undefined : codeOf(length, file);
}

/** The arrays of which some element is changed, and those of which some element is replaced. */
interface Rows {
  readonly changed: ReadonlySet<Binding>;
  readonly replaced: ReadonlySet<Binding>;
}

const known = new WeakMap<ScopedTree, Rows>();

function rowsIn(tree: ScopedTree): Rows {
  const found = known.get(tree) ?? findRows(tree.places);
  known.set(tree, found);
  return found;
}

/** Methods that change an array. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['push', 'unshift', 'pop', 'shift', 'splice', 'fill', 'sort', 'reverse'],
]);

function findRows(places: readonly Place[]): Rows {
  const changed = new Set<Binding>();
  const replaced = new Set<Binding>();
  for (const place of places) {
    const whole = changedBy(place.node);
    if (whole?.type === 'Identifier') {
      const binding = place.scope.find(whole.name);
      note(replaced, binding);
      // A row with a name of its own: `const row = rows[i]; row[j] = 1`.
      const [source] = binding?.sources ?? [];
      if (source?.path.length === 0) note(changed, arrayOf(source.value, source.scope));
    }
    if (whole !== undefined) note(changed, arrayOf(whole, place.scope));
  }
  return { changed, replaced };
}

/** The array of which a node changes an element. */
function changedBy(node: Node): Node | undefined {
  if (node.type === 'AssignmentExpression') return elementOf(node.left)?.object;
  if (node.type === 'UpdateExpression') return elementOf(node.argument)?.object;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  return CHANGING.has(memberName(node.callee) ?? '') ? withoutCasts(node.callee.object) : undefined;
}

/** The array `rows` of which a node is the element `rows[i]`. */
function arrayOf(node: Node, scope: Scope): Binding | undefined {
  const object = elementOf(node)?.object;
  return object?.type === 'Identifier' ? scope.find(object.name) : undefined;
}

const note = (found: Set<Binding>, binding: Binding | undefined): void => {
  if (binding !== undefined) found.add(binding);
};

/** The member expression of `rows[i]`; undefined if a node is something else. */
function elementOf(node: Node | undefined): { readonly object: Node } | undefined {
  const bare = node && withoutCasts(node);
  if (bare?.type !== 'MemberExpression' || !bare.computed) return undefined;
  return { object: withoutCasts(bare.object) };
}
