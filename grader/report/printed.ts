import type { ExerciseResult } from '../results/results';

/** What the code of an exercise printed. */
export interface Printed {
  readonly exercise: string;
  readonly title: string;
  /** The call on the input that fails comes first. */
  readonly calls: readonly PrintedCall[];
  /** How many lines are left out. */
  readonly missing: number;
  /** Says how many lines are left out; undefined if none are. */
  readonly more: string | undefined;
}

/** The lines that one call printed. */
export interface PrintedCall {
  /** Undefined if results.json does not say which call it was. */
  readonly label: string | undefined;
  readonly isCounterexample: boolean;
  readonly lines: readonly string[];
}

/** Everything printed that results.json contains; undefined if nothing was printed. */
export function printedBy({ id, output }: ExerciseResult): Printed | undefined {
  const { lines, total } = output;
  if (total === 0) return undefined;
  const missing = total - lines.length;
  return {
    exercise: id,
    title: `Printed by ${id}:`,
    calls: printedCalls(output),
    missing,
    more: missing > 0 ? `… ${linesInWords(missing)}` : undefined,
  };
}

/** The most calls that a short report shows besides the one on the input that fails. */
const MAX_OTHER_CALLS = 2;

/** The call on the input that fails and few others: reports below which the rest would be noise. */
export function inShort(printed: Printed): Printed {
  const { exercise, calls } = printed;
  const failing = calls.filter(({ isCounterexample }) => isCounterexample);
  const others = calls.filter(({ isCounterexample }) => !isCounterexample);
  const left = others.slice(MAX_OTHER_CALLS).reduce((sum, { lines }) => sum + lines.length, 0);
  if (left === 0) return printed;
  const missing = printed.missing + left;
  return {
    ...printed,
    calls: [...failing, ...others.slice(0, MAX_OTHER_CALLS)],
    missing,
    more: `… ${linesInWords(missing)}. To see up to 100, run: npm run grade -- ${exercise} --report html`,
  };
}

const linesInWords = (count: number): string => (count === 1 ? '1 more line' : `${String(count)} more lines`);

function printedCalls({ lines, calls }: ExerciseResult['output']): PrintedCall[] {
  let start = 0;
  const labelled = calls.map(({ call, isCounterexample, lines: count }) => {
    const shown = lines.slice(start, start + count);
    start += count;
    return {
      label: isCounterexample ? `${call}, the input that fails:` : `${call}:`,
      isCounterexample,
      lines: shown,
    };
  });
  const rest = lines.slice(start);
  return rest.length === 0
    ? labelled
    : [...labelled, { label: undefined, isCounterexample: false, lines: rest }];
}

/** All lines, those of the submission marked, so that none can pass for a label. */
export const markedLines = ({ calls }: Printed, mark: (line: string) => string): string[] =>
  calls.flatMap(({ label, lines }) => [...(label === undefined ? [] : [label]), ...lines.map(mark)]);
