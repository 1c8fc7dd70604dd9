import ts from 'typescript';
import type { CourseExercise } from '../grader/course';
import { isAccepted, judgeAnswers, type Answer } from './judge-answers';
import { lineOf, type Mutant } from './mutants';
import { judgeUntilRejected } from './quick-judges';
import { judgedSeed } from './seeds';
import { solutionOf } from './wrong-answers';

/**
 * Stryker mutates the operators of the language, but the mathematics of the solutions is in calls.
 * These mutants change calls to tfjs and numbers, and swap similar names.
 */

/** Operations that a mutant exchanges. */
const exchanged: Readonly<Record<string, readonly string[]>> = {
  add: ['sub', 'mul'],
  sub: ['add'],
  mul: ['div', 'add'],
  div: ['mul'],
  mean: ['sum', 'max'],
  sum: ['mean'],
  sqrt: ['square', 'abs'],
  square: ['abs', 'sqrt'],
  relu: ['abs', 'sigmoid', 'elu'],
  softmax: ['logSoftmax', 'sigmoid'],
  logSoftmax: ['softmax', 'logSigmoid'],
  lessEqual: ['less', 'greaterEqual', 'equal'],
  cumprod: ['cumsum'],
};

/** Calls on a tensor that a mutant removes: `x.sqrt()` becomes `x`. */
const dropped = new Set([
  'sqrt',
  'square',
  'relu',
  'neg',
  'mean',
  'sum',
  'add',
  'sub',
  'mul',
  'div',
  'transpose',
]);

/** Names that a mutant replaces with another of the same row. */
const alike: readonly (readonly string[])[] = [
  ['betas', 'alphas', 'alphaBars'],
  ['queryKernel', 'keyKernel', 'valueKernel'],
  ['kernel1', 'kernel2'],
  ['bias1', 'bias2'],
  ['attentionNorm', 'feedForwardNorm'],
  ['gain', 'bias'],
  ['queries', 'keys', 'values'],
  ['x0', 'noise', 'xt'],
  ['x', 'attended', 'y'],
  ['signal', 'alphaBar'],
  ['rows', 'columns'],
  ['betaStart', 'betaEnd'],
  ['mean', 'xt', 'z'],
];

interface Change {
  readonly mutator: string;
  readonly node: ts.Node;
  readonly replacement: string;
}

/** The changes that mutants make at a node. */
function changesAt(node: ts.Node, textOf: (node: ts.Node) => string): Change[] {
  const change = (mutator: string, replacement: string, at = node): Change => ({
    mutator,
    node: at,
    replacement,
  });
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text);
    return [value + 1, value - 1, 2 * value + 3].map((other) => change('Number', `(${String(other)})`));
  }
  if (ts.isCallExpression(node)) {
    const changes: Change[] = [];
    const callee = node.expression;
    if (ts.isPropertyAccessExpression(callee)) {
      const name = callee.name.text;
      changes.push(...(exchanged[name] ?? []).map((other) => change('Operation', other, callee.name)));
      if (dropped.has(name) && textOf(callee.expression) !== 'tf') {
        changes.push(change('LeftOut', textOf(callee.expression)));
      }
    }
    const args = node.arguments.map(textOf);
    for (let i = 0; i + 1 < args.length; i++) {
      const swapped = args.with(i, args[i + 1] ?? '').with(i + 1, args[i] ?? '');
      changes.push(change('ArgumentsExchanged', `${textOf(callee)}(${swapped.join(', ')})`));
    }
    if (args.length > 1) {
      changes.push(change('ArgumentLeftOut', `${textOf(callee)}(${args.slice(0, -1).join(', ')})`));
    }
    return changes;
  }
  return ts.isIdentifier(node) && !isDeclared(node)
    ? othersLike(node.text).map((other) => change('Name', other))
    : [];
}

/** Whether an identifier is the name in a declaration. */
const isDeclared = ({ parent, text }: ts.Identifier): boolean =>
  (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
  parent.name.getText() === text;

const othersLike = (name: string): string[] =>
  alike.filter((names) => names.includes(name)).flatMap((names) => names.filter((other) => other !== name));

/** Every mutant of a solution: one change in the body or the default values of a function. */
export function mutantsOf(source: string): (Answer & Omit<Mutant, 'exercise' | 'killed'>)[] {
  const file = ts.createSourceFile('solution.ts', source, ts.ScriptTarget.ES2022, true);
  const textOf = (node: ts.Node): string => node.getText(file);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    changes.push(...changesAt(node, textOf));
    node.forEachChild(visit);
  };
  for (const statement of file.statements) {
    if (!ts.isFunctionDeclaration(statement) || statement.body === undefined) continue;
    for (const { initializer } of statement.parameters) if (initializer !== undefined) visit(initializer);
    visit(statement.body);
  }
  return changes.map(({ mutator, node, replacement }) => {
    const [start, end] = [node.getStart(file), node.getEnd()];
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    const original = source.slice(start, end);
    return {
      name: `${String(line)}: ${original} → ${replacement}`,
      source: `${source.slice(0, start)}${replacement}${source.slice(end)}`,
      mutator,
      line,
      text: lineOf(source, line),
      original,
      replacement,
    };
  });
}

/** Makes and grades every mutant of an exercise's solution. */
export async function tensorMutants(exercise: CourseExercise): Promise<Mutant[]> {
  const mutants = mutantsOf(solutionOf(exercise));
  const verdicts = await judgeAnswers(exercise, mutants, [judgedSeed], judgeUntilRejected);
  return mutants.map(({ mutator, line, text, original, replacement }, i) => {
    const verdict = verdicts[i];
    return {
      exercise: exercise.definition.id,
      mutator,
      line,
      text,
      original,
      replacement,
      killed: verdict === undefined || !isAccepted(verdict),
    };
  });
}
