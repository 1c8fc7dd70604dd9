import ts from 'typescript';

/** The modules that a source imports, the programs it starts, and all string literals in it. */
export interface SourceReferences {
  /** As written in the source, including type imports. */
  readonly imports: readonly string[];
  /** Paths in the repository, `/`-separated. */
  readonly programs: readonly string[];
  readonly texts: readonly string[];
}

export const syntaxTreeOf = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);

export function readSource(file: string, text: string): SourceReferences {
  const imports: string[] = [];
  const programs: string[] = [];
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    imports.push(...importedBy(node));
    programs.push(...startedBy(node));
    ts.forEachChild(node, visit);
  };
  visit(syntaxTreeOf(file, text));
  return { imports, programs, texts };
}

function importedBy(node: ts.Node): string[] {
  const named =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
  return named !== undefined && ts.isStringLiteralLike(named) ? [named.text] : [];
}

/**
 * Programs are started by path: `ownProgram(['grader', 'sandbox', 'child.ts'])`. The scripts of
 * pages are bundled by name: `pageScript('class-page')`.
 */
function startedBy(node: ts.Node): string[] {
  if (!ts.isCallExpression(node)) return [];
  const [segments] = node.arguments;
  const called = node.expression.getText();
  if (called === 'pageScript' && segments !== undefined && ts.isStringLiteralLike(segments))
    return [`grader/report/html/browser/${segments.text}.ts`];
  if (called !== 'ownProgram') return [];
  if (segments === undefined || !ts.isArrayLiteralExpression(segments)) return [];
  return [
    segments.elements.map((element) => (ts.isStringLiteralLike(element) ? element.text : '')).join('/'),
  ];
}
