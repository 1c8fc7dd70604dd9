import type { Program } from '@babel/types';
import { bufferReturned, valueLast } from './mistakes/buffers';
import { kindOfArgument, numberOfArguments } from './mistakes/calls';
import { elementAssignment, elementRead, foreignProperty } from './mistakes/changes';
import { comparedWithNumber, notOfTensor, tensorAsCondition } from './mistakes/conditions';
import { defaultExport, exportedNames } from './mistakes/exports';
import { misspeltField, misspeltPattern, objectAsArray } from './mistakes/fields';
import { Kinds } from './mistakes/kinds';
import { negativeIndex } from './mistakes/indices';
import { timesInfinity } from './mistakes/infinities';
import { lostAxis } from './mistakes/lost-axes';
import type { File, Rule, SourceMistake } from './mistakes/mistake';
import { namedArgument } from './mistakes/named-arguments';
import { equality, math, operator } from './mistakes/operators';
import { arrayOfTensors, loopedTensor, wrongIndex } from './mistakes/pieces';
import { asynchronousFunction, asynchronousRead, awaited, madePromise } from './mistakes/promises';
import { reversedAxes } from './mistakes/ranks';
import { arrayForTensor, missingReturn, missingReturnInTidy, nothingUsed } from './mistakes/returns';
import { spreadShape } from './mistakes/shapes';
import { scopesOf, type Place, type ScopedTree } from './mistakes/scopes';
import { sharedRows } from './mistakes/shared-rows';
import { sortedAsText } from './mistakes/sorting';
import { discarded, discardedCall } from './mistakes/thrown-away';
import { uncalled } from './mistakes/uncalled';
import { unknownName } from './mistakes/unknown-names';
import { unusedParameter } from './mistakes/unused';

export type { SourceMistake } from './mistakes/mistake';

const rules: readonly Rule[] = [
  ...[defaultExport, asynchronousFunction, awaited, asynchronousRead, madePromise],
  ...[operator, math, equality, elementAssignment, elementRead, foreignProperty],
  ...[discarded, discardedCall, negativeIndex, sharedRows],
  ...[spreadShape, namedArgument, valueLast, lostAxis, timesInfinity],
  ...[missingReturn, missingReturnInTidy, nothingUsed, arrayForTensor, bufferReturned],
  ...[unknownName, misspeltField, misspeltPattern, objectAsArray, numberOfArguments, kindOfArgument],
  ...[tensorAsCondition, notOfTensor, comparedWithNumber, loopedTensor, wrongIndex, arrayOfTensors],
  ...[uncalled, reversedAxes, sortedAsText],
];

/** What may follow from another mistake, so it is only reported where there is none. */
const consequences: readonly Rule[] = [unusedParameter];

/** Nodes that no rule looks at. */
const NO_MISTAKE = /^TS|Literal$|^TemplateElement$|^BlockStatement$/;

/** How many mistakes of a file are kept, at most one of each rule on a line. */
const MAX_MISTAKES = 20;

/**
 * Mistakes of the language and of tfjs that the syntax tree shows, by line. Students who know
 * Python make these; their numbers say little. Only what is certain or very likely is reported.
 */
export function mistakesIn(program: Program, source: string, tree: ScopedTree): SourceMistake[] {
  try {
    return findMistakes(program, source, tree);
  } catch {
    return []; // Advice must not keep a file from being graded.
  }
}

/** As `mistakesIn`, but throws if looking for mistakes fails. */
export function findMistakes(program: Program, source: string, tree = scopesOf(program)): SourceMistake[] {
  const file: File = { source, tree, kinds: new Kinds(tree), exported: exportedNames(program) };
  const places = tree.places.filter(({ node }) => !NO_MISTAKE.test(node.type));
  const found = rules.flatMap((rule) => foundBy(rule, places, file));
  const explained = new Set(found.map((each) => each.function));
  const others = consequences
    .flatMap((rule) => foundBy(rule, places, file))
    .filter((each) => !explained.has(each.function));
  return [...found, ...others].sort((one, other) => one.line - other.line).slice(0, MAX_MISTAKES);
}

/** What a rule finds, at most one mistake on a line. */
function foundBy(rule: Rule, places: readonly Place[], file: File): SourceMistake[] {
  const found = new Map<number, SourceMistake>();
  for (const place of places) {
    const mistake = rule(place, file);
    if (mistake === undefined || found.has(mistake.line)) continue;
    found.set(mistake.line, mistake);
    if (found.size >= MAX_MISTAKES) break;
  }
  return [...found.values()];
}
