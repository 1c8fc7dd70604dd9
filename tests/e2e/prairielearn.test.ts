/** The external grader for PrairieLearn, in folders laid out like its container. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';

/** PrairieLearn's containers are Linux. */
const onPosix = process.platform === 'win32' ? describe.skip : describe;

/** https://docs.prairielearn.com/externalGrading/#grading-results */
const resultsSchema = z.strictObject({
  gradable: z.boolean(),
  score: z.number().min(0).max(1),
  message: z.string(),
  tests: z.array(
    z.strictObject({
      name: z.string().min(1),
      description: z.string(),
      points: z.number().min(0),
      max_points: z.number().min(0),
      message: z.string(),
    }),
  ),
});

const { externalGradingOptions: options } = z
  .looseObject({
    gradingMethod: z.literal('External'),
    externalGradingOptions: z.strictObject({
      enabled: z.literal(true),
      image: z.string().min(1),
      entrypoint: z.array(z.string()).min(1),
      timeout: z.int().min(1).max(600),
    }),
  })
  .parse(JSON.parse(readFileSync('prairielearn/info.json', 'utf8')));

onPosix('the external grader for PrairieLearn', () => {
  const grade = mkdtempSync(path.join(os.tmpdir(), 'prairielearn-'));
  afterAll(() => {
    rmSync(grade, { recursive: true });
  });

  function submit(answer: string | undefined): z.infer<typeof resultsSchema> | undefined {
    for (const name of ['student', 'results'])
      rmSync(path.join(grade, name), { recursive: true, force: true });
    mkdirSync(path.join(grade, 'student'));
    if (answer !== undefined) cpSync(answer, path.join(grade, 'student', 'causal-mask.ts'));
    const [entrypoint = '', ...args] = options.entrypoint;
    const { status, stderr } = spawnSync('bash', [entrypoint.replace('/course/', ''), ...args], {
      encoding: 'utf8',
      env: { ...process.env, COURSE: process.cwd(), GRADE: grade, GITHUB_ACTIONS: '' },
    });
    expect({ status, stderr: status === 0 || stderr }).toEqual({ status: 0, stderr: true });
    const file = path.join(grade, 'results', 'results.json');
    return existsSync(file) ? resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  }

  test('a right answer earns everything', () => {
    const results = submit('solutions/1-attention/causal-mask.ts');
    expect(results?.score).toBe(1);
    expect(results?.tests.every(({ points, max_points: most }) => points === most)).toBe(true);
  });

  test('a missing file is not started, and earns nothing', () => {
    const results = submit(undefined);
    expect(results).toMatchObject({ gradable: true, score: 0 });
    expect(results?.tests.length).toBeGreaterThan(0);
  });
});
