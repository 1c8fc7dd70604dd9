import type { Node, Program } from '@babel/types';
import { childrenOf } from '../syntax-nodes';

/** A value that a name may have: part of an expression's value if the name is destructured. */
export interface Source {
  readonly value: Node;
  readonly scope: Scope;
  /** Fields and indices that lead to the part. */
  readonly path: readonly (string | number)[];
}

/** What a name stands for. */
export interface Binding {
  readonly sources: Source[];
  /** A type annotation, and the path from that type to the name. */
  readonly annotation: Node | undefined;
  readonly path: readonly (string | number)[];
  readonly imported: { readonly from: string; readonly name: string } | undefined;
  /** Whether the name gets values that the sources do not list: a parameter, a loop variable. */
  readonly isOpen: boolean;
}

export class Scope {
  private readonly bindings = new Map<string, Binding>();

  constructor(
    private readonly parent: Scope | undefined,
    readonly isOfFunction: boolean,
  ) {}

  find(name: string): Binding | undefined {
    return this.bindings.get(name) ?? this.parent?.find(name);
  }

  declare(name: string, binding: Binding): void {
    this.bindings.set(name, binding);
  }

  /** The scope that `var` declares in. */
  get ofFunction(): Scope {
    return this.isOfFunction ? this : (this.parent?.ofFunction ?? this);
  }
}

export type FunctionNode = Extract<
  Node,
  {
    type:
      | 'FunctionDeclaration'
      | 'FunctionExpression'
      | 'ArrowFunctionExpression'
      | 'ObjectMethod'
      | 'ClassMethod'
      | 'ClassPrivateMethod';
  }
>;

const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
  ...['ObjectMethod', 'ClassMethod', 'ClassPrivateMethod'],
]);

export const isFunction = (node: Node | null | undefined): node is FunctionNode =>
  node != null && FUNCTIONS.has(node.type);

const BLOCKS: ReadonlySet<string> = new Set([
  ...['BlockStatement', 'ForStatement', 'ForOfStatement', 'ForInStatement', 'SwitchStatement'],
  'CatchClause',
]);

/** A node with what surrounds it. */
export interface Place<Of extends Node = Node> {
  readonly node: Of;
  readonly scope: Scope;
  readonly parent: Node | undefined;
  /** The name of the file's top-level function that contains the node. */
  readonly owner: string | undefined;
  readonly isInAsync: boolean;
  /** Whether the node is what an assignment changes, or an object on the way to it. */
  readonly isTarget: boolean;
}

/** A file's nodes, parents first, with the scopes of its names. */
export interface ScopedTree {
  readonly places: readonly Place[];
  /** What each function returns. */
  readonly returns: ReadonlyMap<Node, readonly Place[]>;
}

/** Finds the scopes of a file. The tree must not be nested too deeply for recursion. */
export function scopesOf(program: Program): ScopedTree {
  const reader = new ScopeReader();
  const scope = new Scope(undefined, true);
  const around = { parent: undefined, owner: undefined, isInAsync: false, isTarget: false };
  reader.visit({ node: program, scope, ...around });
  reader.assign();
  return reader;
}

class ScopeReader implements ScopedTree {
  readonly places: Place[] = [];
  readonly returns = new Map<Node, Place[]>();
  private readonly functions: Node[] = [];
  private readonly assignments: (() => void)[] = [];

  visit(place: Place): void {
    this.places.push(place);
    const { node } = place;
    const scope = this.scopeIn(place);
    const inside = {
      scope,
      parent: node,
      owner: place.owner ?? ownerBelow(place),
      isInAsync: isFunction(node) ? node.async === true : place.isInAsync,
      isTarget: false,
    };
    const isOwnFunction = isFunction(node);
    if (isOwnFunction) {
      this.functions.push(node);
      this.returns.set(node, []);
      if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') {
        this.returns.get(node)?.push({ node: node.body, ...inside });
      }
    }
    if (node.type === 'ReturnStatement' && node.argument != null) {
      const returning = this.functions.at(-1);
      if (returning !== undefined) this.returns.get(returning)?.push({ node: node.argument, ...inside });
    }
    for (const child of childrenOf(node)) {
      const isTarget =
        (node.type === 'AssignmentExpression' && child === node.left) ||
        (place.isTarget && node.type === 'MemberExpression' && child === node.object);
      this.visit({ node: child, ...inside, isTarget });
    }
    if (isOwnFunction) this.functions.pop();
  }

  /** Adds the assigned values, now that every name is declared. */
  assign(): void {
    for (const assignment of this.assignments) assignment();
  }

  /** Declares the names of a node, and returns the scope of the nodes below it. */
  private scopeIn({ node, scope, parent }: Place): Scope {
    if (node.type === 'ImportDeclaration') declareImports(node, scope);
    if (node.type === 'VariableDeclaration') {
      const isOpen = parent?.type === 'ForInStatement' && parent.left === node;
      for (const { id, init } of node.declarations) {
        const sources =
          parent?.type === 'ForOfStatement' && parent.left === node
            ? [{ value: parent.right, scope, path: [0] }]
            : init == null
              ? []
              : [{ value: init, scope, path: [] }];
        declare(id, node.kind === 'var' ? scope.ofFunction : scope, { sources, isOpen });
      }
    }
    if (node.type === 'AssignmentExpression' && node.operator === '=') {
      const { left, right } = node;
      this.assignments.push(() => {
        for (const { name, path } of namesIn(left)) {
          scope.find(name)?.sources.push({ value: right, scope, path });
        }
      });
    }
    if (node.type === 'FunctionDeclaration' && node.id != null) {
      declare(node.id, scope, { sources: [{ value: node, scope, path: [] }], isOpen: false });
    }
    if (node.type === 'ClassDeclaration' && node.id != null) {
      declare(node.id, scope, { sources: [], isOpen: true });
    }
    if (isFunction(node)) {
      const inside = new Scope(scope, true);
      for (const param of node.params) declare(param, inside, { sources: [], isOpen: true });
      return inside;
    }
    if (!BLOCKS.has(node.type)) return scope;
    const inside = new Scope(scope, false);
    if (node.type === 'CatchClause' && node.param != null)
      declare(node.param, inside, { sources: [], isOpen: true });
    return inside;
  }
}

/** The name of a top-level function, for what is below its node. */
function ownerBelow({ node, parent }: Place): string | undefined {
  const isTop = parent?.type === 'Program' || parent?.type.startsWith('Export') === true;
  if (node.type === 'FunctionDeclaration' && isTop) return node.id?.name;
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') return undefined;
  return isFunction(node.init) ? node.id.name : undefined;
}

function declareImports(node: Extract<Node, { type: 'ImportDeclaration' }>, scope: Scope): void {
  for (const each of node.specifiers) {
    const name =
      each.type === 'ImportNamespaceSpecifier'
        ? '*'
        : each.type === 'ImportDefaultSpecifier'
          ? 'default'
          : each.imported.type === 'Identifier'
            ? each.imported.name
            : each.imported.value;
    scope.declare(each.local.name, {
      ...{ sources: [], annotation: undefined, path: [], isOpen: true },
      imported: { from: node.source.value, name },
    });
  }
}

function declare(
  pattern: Node,
  scope: Scope,
  { sources, isOpen }: Pick<Binding, 'sources' | 'isOpen'>,
): void {
  const annotation = annotationOf(pattern);
  for (const { name, path } of namesIn(pattern)) {
    scope.declare(name, {
      sources: sources.map((source) => ({ ...source, path: [...source.path, ...path] })),
      ...{ annotation, path, isOpen, imported: undefined },
    });
  }
}

/** The type annotation of a pattern. */
function annotationOf(pattern: Node): Node | undefined {
  if (pattern.type === 'AssignmentPattern') return annotationOf(pattern.left);
  if (pattern.type !== 'Identifier' && pattern.type !== 'ObjectPattern' && pattern.type !== 'ArrayPattern')
    return undefined;
  return pattern.typeAnnotation?.type === 'TSTypeAnnotation'
    ? pattern.typeAnnotation.typeAnnotation
    : undefined;
}

interface NamedPart {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/** A path to nothing, for parts whose place is not known. */
const NOWHERE = '';

/** The names in a pattern, each with the path to its value. */
function namesIn(pattern: Node, path: readonly (string | number)[] = []): NamedPart[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ name: pattern.name, path }];
    case 'AssignmentPattern':
      return namesIn(pattern.left, path);
    case 'RestElement':
      return namesIn(pattern.argument, [...path, NOWHERE]);
    case 'ArrayPattern':
      return pattern.elements.flatMap((each, i) => (each === null ? [] : namesIn(each, [...path, i])));
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => {
        if (each.type === 'RestElement') return namesIn(each, path);
        const key = !each.computed && each.key.type === 'Identifier' ? each.key.name : NOWHERE;
        return namesIn(each.value, [...path, key]);
      });
    default:
      return [];
  }
}
