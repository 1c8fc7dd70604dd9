import { parse, type ParseResult } from '@babel/parser';
import type { Comment, MemberExpression, Node } from '@babel/types';
import { explainSyntaxError } from './syntax/explain';
import { harmlessLayers, shortcutMessage, shortcuts } from '../sandbox/shortcuts';
import { mistakesIn, type SourceMistake } from './code-mistakes';
import { scopesOf } from './mistakes/scopes';
import { stepsIn, type CodeStep } from './steps/code-steps';
import { childrenOf } from './syntax-nodes';

export interface SourcePlace {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

/** Why a source may not be compiled, and where. */
export interface SourceProblem extends SourcePlace {
  readonly message: string;
}

/** Nobody nests deeper by hand, and compilers that recurse over the tree overflow their stack. */
const MAX_DEPTH = 1_000;

/** Nobody writes more by hand, and each import costs a lookup on disk. */
const MAX_IMPORTS = 500;

/** A bundler inlines every use of an enum member, so its value must be short. */
const MAX_MEMBER_CHARS = 100;

/** What the grader learns from the syntax tree of a file. */
export interface ParsedSource {
  /** The first reason not to compile the file. */
  readonly problem: SourceProblem | undefined;
  /** Every import, including those of types. */
  readonly imports: readonly (SourcePlace & { readonly name: string })[];
  /** Mistakes of the language and of tfjs, by line. Empty if there is a problem. */
  readonly mistakes: readonly SourceMistake[];
  /** Its calls, operators and loops, in order. Empty if there is a problem. */
  readonly steps: readonly CodeStep[];
}

const nothingFound = { imports: [], mistakes: [], steps: [] };

/**
 * Parses a student's file before any compiler sees it, and looks for code that is nested too
 * deeply, for forbidden parts of tfjs, and for imports. Type imports count: the bundler drops them,
 * but the type checker follows them.
 */
export function parseSource(source: string): ParsedSource {
  const tree = syntaxTreeOf(source);
  if ('message' in tree) return { ...nothingFound, problem: tree };
  const reference = tree.comments?.find(isReference);
  if (reference !== undefined) {
    const message = 'a reference directive is not allowed; use an import instead';
    return { ...nothingFound, problem: { message, ...placeOf(reference) } };
  }
  const library = new Set<string>();
  const imports: (SourcePlace & { name: string })[] = [];
  let problem: SourceProblem | undefined;
  walk(tree.program, (node, depth) => {
    for (const name of namesOfLibrary(node)) library.add(name);
    const name = importedPath(node);
    if (typeof name === 'string') imports.push({ name, ...placeOf(node) });
    const message =
      depth > MAX_DEPTH
        ? 'this is nested too deeply'
        : imports.length > MAX_IMPORTS
          ? `too many imports: the limit is ${String(MAX_IMPORTS)}`
          : name === null
            ? 'only a path in quotes can be imported'
            : (growthIn(node) ?? shortcutIn(node, library));
    if (message !== undefined) problem = { message, ...placeOf(node) };
    return problem === undefined;
  });
  if (problem !== undefined) return { ...nothingFound, problem, imports };
  const scoped = scopesOf(tree.program);
  return {
    problem,
    imports,
    mistakes: mistakesIn(tree.program, source, scoped),
    steps: stepsIn(scoped),
  };
}

function syntaxTreeOf(source: string): ParseResult | SourceProblem {
  try {
    return parse(source, {
      sourceType: 'module',
      errorRecovery: true, // The bundler reports recoverable errors.
      plugins: [
        'typescript',
        'decorators',
        'decoratorAutoAccessors',
        'explicitResourceManagement',
        'importAttributes',
      ],
    });
  } catch (failure) {
    if (failure instanceof RangeError) return { message: 'this is nested too deeply', line: 1, column: 0 };
    const { message, loc } = failure as { message: string; loc?: { line: number; column: number } };
    const place = { line: loc?.line ?? 1, column: loc?.column ?? 0 };
    return explainSyntaxError(source, place) ?? { message: message.replace(/ \(\d+:\d+\)$/, ''), ...place };
  }
}

/**
 * Whether a comment is a directive that makes the type checker read another file, which is every
 * reference except `lib` and `types` with a plain name.
 */
const isReference = ({ type, value }: Comment): boolean =>
  type === 'CommentLine' &&
  /^\/\W*<\W*reference\b/i.test(value) &&
  !/^\/\s*<reference\s+(lib|types)\s*=\s*(["'])[\w.-]+\2\s*\/>\s*$/.test(value);

const placeOf = ({ loc }: Pick<Node, 'loc'>): SourcePlace => ({
  line: loc?.start.line ?? 1,
  column: loc?.start.column ?? 0,
});

/** Visits every node before its children, without recursion, until `visit` returns false. */
function walk(root: Node, visit: (node: Node, depth: number) => boolean): void {
  const waiting: { readonly node: Node; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (!visit(node, depth)) return;
    for (const child of childrenOf(node).reverse()) waiting.push({ node: child, depth: depth + 1 });
  }
}

const TFJS = '@tensorflow/tfjs';

/** The names under which a file imports all of tfjs. */
function namesOfLibrary(node: Node): string[] {
  if (node.type === 'ImportDeclaration' && node.source.value === TFJS) {
    return node.specifiers.flatMap((each) => (each.type === 'ImportSpecifier' ? [] : [each.local.name]));
  }
  return [];
}

/** The path that a node imports from; null if it is computed at run time. */
function importedPath(node: Node): string | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return node.source.value;
    case 'ExportNamedDeclaration':
      return node.source?.value;
    case 'TSImportType':
      return node.argument.value;
    case 'TSExternalModuleReference':
      return node.expression.value;
    case 'ImportExpression':
      return node.source.type === 'StringLiteral' ? node.source.value : null;
    case 'CallExpression': {
      const { callee, arguments: args } = node;
      if (callee.type !== 'Import' && !(callee.type === 'Identifier' && callee.name === 'require'))
        return undefined;
      return args[0]?.type === 'StringLiteral' ? args[0].value : null;
    }
    default:
      return undefined;
  }
}

/**
 * Returns the problem with an enum member that a bundler would compute: `b = a + a, c = b + b, …`
 * doubles a string at each step until memory runs out. Numbers do not grow.
 */
function growthIn(node: Node): string | undefined {
  if (node.type !== 'TSEnumMember' || !node.initializer || isBounded(node.initializer)) return undefined;
  return `a member of an enum must be a number, another member, or a string of at most ${String(MAX_MEMBER_CHARS)} characters`;
}

const isBounded = (value: Node): boolean =>
  value.type === 'StringLiteral'
    ? value.value.length <= MAX_MEMBER_CHARS
    : isNumber(value) || ['Identifier', 'MemberExpression', 'CallExpression'].includes(value.type);

/** Whether a value is certainly a number. Of all operators, only `+` can produce a string. */
const isNumber = (value: Node): boolean =>
  value.type === 'NumericLiteral' ||
  value.type === 'UnaryExpression' ||
  (value.type === 'BinaryExpression' &&
    (value.operator !== '+' || (isNumber(value.left) && isNumber(value.right))));

/** Returns the message for a forbidden part of tfjs that a node uses; undefined if it uses none. */
function shortcutIn(node: Node, library: ReadonlySet<string>): string | undefined {
  const name =
    namesTaken(node, library).find((each) => shortcuts.has(each)) ?? forbiddenLayerIn(node, library);
  return name === undefined ? undefined : shortcutMessage(name);
}

/** `layers.dense` in `tf.layers.dense`. Under another name, it is refused when it is used. */
function forbiddenLayerIn(node: Node, library: ReadonlySet<string>): string | undefined {
  if (node.type !== 'MemberExpression' || !namesTaken(node.object, library).includes('layers'))
    return undefined;
  const name = namesOfMember(node).find((each) => !harmlessLayers.has(each));
  return name === undefined ? undefined : `layers.${name}`;
}

/** The names that a node uses from tfjs: by import, as a member, or by destructuring. */
function namesTaken(node: Node, library: ReadonlySet<string>): string[] {
  const isLibrary = (value: Node | null | undefined): boolean =>
    value?.type === 'Identifier' && library.has(value.name);
  if (node.type === 'ImportDeclaration' && node.source.value === TFJS && node.importKind !== 'type') {
    return node.specifiers.flatMap((each) =>
      each.type === 'ImportSpecifier' && each.importKind !== 'type' ? nameOf(each.imported) : [],
    );
  }
  if (node.type === 'MemberExpression' && isLibrary(node.object)) {
    return namesOfMember(node);
  }
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && isLibrary(node.init)) {
    return node.id.properties.flatMap((property) =>
      property.type === 'ObjectProperty' ? nameOf(property.key) : [],
    );
  }
  return [];
}

const namesOfMember = ({ computed, property }: MemberExpression): string[] =>
  computed && property.type === 'Identifier' ? [] : nameOf(property);

function nameOf(node: Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  return node.type === 'StringLiteral' ? [node.value] : [];
}
