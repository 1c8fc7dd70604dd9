import type { Node } from '@babel/types';
import {
  isFunction,
  type Binding,
  type FunctionNode,
  type Place,
  type Scope,
  type ScopedTree,
} from './scopes';
import { TENSOR_FUNCTIONS, TENSOR_METHODS, TENSOR_TYPES } from '../../engine/tfjs-names';
import { GIVEN_FUNCTIONS, GIVEN_FUNCTION_TYPES, GIVEN_RECORDS } from './given-names';
import { ARITHMETIC, COMPARISONS, isText } from './operator-names';

/** What an expression evidently is. A calculation with a tensor counts as the tensor it means. */
export type Kind =
  | { readonly is: 'unknown' | 'nothing' | 'tensor' | 'shape' | 'library' }
  /** `of` is the kind of the elements, if all have the same. */
  | { readonly is: 'array'; readonly of: Kind }
  | { readonly is: 'record'; readonly fields: ReadonlyMap<string, Kind> }
  | { readonly is: 'function'; readonly returns: () => Kind };

const unknown: Kind = { is: 'unknown' };
/** `undefined`, `null`, and what a recursion adds to what it returns. */
const nothing: Kind = { is: 'nothing' };
const tensor: Kind = { is: 'tensor' };
const library: Kind = { is: 'library' };
const record = (fields: readonly (readonly [string, Kind])[]): Kind => ({
  is: 'record',
  fields: new Map(fields),
});
const array = (of: Kind): Kind => ({ is: 'array', of });

const TFJS = '@tensorflow/tfjs';

/** Parts of tfjs with functions of their own. */
const NAMESPACES: ReadonlySet<string> = new Set(['linalg', 'losses', 'math', 'image', 'signal', 'spectral']);
const IN_NAMESPACES: ReadonlySet<string> = new Set([
  ...['bandPart', 'absoluteDifference', 'cosineDistance', 'hingeLoss', 'huberLoss', 'logLoss'],
  ...['meanSquaredError', 'sigmoidCrossEntropy', 'softmaxCrossEntropy', 'computeWeightedLoss'],
]);
const TYPED_ARRAYS = /^(Array|(Float|Int|Uint)\d+(Clamped)?Array)$/;
const ARRAY_METHODS: ReadonlySet<string> = new Set([
  'map',
  'filter',
  'slice',
  'concat',
  'flat',
  'flatMap',
  'fill',
]);
const PIECES: ReadonlySet<string> = new Set(['split', 'unstack']);

/** Far more than a real file takes; names that depend on each other in circles take many. */
const MAX_QUESTIONS = 200_000;

/** Finds out what expressions evidently are. */
export class Kinds {
  private readonly known = new Map<object, Kind>();
  private readonly found = new Map<object, Kind>();
  private readonly open = new Set<object>();
  private isCircular = false;
  private openBindings = 0;
  private questions = 0;

  constructor(private readonly tree: ScopedTree) {}

  /** Whether an expression is evidently a tensor. */
  isTensor(node: Node | null | undefined, scope: Scope): boolean {
    return this.of(node, scope).is === 'tensor';
  }

  of(node: Node | null | undefined, scope: Scope): Kind {
    return node == null ? unknown : this.remembered(node, () => this.find(node, scope));
  }

  /** The kind of a type annotation. */
  ofType(type: Node | null | undefined, scope: Scope): Kind {
    switch (type?.type) {
      case 'TSParenthesizedType':
        return this.ofType(type.typeAnnotation, scope);
      case 'TSArrayType':
        return array(this.ofType(type.elementType, scope));
      case 'TSUndefinedKeyword':
      case 'TSNullKeyword':
        return nothing;
      case 'TSUnionType':
        return merged(type.types.map((each) => this.ofType(each, scope)));
      case 'TSFunctionType':
        return { is: 'function', returns: () => this.ofType(type.typeAnnotation?.typeAnnotation, scope) };
      case 'TSTypeLiteral':
        return record(
          type.members.flatMap((member) =>
            member.type === 'TSPropertySignature' && member.key.type === 'Identifier'
              ? [[member.key.name, this.ofType(member.typeAnnotation?.typeAnnotation, scope)] as const]
              : [],
          ),
        );
      case 'TSTypeReference':
        return typeNamed(type.typeName, scope);
      default:
        return unknown;
    }
  }

  /** The kind that a function declares to return; unknown if it declares none. */
  declared(node: FunctionNode, scope: Scope): Kind {
    const { returnType } = node;
    return returnType?.type === 'TSTypeAnnotation' ? this.ofType(returnType.typeAnnotation, scope) : unknown;
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

  /**
   * Finds a kind once. A value that depends on itself, as in `x = x.add(1)`, adds nothing to its
   * own kind; what was concluded from that on the way holds only for this question.
   */
  private remembered(key: object, find: () => Kind): Kind {
    const known = this.known.get(key) ?? this.found.get(key);
    if (known !== undefined) return known;
    if (this.open.has(key)) {
      this.isCircular = true;
      return nothing;
    }
    this.questions += 1;
    if (this.questions > MAX_QUESTIONS) throw new RangeError('this file takes too long to look through');
    this.open.add(key);
    const kind = find();
    this.open.delete(key);
    this.found.set(key, kind);
    if (this.open.size > 0) return kind;
    for (const [each, itsKind] of this.isCircular ? [[key, kind] as const] : this.found)
      this.known.set(each, itsKind);
    this.found.clear();
    this.isCircular = false;
    return kind;
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
        return inner.is === 'unknown' ? this.ofType(node.typeAnnotation, scope) : inner;
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
    const kind = this.remembered(binding, () => {
      const { imported, annotation, path, sources, isOpen } = binding;
      if (imported?.from === TFJS && ['*', 'default'].includes(imported.name)) return library;
      if (imported?.from === TFJS && NAMESPACES.has(imported.name)) return library;
      if (imported !== undefined && isGiven(imported.from) && GIVEN_FUNCTIONS.has(imported.name)) {
        return { is: 'function', returns: () => tensor };
      }
      if (annotation !== undefined) {
        const declared = path.reduce(partOf, this.ofType(annotation, scope));
        if (declared.is !== 'unknown') return declared;
      }
      if (isOpen || sources.length === 0) return unknown;
      return merged(sources.map((source) => source.path.reduce(partOf, this.of(source.value, source.scope))));
    });
    this.openBindings -= 1;
    // Nothing but itself can have been circular.
    if (this.openBindings === 0) this.known.set(binding, kind);
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
      if (object.is === 'array') return ARRAY_METHODS.has(name) ? array(unknown) : unknown;
    }
    const called = this.of(callee, scope);
    return called.is === 'function' ? called.returns() : unknown;
  }
}

/** The name of a member that is not computed. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return undefined;
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined;
}

function resultOfLibrary(name: string): Kind {
  if (TENSOR_FUNCTIONS.has(name) || IN_NAMESPACES.has(name) || name === 'keep' || name === 'variable')
    return tensor;
  if (name === 'moments')
    return record([
      ['mean', tensor],
      ['variance', tensor],
    ]);
  if (name === 'topk')
    return record([
      ['values', tensor],
      ['indices', tensor],
    ]);
  return PIECES.has(name) ? array(tensor) : unknown;
}

function resultOfMethod(name: string): Kind {
  if (TENSOR_METHODS.has(name)) return tensor;
  if (PIECES.has(name)) return array(tensor);
  return ['arraySync', 'dataSync', 'array', 'data'].includes(name) ? array(unknown) : unknown;
}

function partOf(whole: Kind, key: string | number): Kind {
  if (whole.is === 'nothing') return nothing;
  if (whole.is === 'record') return whole.fields.get(String(key)) ?? unknown;
  if (whole.is === 'array') return typeof key === 'number' ? whole.of : unknown;
  if (whole.is === 'tensor') return key === 'shape' ? { is: 'shape' } : unknown;
  return whole.is === 'library' && NAMESPACES.has(String(key)) ? library : unknown;
}

/** The kind that several values have in common. */
function merged(kinds: readonly Kind[]): Kind {
  const present = kinds.filter(({ is }) => is !== 'nothing');
  const [first] = present;
  if (first === undefined) return kinds.length === 0 ? unknown : nothing;
  return present.every(({ is }) => is === first.is) ? first : unknown;
}

const isGiven = (from: string): boolean => /(^|\/)given\/\w+$/.test(from);

function typeNamed(name: Node, scope: Scope): Kind {
  if (name.type === 'TSQualifiedName') {
    const { left, right } = name;
    const imported = left.type === 'Identifier' ? scope.find(left.name)?.imported : undefined;
    return imported?.from === TFJS && TENSOR_TYPES.has(right.name) ? tensor : unknown;
  }
  if (name.type !== 'Identifier') return unknown;
  const imported = scope.find(name.name)?.imported;
  if (imported?.from === TFJS) return TENSOR_TYPES.has(imported.name) ? tensor : unknown;
  return imported !== undefined && isGiven(imported.from) ? givenType(imported.name) : unknown;
}

function givenType(name: string): Kind {
  if (TENSOR_TYPES.has(name)) return tensor;
  if (GIVEN_FUNCTION_TYPES.has(name)) return { is: 'function', returns: () => tensor };
  const fields = GIVEN_RECORDS[name];
  return fields === undefined
    ? unknown
    : record(Object.entries(fields).map(([field, type]) => [field, givenType(type)] as const));
}
