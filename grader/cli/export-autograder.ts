import { autograderZip } from '../gradescope/bundle';
import type { AutograderConfig } from '../gradescope/config';
import type { Seed } from '../oracle/random';
import type { LatePolicy } from '../results/late-policy';
import { drawSeed } from './private-seed';
import { provenTree } from './release';
import { UsageError } from './usage-error';
import { writeFile } from './write-file';

export interface ExportAutograderCommand {
  readonly out: string;
  readonly assignment?: string;
  readonly visibility: AutograderConfig['visibility'];
  readonly seed?: Seed;
  readonly late?: LatePolicy | 'off';
  readonly grace?: number;
}

/**
 * Writes the archive of an autograder for Gradescope. It grades with a release, which contains no
 * answer, and with a private seed: students do not see what is in Gradescope's container.
 */
export async function exportAutograder(command: ExportAutograderCommand): Promise<void> {
  const { out, assignment, visibility, seed = drawSeed(), late = 'off', grace } = command;
  if (late === 'off' && grace !== undefined)
    throw new UsageError('--grace needs --late, for instance --late 10%/day');
  const { tree } = await provenTree({ assignment });
  const zip = await autograderZip(tree.files, {
    modules: tree.course.map(({ id }) => id),
    ...{ seed, visibility },
    late: late === 'off' ? null : { ...late, grace: grace ?? 0 },
  });
  writeFile(out, zip);
  console.log(
    `Wrote ${out} for Gradescope (Configure Autograder). It contains the seed of the inputs: keep it to yourself.`,
  );
}
