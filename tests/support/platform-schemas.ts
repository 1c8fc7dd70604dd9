/**
 * The formats of platforms as their public documentation describes them; anything else is rejected.
 * CTRF's schema comes from its package.
 */
import * as z from 'zod';

const visibility = z.enum(['hidden', 'after_due_date', 'after_published', 'visible']);
const outputFormat = z.enum(['text', 'html', 'simple_format', 'md', 'ansi']);

/** https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format */
export const gradescopeSchema = z.strictObject({
  score: z.number().optional(),
  execution_time: z.number().optional(),
  output: z.string().optional(),
  output_format: outputFormat.optional(),
  test_output_format: outputFormat.optional(),
  test_name_format: outputFormat.optional(),
  visibility: visibility.optional(),
  stdout_visibility: visibility.optional(),
  extra_data: z.record(z.string(), z.unknown()).optional(),
  tests: z
    .array(
      z.strictObject({
        score: z.number().optional(),
        max_score: z.number().optional(),
        status: z.enum(['passed', 'failed']).optional(),
        name: z.string().optional(),
        name_format: outputFormat.optional(),
        number: z.string().optional(),
        output: z.string().optional(),
        output_format: outputFormat.optional(),
        tags: z.array(z.string()).optional(),
        visibility: visibility.optional(),
        extra_data: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

const count = z.int().min(0);

/**
 * https://github.com/foundation50/classroom50/blob/main/schemas/result-v1.schema.json, before the
 * runner adds owner, kind of assignment and times. Additional fields are allowed in a test, and
 * nowhere else.
 */
export const classroom50Schema = z
  .strictObject({
    schema: z.literal('classroom50/result/v1'),
    classroom: z.string().min(1),
    assignment: z.string().min(1),
    submission: z.string().startsWith('submit/'),
    commit: z.string().min(1),
    release: z.string().min(1),
    review: z.string().min(1),
    datetime: z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/),
    score: count,
    'max-score': count,
    tests: z.array(
      z
        .looseObject({
          'test-name': z.string().min(1),
          passed: z.boolean(),
          score: count,
          'max-score': count,
        })
        .refine((each) => each.score <= each['max-score']),
    ),
  })
  .refine((result) => result.score <= result['max-score']);
