import * as z from 'zod';

/** The answers to the questions about ideas, by module. They cost no points. */
export const conceptResults = z.array(
  z.object({
    module: z.string(),
    questions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** `open`: not answered, or not completely. `unreadable`: no literal, or no option. */
        status: z.enum(['right', 'wrong', 'open', 'unreadable']),
        /** The id of the well-known mistake that a wrong answer is. */
        misconception: z.string().optional(),
      }),
    ),
  }),
);
export type ConceptResults = z.infer<typeof conceptResults>;
