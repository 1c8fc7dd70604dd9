import path from 'node:path';
import { exercises, pathOf } from '../../course';
import type { LabCheck, LabCodes, LabData, LabLanguageModel } from '../lab-data';

/** What a site is made of. */
export interface SiteOptions {
  /** The folder that contains the module folders. */
  readonly root: string;
  /** Null where a server tells of it. */
  readonly student: LabCodes | null;
  readonly hasModel: boolean;
  readonly checks: readonly LabCheck[];
  readonly languageModel: LabLanguageModel;
  readonly isLive: boolean;
}

/** The script with everything about the submission. */
export function studentScript(options: SiteOptions): string {
  const data: LabData = {
    exercises: exercises.map((exercise) => ({
      id: exercise.definition.id,
      title: exercise.definition.title,
      path: `${path.basename(options.root)}/${pathOf(exercise)}`,
      functions: exercise.definition.functions.map(({ name }) => name),
    })),
    submission: nameOf(options.root),
    student: options.student,
    hasModel: options.hasModel,
    checks: options.checks,
    languageModel: options.languageModel,
    isLive: options.isLive,
  };
  // U+2028 and the like are fine in a script, but "</" is not everywhere.
  return `globalThis.labData=${JSON.stringify(data).replaceAll('</', '<\\/')};\n`;
}

/** The name of a submission's folder. */
const nameOf = (root: string): string =>
  path.basename(path.basename(root) === 'exercises' ? path.dirname(root) : root);
