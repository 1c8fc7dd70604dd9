import type { Node } from '@babel/types';
import { memberName } from '../syntax-nodes';
import { GIVEN_FUNCTIONS } from './given-names';
import {
  array,
  library,
  merged,
  NAMESPACES,
  nothing,
  partOf,
  record,
  tensor,
  unknown,
  type Kind,
} from './kind';
import { isGiven, isOwn, TFJS } from './modules';
import { ARITHMETIC, COMPARISONS, isText } from './operator-names';
import { RememberedKinds } from './remembered-kinds';
import {
  isFunction,
  type Binding,
  type FunctionNode,
  type Place,
  type Scope,
  type ScopedTree,
} from './scopes';
import { resultOfLibrary, resultOfMethod } from './tfjs-results';
import { exerciseFunction, kindOfType } from './type-kinds';

const TYPED_ARRAYS = /^(Array|(Float|Int|Uint)\d+(Clamped)?Array)$/;
const ARRAY_METHODS: ReadonlySet<string> = new Set([
  ...['map', 'filter', 'slice', 'concat', 'flat', 'flatMap', 'fill'],
]);

/** Finds out what expressions evidently are. */
export class Kinds {
  private readonly remembered = new RememberedKinds();
  private openBindings = 0;

  constructor(private readonly tree: ScopedTree) {}

  /** Whether an expression is evidently a tensor. */
  isTensor(node: Node | null | undefined, scope: Scope): boolean {
    return this.of(node, scope).is === 'tensor';
  }

  of(node: Node | null | undefined, scope: Scope): Kind {
    return node == null ? unknown : this.remembered.find(node, () => this.find(node, scope));
  }

  /** The kind that a function declares to return; unknown if it declares none. */
  declared(node: FunctionNode, scope: Scope): Kind {
    const { returnType } = node;
    return returnType?.type === 'TSTypeAnnotation' ? kindOfType(returnType.typeAnnotation, scope) : unknown;
  }

  /** The function that `tf.tidy(…)` runs; undefined if a node is something else. */
  tidied(node: Node | null | undefined, scope: Scope): FunctionNode | undefined {
    if (node?.type !== 'CallExpression') return undefined;
    const last = node.arguments.at(-1);
    return this.libraryFunction(node.callee, scope) === 'tidy' && isFunction(last) ? last : undefined;
  }

  /** The name of the function of tfjs that a callee stands for. */
  libraryFunction(callee: Node, scope: Scope): string | undefined {
    if (callee.type === 'Identifier') {
      const imported = scope.find(callee.name)?.imported;
      return imported?.from === TFJS && imported.name !== '*' ? imported.name : undefined;
    }
    const name = memberName(callee);
    if (name === undefined || callee.type !== 'MemberExpression') return undefined;
    return this.of(callee.object, scope).is === 'library' ? name : undefined;
  }

  private find(node: Node, scope: Scope): Kind {
    switch (node.type) {
      case 'Identifier': {
        if (node.name === 'undefined') return nothing;
        const binding = scope.find(node.name);
        return binding === undefined ? unknown : this.ofBinding(binding, scope);
      }
      case 'NullLiteral':
        return nothing;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion': {
        // arraySync() of a scalar is a number, not an array.
        if (node.typeAnnotation.type === 'TSNumberKeyword') return unknown;
        const inner = this.of(node.expression, scope);
        return inner.is === 'unknown' ? kindOfType(node.typeAnnotation, scope) : inner;
      }
      case 'TSNonNullExpression':
        return this.of(node.expression, scope);
      case 'AwaitExpression':
        return this.of(node.argument, scope);
      case 'AssignmentExpression':
        return node.operator === '=' ? this.of(node.right, scope) : unknown;
      case 'ConditionalExpression':
        return merged([this.of(node.consequent, scope), this.of(node.alternate, scope)]);
      case 'LogicalExpression':
        return merged([this.of(node.left, scope), this.of(node.right, scope)]);
      case 'UnaryExpression':
        return node.operator === '-' && this.isTensor(node.argument, scope) ? tensor : unknown;
      case 'BinaryExpression':
        return this.ofBinary(node, scope);
      case 'ArrayExpression':
        return array(
          node.elements.length === 0 ? unknown : merged(node.elements.map((each) => this.of(each, scope))),
        );
      case 'ObjectExpression':
        return record(
          node.properties.flatMap((each) =>
            each.type === 'ObjectProperty' && !each.computed && each.key.type === 'Identifier'
              ? [[each.key.name, this.of(each.value, scope)] as const]
              : [],
          ),
        );
      case 'NewExpression':
        return node.callee.type === 'Identifier' && TYPED_ARRAYS.test(node.callee.name)
          ? array(unknown)
          : unknown;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return partOf(this.of(node.object, scope), node.computed ? 0 : (memberName(node) ?? ''));
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.ofCall(node, scope);
      default:
        return isFunction(node) ? this.ofFunction(node, scope) : unknown;
    }
  }

  private ofBinding(binding: Binding, scope: Scope): Kind {
    this.openBindings += 1;
    const kind = this.remembered.find(binding, () => {
      const { imported, annotation, path, sources, isOpen } = binding;
      if (imported?.from === TFJS && ['*', 'default'].includes(imported.name)) return library;
      if (imported?.from === TFJS && NAMESPACES.has(imported.name)) return library;
      if (imported !== undefined && isGiven(imported.from) && GIVEN_FUNCTIONS.has(imported.name)) {
        return { is: 'function', returns: () => tensor };
      }
      if (imported !== undefined && isOwn(imported.from)) return exerciseFunction(imported.name);
      if (annotation !== undefined) {
        const declared = path.reduce(partOf, kindOfType(annotation, scope));
        if (declared.is !== 'unknown') return declared;
      }
      if (isOpen || sources.length === 0) return unknown;
      return merged(sources.map((source) => source.path.reduce(partOf, this.of(source.value, source.scope))));
    });
    this.openBindings -= 1;
    // Nothing but itself can have been circular.
    if (this.openBindings === 0) this.remembered.keep(binding, kind);
    return kind;
  }

  private ofBinary(node: Extract<Node, { type: 'BinaryExpression' }>, scope: Scope): Kind {
    const { operator, left, right } = node;
    if (!ARITHMETIC.has(operator) && !COMPARISONS.has(operator)) return unknown;
    if (operator === '+' && (isText(left) || isText(right))) return unknown;
    const kinds = [this.of(left, scope).is, this.of(right, scope).is];
    if (kinds.includes('tensor')) return tensor;
    return kinds.includes('nothing') ? nothing : unknown;
  }

  private ofFunction(node: FunctionNode, scope: Scope): Kind {
    if (node.async || node.generator === true) return unknown;
    const returns = (): Kind => {
      const declared = this.declared(node, scope);
      return declared.is === 'unknown' ? this.returned(node) : declared;
    };
    return { is: 'function', returns };
  }

  /** What a function returns, judging by its code. */
  private returned(node: Node): Kind {
    const returned: readonly Place[] = this.tree.returns.get(node) ?? [];
    return merged(returned.map((each) => this.of(each.node, each.scope)));
  }

  private ofCall(
    node: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' }>,
    scope: Scope,
  ): Kind {
    const { callee } = node;
    const tidied = this.tidied(node, scope);
    if (tidied !== undefined) return tidied.async ? unknown : this.returned(tidied);
    const ofLibrary = this.libraryFunction(callee, scope);
    if (ofLibrary !== undefined) return resultOfLibrary(ofLibrary);
    if (callee.type === 'Identifier' && TYPED_ARRAYS.test(callee.name)) return array(unknown);
    const name = memberName(callee);
    if (
      name !== undefined &&
      (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression')
    ) {
      if (callee.object.type === 'Identifier' && scope.find(callee.object.name) === undefined) {
        if (callee.object.name === 'Math') {
          return node.arguments.some((each) => this.isTensor(each, scope)) ? tensor : unknown;
        }
        if (TYPED_ARRAYS.test(callee.object.name)) return array(unknown);
      }
      const object = this.of(callee.object, scope);
      if (object.is === 'tensor') return resultOfMethod(name);
      if (object.is === 'nothing') {
        const result = resultOfMethod(name);
        return result.is === 'tensor' ? nothing : result;
      }
      if (object.is === 'array') {
        const callback = name === 'map' ? this.of(node.arguments[0], scope) : unknown;
        if (callback.is === 'function') return array(callback.returns());
        return ARRAY_METHODS.has(name) ? array(unknown) : unknown;
      }
    }
    const called = this.of(callee, scope);
    return called.is === 'function' ? called.returns() : unknown;
  }
}
