import { existsSync } from 'node:fs';
import path from 'node:path';
import { exercises, pathOf, type CourseExercise } from '../../course';
import {
  bundleExercise,
  bundleTogether,
  timeForSubmission,
  type BundleResult,
} from '../../submission/bundle';
import { courseGiven } from '../../submission/course-given';
import type { ExerciseFile } from '../../submission/submission-folder';
import type { LabCode, LabCodes } from '../lab-data';

interface Known {
  readonly code: LabCode;
  /** The files that it was made of. */
  readonly files: readonly string[];
}

const fileOf = ({ definition, module, file }: CourseExercise): ExerciseFile => ({
  id: definition.id,
  module: module.id,
  file,
});

/**
 * The bundles of all exercises of a folder, kept up to date. An exercise that cannot be bundled any
 * more keeps its last bundle, beside the problem.
 */
export class StudentCode {
  private readonly known = new Map<string, Known>();

  /** @param root the folder that contains the module folders */
  constructor(private readonly root: string) {}

  get codes(): LabCodes {
    return Object.fromEntries([...this.known].map(([id, { code }]) => [id, code]));
  }

  /**
   * Bundles again what depends on these files.
   *
   * @param saved relative to the root; undefined or none for all
   * @returns what has changed
   */
  async update(saved: readonly string[] = []): Promise<LabCodes> {
    const concerned = exercises.filter((exercise) => this.concerns(exercise, saved));
    // A file that is missing is an exercise that nobody has begun.
    const present = concerned.filter((exercise) => existsSync(path.join(this.root, pathOf(exercise))));
    const bundled = await this.bundled(present);
    const changed: [string, LabCode][] = [];
    for (const { definition } of concerned.filter((exercise) => !present.includes(exercise)))
      if (this.known.delete(definition.id)) changed.push([definition.id, {}]);
    for (const [id, result] of bundled) {
      const before = this.known.get(id);
      const next = replaced(before, result);
      this.known.set(id, next);
      if (before === undefined || JSON.stringify(before.code) !== JSON.stringify(next.code))
        changed.push([id, next.code]);
    }
    return Object.fromEntries(changed);
  }

  private concerns(exercise: CourseExercise, saved: readonly string[]): boolean {
    const known = this.known.get(exercise.definition.id);
    if (saved.length === 0 || known === undefined || known.code.problem !== undefined) return true;
    return saved.some((file) => file === pathOf(exercise) || known.files.includes(file));
  }

  private async bundled(concerned: readonly CourseExercise[]): Promise<ReadonlyMap<string, BundleResult>> {
    const [given, time, files] = [courseGiven(), timeForSubmission(), concerned.map(fileOf)];
    const together = await bundleTogether(this.root, given, files, time);
    if (together !== undefined) return new Map([...together].map(([id, bundle]) => [id, { bundle }]));
    const each = files.map(
      async (file) => [file.id, await bundleExercise(this.root, given, file, { time })] as const,
    );
    return new Map(await Promise.all(each));
  }
}

function replaced(before: Known | undefined, result: BundleResult): Known {
  if ('bundle' in result) {
    const { code, sourceMap, files } = result.bundle;
    return { code: { code, sourceMap }, files };
  }
  const { message, file, line } = result.problem;
  const { code, sourceMap } = before?.code ?? {};
  return {
    code: {
      ...(code !== undefined && sourceMap !== undefined && { code, sourceMap }),
      problem: { message, file, line },
    },
    files: before?.files ?? [],
  };
}
