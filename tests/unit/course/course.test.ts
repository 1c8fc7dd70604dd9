import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  assignments,
  exercises,
  exercisesIn,
  maxPointsOf,
  modules,
  objectives,
  pointsOf,
} from '../../../grader/course';
import { moduleIds } from '../../../grader/course/module-ids';
import { agree } from '../../../grader/engine/compare';
import { parseFixtures } from '../../../grader/engine/fixtures';

/** The assignments whose exercises are all written. */
const finished = ['core', 'language-models'];

/** The exercises that the course must have, with most of the first assignment's points. */
const essential = [
  'scaled-dot-product-attention',
  'multi-head-attention',
  'transformer-block',
  'next-token-loss',
  'forward-process',
  'noise-prediction-loss',
  'reverse-sampling',
];
const ids = exercises.map(({ definition }) => definition.id);
const definitionOf = (id: string) => {
  const found = exercises.find(({ definition }) => definition.id === id);
  if (found === undefined) throw new Error(id);
  return found.definition;
};

test.each(finished)('the assignment %s is worth 100 points', (id) => {
  expect(pointsOf(assignments.find((each) => each.id === id)?.exercises ?? [])).toBe(100);
});

test('the essential exercises are worth at least 80 points of the first assignment', () => {
  const points = essential.map((id) => maxPointsOf(definitionOf(id)));
  expect(points.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(80);
  const first = assignments[0]?.exercises.map(({ definition }) => definition.id);
  expect(first).toEqual(expect.arrayContaining(essential));
});

test('every exercise is in one assignment, and those of core come first in a module', () => {
  expect(assignments.flatMap((each) => each.exercises)).toHaveLength(exercises.length);
  for (const module of modules) {
    const order = exercisesIn([module]).map(({ assignment }) => assignment);
    expect(order.slice(0, order.lastIndexOf('core') + 1).every((id) => id === 'core')).toBe(true);
  }
});

test('ids are unique and every module serves an objective', () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const { objective } of modules) expect(Object.keys(objectives)).toContain(objective);
  expect(moduleIds).toEqual(modules.map(({ id }) => id));
});

describe.each(exercises.map((exercise) => [exercise.definition.id, exercise] as const))(
  '%s',
  (id, exercise) => {
    const { checks, functions } = exercise.definition;
    const count = (kind: string) => checks.filter((check) => check.kind === kind).length;

    test('has its files', () => {
      const file = path.join(exercise.module.id, exercise.file);
      expect(
        [path.join('exercises', file), path.join('solutions', file), `fixtures/${id}.json`].filter(
          (each) => !existsSync(each),
        ),
      ).toEqual([]);
      expect(readFileSync(path.join('exercises', exercise.module.id, 'README.md'), 'utf8')).toContain(
        exercise.file,
      );
    });

    test('has enough checks and misconceptions', () => {
      const isEssential = essential.includes(id);
      expect(count('property')).toBeGreaterThanOrEqual(isEssential ? 5 : 1);
      expect(count('oracle')).toBeGreaterThanOrEqual(1);
      expect(count('fixture')).toBeGreaterThanOrEqual(1);
      const misconceptions = functions.flatMap((each) => each.misconceptions);
      expect(misconceptions.length).toBeGreaterThanOrEqual(isEssential ? 8 : 4);
      for (const each of functions) {
        const names = each.misconceptions.map((misconception) => misconception.id);
        expect(new Set(names).size).toBe(names.length);
      }
    });

    test('has an oracle that agrees with PyTorch', () => {
      const cases = parseFixtures(JSON.parse(readFileSync(`fixtures/${id}.json`, 'utf8')));
      expect(new Set(cases.map((each) => each.function))).toEqual(new Set(functions.map(({ name }) => name)));
      for (const each of cases) {
        const oracle = functions.find(({ name }) => name === each.function)?.oracle(each.arguments);
        expect({
          case: each.description,
          agrees: oracle !== undefined && agree(each.expected, oracle),
        }).toEqual({
          case: each.description,
          agrees: true,
        });
      }
    });

    test.each([2017, 1, 2])('has inputs that distinguish its misconceptions, with seed %i', (seed) => {
      expect(functions.flatMap((each) => each.indistinguishable(seed))).toEqual([]);
    });
  },
);
