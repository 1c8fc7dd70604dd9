/** Ways to disguise JavaScript that a program can do, by TypeScript's compiler API. */
import ts from 'typescript';

type Change = (node: ts.Node, factory: ts.NodeFactory) => ts.Node;

/** Applies a change to every node of a text, from the inside out. */
function changed(text: string, change: Change): string {
  const file = ts.createSourceFile('copied.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const { transformed } = ts.transform(file, [
    ({ factory, ...context }) => {
      const visit = (node: ts.Node): ts.Node =>
        change(ts.visitEachChild(node, visit, { factory, ...context }), factory);
      return (root) => ts.visitEachChild(root, visit, { factory, ...context });
    },
  ]);
  const [result] = transformed;
  if (result === undefined) throw new Error('nothing was transformed');
  return ts.createPrinter().printFile(result);
}

/** Writes functions in the opposite order, behind everything else. */
export function reordered(text: string): string {
  const file = ts.createSourceFile('copied.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const functions = file.statements.filter(ts.isFunctionDeclaration);
  const others = file.statements.filter((each) => !ts.isFunctionDeclaration(each));
  return [...others, ...functions.reverse()].map((each) => each.getText(file)).join('\n');
}

/** Swaps the operands of every sum and product. */
export const swapped = (text: string): string =>
  changed(text, (node, factory) =>
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.PlusToken ||
      node.operatorToken.kind === ts.SyntaxKind.AsteriskToken)
      ? factory.createBinaryExpression(node.right, node.operatorToken, node.left)
      : node,
  );

/** Writes a statement that does nothing after each in a block. */
export const interrupted = (text: string): string =>
  changed(text, (node, factory) =>
    ts.isBlock(node)
      ? factory.createBlock(
          node.statements.flatMap((each) => [
            each,
            factory.createExpressionStatement(factory.createVoidZero()),
          ]),
          true,
        )
      : node,
  );

/** Writes `for` as `while`, `x += y` as `x = x + y`, and arrows as functions. */
export const otherStatements = (text: string): string =>
  changed(text, (node, factory) => {
    if (ts.isForStatement(node) && !mentions(node.statement, ts.SyntaxKind.ContinueStatement))
      return asWhile(node, factory);
    if (ts.isBinaryExpression(node)) return withoutShorthand(node, factory);
    if (ts.isArrowFunction(node) && !mentions(node.body, ts.SyntaxKind.ThisKeyword))
      return asFunction(node, factory);
    return node;
  });

const mentions = (node: ts.Node, kind: ts.SyntaxKind): boolean =>
  node.kind === kind || (ts.forEachChild(node, (child) => mentions(child, kind) || undefined) ?? false);

function asWhile(
  { initializer, condition, incrementor, statement }: ts.ForStatement,
  factory: ts.NodeFactory,
): ts.Node {
  const before =
    initializer === undefined
      ? []
      : [
          ts.isVariableDeclarationList(initializer)
            ? factory.createVariableStatement(undefined, initializer)
            : factory.createExpressionStatement(initializer),
        ];
  const after = incrementor === undefined ? [] : [factory.createExpressionStatement(incrementor)];
  const body = ts.isBlock(statement) ? statement.statements : [statement];
  return factory.createBlock(
    [
      ...before,
      factory.createWhileStatement(
        condition ?? factory.createTrue(),
        factory.createBlock([...body, ...after], true),
      ),
    ],
    true,
  );
}

const LONGHAND = new Map<ts.SyntaxKind, ts.BinaryOperator>([
  [ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.MinusToken],
  [ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.SlashEqualsToken, ts.SyntaxKind.SlashToken],
]);

function withoutShorthand(node: ts.BinaryExpression, factory: ts.NodeFactory): ts.Node {
  const operator = LONGHAND.get(node.operatorToken.kind);
  if (operator === undefined) return node;
  return factory.createAssignment(node.left, factory.createBinaryExpression(node.left, operator, node.right));
}

const asFunction = (
  { asteriskToken, parameters, body }: ts.ArrowFunction,
  factory: ts.NodeFactory,
): ts.Node =>
  factory.createFunctionExpression(
    undefined,
    asteriskToken,
    undefined,
    undefined,
    parameters,
    undefined,
    ts.isBlock(body) ? body : factory.createBlock([factory.createReturnStatement(body)], true),
  );
