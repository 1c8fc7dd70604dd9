import * as z from 'zod';

/** The fields of a runner's result that GitHub Classroom's reporter reads. */
const runnerResult = z.strictObject({
  version: z.literal(1),
  status: z.enum(['pass', 'fail', 'error']),
  max_score: z.int().min(0),
  tests: z.array(
    z.strictObject({
      name: z.string().min(1),
      status: z.enum(['pass', 'fail', 'error']),
      score: z.int().min(0),
      message: z.string(),
      test_code: z.string(),
      filename: z.string(),
      line_no: z.int().min(1),
      duration: z.number().min(0),
    }),
  ),
});

export interface Reported {
  /** The text of its two notices. */
  readonly notices: readonly string[];
  /** Why it fails; undefined if every runner passed. */
  readonly failed: string | undefined;
  readonly totalPoints: number;
  readonly maxPoints: number;
}

/**
 * Simulates the reporter action from its published source: it splits the list at commas and white
 * space, decodes each result as base64 of JSON from a variable named after its runner, and adds up
 * scores that have a maximum.
 */
export function report(runners: string, env: Readonly<Record<string, string>>): Reported {
  const results = runners
    .split(/[\s,]/)
    .filter(Boolean)
    .map((runner) => {
      const encoded = env[`${runner.trim().toUpperCase()}_RESULTS`];
      if (encoded === undefined) throw new Error(`there is no result for ${runner}`);
      return runnerResult.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
    });
  const scored = results.filter(({ max_score: most }) => most > 0);
  const totalPoints = scored
    .flatMap(({ tests }) => tests.map(({ score }) => score))
    .reduce((sum, score) => sum + score, 0);
  const maxPoints = scored.reduce((sum, { max_score: most }) => sum + most, 0);
  const has = (wanted: string): boolean => results.some(({ status }) => status === wanted);
  return {
    notices:
      maxPoints === 0
        ? []
        : [`Points ${String(totalPoints)}/${String(maxPoints)}`, JSON.stringify({ totalPoints, maxPoints })],
    failed: has('fail') ? 'Some tests failed.' : has('error') ? 'Some tests errored.' : undefined,
    totalPoints,
    maxPoints,
  };
}
