import ts from 'typescript';
import { shortcutRule } from '../sandbox/shortcuts';

/** The message that an unfilled stub throws. The grader recognizes stubs by it. */
export const notStartedMessage = (exportName: string): string => `Not started: ${exportName}`;

const isExported = (node: ts.FunctionDeclaration): boolean =>
  node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false;

/**
 * Returns the stub of a solution: the rule on forbidden shortcuts, its imports, and its exported
 * functions with doc comments and signatures, but with bodies that throw. Helpers and constants are
 * left out.
 */
export function stubOf(solution: string, fileName: string): string {
  const source = ts.createSourceFile(fileName, solution, ts.ScriptTarget.ES2022, true);
  const kept = source.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement)) return [statement.getText(source)];
    if (!ts.isFunctionDeclaration(statement) || !isExported(statement)) return [];
    if (statement.name === undefined || statement.body === undefined) return [];
    const docComments = ts
      .getJSDocCommentsAndTags(statement)
      .filter(ts.isJSDoc)
      .map((comment) => `${comment.getText(source)}\n`)
      .join('');
    const signature = solution.slice(statement.getStart(source), statement.body.getStart(source));
    const message = notStartedMessage(statement.name.text);
    return [`\n${docComments}${signature}{\n  throw new Error('${message}');\n}`];
  });
  return `${shortcutRule.replace(/^/gm, '// ')}\n${kept.join('\n')}\n`;
}
