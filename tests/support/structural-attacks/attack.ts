import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExerciseResult } from '../../../grader/results/results';
import type { Graded } from '../class';

/** An attack that needs more than one source file. */
export interface StructuralAttack {
  readonly name: string;
  /** True if Windows lacks such files or names. */
  readonly posixOnly?: boolean;
  /** Modifies a submission that consists of the solutions. */
  readonly prepare: (submission: string) => void;
  readonly verify: (graded: Graded) => void;
}

/** What an attacker submits: the attacked exercise and two that are judged after it. */
export const SUBMITTED: readonly string[] = [
  '3-language-models/next-token-loss.ts',
  '4-diffusion/noise-schedule.ts',
  '4-diffusion/forward-process.ts',
];

export const MODULE = '3-language-models';
export const FILE = 'next-token-loss.ts';
export const inExercises = (submission: string, ...segments: string[]): string =>
  path.join(submission, 'exercises', ...segments);
export const attackedFile = (submission: string): string => inExercises(submission, MODULE, FILE);

export function attackedIn({ results, refusal }: Graded): ExerciseResult {
  const found = results?.exercises.find(({ id }) => id === 'next-token-loss');
  if (found === undefined) throw new Error(`it was not graded: ${refusal ?? ''}`);
  return found;
}

/** Expects full points for all exercises other than the attacked one. */
export function expectOthersUnharmed({ results }: Graded): void {
  const others = results?.exercises.filter(
    ({ id, module }) => SUBMITTED.includes(`${module}/${id}.ts`) && id !== 'next-token-loss',
  );
  expect(others?.length).toBeGreaterThan(0);
  const harmed = others?.filter(({ status }) => status !== 'passed') ?? [];
  expect(harmed.map(({ id, checks }) => [id, ...checks.map(({ message }) => message)])).toEqual([]);
}

/** Expects this reason and no points for the attacked exercise, and nothing lost elsewhere. */
export const refusedFor =
  (reason: string) =>
  (graded: Graded): void => {
    const attacked = attackedIn(graded);
    expect(attacked.points).toBe(0);
    expect(attacked.error).toContain(reason);
    expectOthersUnharmed(graded);
  };

export const unharmed = (graded: Graded): void => {
  expect(attackedIn(graded).status).toBe('passed');
  expectOthersUnharmed(graded);
};

export const refusedAsAWhole =
  (reason: string) =>
  ({ refusal }: Graded): void => {
    expect(refusal).toContain(reason);
  };

/** Appends code to the attacked exercise, and to one that is judged after it. */
export const inTwoExercises =
  (attack: string, next: string) =>
  (submission: string): void => {
    for (const [file, text] of [
      [attackedFile(submission), attack],
      [inExercises(submission, '4-diffusion', 'noise-schedule.ts'), next],
    ] as const)
      writeFileSync(file, `${readFileSync(file, 'utf8')}\n${text}\n`);
  };
