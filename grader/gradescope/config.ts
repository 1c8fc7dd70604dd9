import * as z from 'zod';
import { seedSchema } from '../results/results';

/** What the instructor decided, in the bundle beside the autograder. */
export const configSchema = z.object({
  /** The names of the module folders. */
  modules: z.array(z.string()).min(1),
  /** The seed of the inputs, as the grader takes it. */
  seed: seedSchema,
  visibility: z.enum(['visible', 'hidden', 'after_due_date', 'after_published']),
  /** What late work costs; null if nothing. */
  late: z.object({ percent: z.number(), unit: z.enum(['day', 'hour']), grace: z.int().min(0) }).nullable(),
});
export type AutograderConfig = z.infer<typeof configSchema>;
