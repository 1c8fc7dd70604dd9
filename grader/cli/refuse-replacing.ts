import path from 'node:path';
import type { Grading } from '../class/class-folder';
import { UsageError } from './usage-error';

type Choices = Pick<Grading, 'exercises' | 'seed' | 'isolate'> & { readonly folder: string };

/**
 * Keeps a forgotten option from replacing the grades of a class by others.
 *
 * @param before the grading whose results are in `out`
 * @throws UsageError if the results of these choices could not be compared with them
 */
export function refuseReplacing(out: string, before: Grading, choices: Choices): void {
  const differences = [
    ...(path.resolve(before.submissions) === path.resolve(choices.folder)
      ? []
      : [`of the submissions in ${before.submissions}`]),
    ...(before.exercises.join() === choices.exercises.join() ? [] : ['of other exercises']),
    ...(before.seed === choices.seed ? [] : ['with another seed']),
    ...(before.isolate === choices.isolate ? [] : [before.isolate ? 'with --isolate' : 'without --isolate']),
  ];
  if (differences.length === 0) return;
  throw new UsageError(
    `${out} has grades ${differences.join(' and ')}; choose another folder with --out, or replace them with --regrade`,
  );
}
