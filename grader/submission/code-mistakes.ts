import type { Program } from '@babel/types';
import { valueLast } from './mistakes/buffers';
import { elementAssignment, elementRead, foreignProperty } from './mistakes/changes';
import { defaultExport, exportedNames } from './mistakes/exports';
import { Kinds } from './mistakes/kinds';
import { negativeIndex } from './mistakes/indices';
import { timesInfinity } from './mistakes/infinities';
import { lostAxis } from './mistakes/lost-axes';
import type { File, Rule, SourceMistake } from './mistakes/mistake';
import { namedArgument } from './mistakes/named-arguments';
import { equality, math, operator } from './mistakes/operators';
import { asynchronousFunction, asynchronousRead, awaited, madePromise } from './mistakes/promises';
import { arrayForTensor, missingReturn, missingReturnInTidy, nothingUsed } from './mistakes/returns';
import { spreadShape } from './mistakes/shapes';
import { scopesOf } from './mistakes/scopes';
import { sharedRows } from './mistakes/shared-rows';
import { discarded, discardedCall } from './mistakes/thrown-away';

export type { SourceMistake } from './mistakes/mistake';

const rules: readonly Rule[] = [
  ...[defaultExport, asynchronousFunction, awaited, asynchronousRead, madePromise],
  ...[operator, math, equality, elementAssignment, elementRead, foreignProperty],
  ...[discarded, discardedCall, negativeIndex, sharedRows],
  ...[spreadShape, namedArgument, valueLast, lostAxis, timesInfinity],
  ...[missingReturn, missingReturnInTidy, nothingUsed, arrayForTensor],
];

/** How many mistakes of a file are kept, at most one of each rule on a line. */
const MAX_MISTAKES = 20;

/**
 * Mistakes of the language and of tfjs that the syntax tree shows, by line. Students who know
 * Python make these; their numbers say little. Only what is certain or very likely is reported.
 */
export function mistakesIn(program: Program, source: string): SourceMistake[] {
  try {
    return findMistakes(program, source);
  } catch {
    return []; // Advice must not keep a file from being graded.
  }
}

/** As `mistakesIn`, but throws if looking for mistakes fails. */
export function findMistakes(program: Program, source: string): SourceMistake[] {
  const tree = scopesOf(program);
  const file: File = { source, tree, kinds: new Kinds(tree), exported: exportedNames(program) };
  const found: SourceMistake[] = [];
  for (const rule of rules) {
    const lines = new Set<number>();
    for (const place of tree.places) {
      const mistake = rule(place, file);
      if (mistake === undefined || lines.has(mistake.line)) continue;
      lines.add(mistake.line);
      found.push(mistake);
      if (lines.size >= MAX_MISTAKES) break;
    }
  }
  return found.sort((one, other) => one.line - other.line).slice(0, MAX_MISTAKES);
}
