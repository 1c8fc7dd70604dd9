import { formatShape } from '../engine/format';
import { sideBySide, tensorBlock, type Titled } from './matrices';
import { printable } from './printable';
import type { CheckResult, ExerciseResult, ShownCounterexample } from './results';

/** A counterexample in lines under a title: the inputs side by side, then what was expected beside what came back. */
export function counterexampleLines(
  title: string,
  counterexample: ShownCounterexample,
  width: number,
): string[] {
  const { inputs, comparisons } = counterexample;
  const shown = inputs.flatMap(({ name, value }): Titled[] => {
    if (typeof value !== 'object') return [{ title: name, lines: [String(value)] }];
    return [tensorBlock(name, value)];
  });
  const lines = shown.length === 0 ? [] : [title, ...sideBySide(shown, width)];
  for (const { name, expected, received } of comparisons) {
    const shape = expected.shape.length === 0 ? '' : ` ${formatShape(expected.shape)}`;
    const blocks = [
      { ...tensorBlock('expected', expected), title: 'expected' },
      { ...tensorBlock('yours', received), title: 'yours' },
    ];
    lines.push('', `${name}${shape}:`, ...sideBySide(blocks, width));
  }
  return lines.map(printable);
}

/** The check to look at first: the first that failed, or the first not started where the rest is. */
export const firstProblem = ({ checks }: ExerciseResult): CheckResult | undefined =>
  checks.find(({ status }) => status !== 'passed' && status !== 'not-started') ??
  checks.find(({ status }) => status === 'not-started');

/** What the input of a counterexample is called: only wrong answers are made smaller. */
export const inputTitle = ({ status, function: name }: CheckResult): string =>
  status === 'failed' ? `Smallest input found for ${name}:` : `Input of ${name}:`;

/** The one hint a student gets: that of the named mistake, else that of the check. */
export function hintFor({ diagnoses }: ExerciseResult, check: CheckResult): string {
  const diagnosis = diagnoses.find((each) => each.function === check.function);
  return check.misconception !== null && diagnosis !== undefined ? diagnosis.hint : check.hint;
}

/** What is to be known beside the check's own message: what to mend first, the named mistake, or when numbers are wrong. */
export function insightsFor(exercise: ExerciseResult, check: CheckResult): string[] {
  const { mendFirst, diagnoses, circumstances } = exercise;
  const of = (sentences: readonly { function: string; sentence: string }[]): string[] =>
    check.status === 'failed'
      ? sentences.filter((each) => each.function === check.function).map(({ sentence }) => sentence)
      : [];
  return [...mendFirstSentence(mendFirst), ...of(diagnoses), ...of(circumstances)];
}

function mendFirstSentence(mendFirst: readonly string[]): string[] {
  const [first, ...others] = mendFirst;
  if (first === undefined) return [];
  if (others.length === 0) return [`It uses ${first}, which is not right itself: mend that first.`];
  return [`It uses ${mendFirst.join(', ')}, which are not right themselves: mend ${first} first.`];
}
