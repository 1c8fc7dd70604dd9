import ts from 'typescript';
import type { ChosenModules } from './choose-modules';
import { parseSource } from './source';

/** A stretch of the text, and what stands there afterwards. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The source of grader/course/index.ts with the chosen modules alone, and without the imports that only the others needed: their
 * checks are not told before they are released.
 *
 * @throws Error when the list of modules is not to be found in it
 */
export function courseWith(course: string, { released, prerequisites }: ChosenModules): string {
  const source = parseSource('course.ts', course);
  const edits = modulesIn(source).flatMap(({ id, element }): Edit[] => {
    if (released.some((module) => module.id === id)) return [];
    if (prerequisites.some((module) => module.id === id)) {
      const end = element.properties.end;
      return [{ start: end, end, text: '\n    prerequisite: true,' }];
    }
    const comma = course[element.end] === ',' ? 1 : 0;
    return [{ start: element.getFullStart(), end: element.end + comma, text: '' }];
  });
  return withoutUnusedImports(applied(course, edits));
}

interface ModuleInSource {
  readonly id: string;
  readonly element: ts.ObjectLiteralExpression;
}

function modulesIn(source: ts.SourceFile): ModuleInSource[] {
  const list = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText(source) === 'modules')?.initializer;
  if (list === undefined || !ts.isArrayLiteralExpression(list))
    throw new Error('grader/course/index.ts has no list of modules');
  return list.elements.map((element) => {
    const id = ts.isObjectLiteralExpression(element) ? textProperty(element, 'id') : undefined;
    if (!ts.isObjectLiteralExpression(element) || id === undefined)
      throw new Error('a module in grader/course/index.ts is not written out with its id');
    return { id, element };
  });
}

function textProperty(object: ts.ObjectLiteralExpression, name: string): string | undefined {
  const property = object.properties.find((each) => each.name?.getText() === name);
  return property !== undefined &&
    ts.isPropertyAssignment(property) &&
    ts.isStringLiteralLike(property.initializer)
    ? property.initializer.text
    : undefined;
}

function withoutUnusedImports(text: string): string {
  const source = parseSource('course.ts', text);
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const unused = source.statements.filter((statement) => {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return (
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      bindings.elements.every(({ name }) => !used.has(name.text))
    );
  });
  return applied(
    text,
    unused.map((statement) => ({ start: statement.getFullStart(), end: statement.end, text: '' })),
  );
}

/** The last edit first, so that the places of the others stay as they are. */
const applied = (text: string, edits: readonly Edit[]): string =>
  edits.toReversed().reduce((before, edit) => {
    return before.slice(0, edit.start) + edit.text + before.slice(edit.end);
  }, text);
