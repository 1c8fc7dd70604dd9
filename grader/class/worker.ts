/**
 * The process that grades the submissions of a class, one after the other. It stays warm between them, and ends with the process
 * that started it, however that ends.
 */
import { exercises, pathOf } from '../course';
import { courseRoot } from '../judge/course-root';
import { gradeSubmission } from '../judge/grade-submission';
import { judgeDirectly } from '../judge/judge-directly';
import { submittedSources } from '../report/code/submitted-sources';
import type { Source } from '../report/code/listing';
import type { Results } from '../report/results';
import { UnreadableSubmission } from '../sandbox/submission';
import type { GradingChoices } from './content-key';

export interface GradingTask extends GradingChoices {
  readonly directory: string;
}

export interface GradedSubmission {
  readonly results: Results;
  /** The code that was graded, as reports show it. */
  readonly sources: readonly Source[];
}

/** What came out, or why there is nothing to grade. */
export type GradingAnswer = GradedSubmission | { readonly unreadable: string };

// Ending by exit takes the sandbox along. Ctrl-C reaches every process of a terminal.
const end = (): void => process.exit(130);
process.once('disconnect', end);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);

export default async function gradeOne({ directory, ...task }: GradingTask): Promise<GradingAnswer> {
  const chosen = exercises.filter(({ definition }) => task.exercises.includes(definition.id));
  try {
    const results = await gradeSubmission({
      ...task,
      submission: directory,
      exercises: chosen,
      judge: judgeDirectly,
    });
    return { results, sources: await submittedSources(courseRoot(directory), chosen.map(pathOf)) };
  } catch (failure) {
    if (failure instanceof UnreadableSubmission) return { unreadable: failure.message };
    throw failure;
  }
}
