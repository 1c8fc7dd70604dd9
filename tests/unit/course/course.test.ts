import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exercises, maxPointsOf, modules, objectives } from '../../../grader/course';
import { agree } from '../../../grader/engine/compare';
import { parseFixtures } from '../../../grader/engine/fixtures';

const core = [
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

test('the course is worth 100 points, at least 80 of them in the core exercises', () => {
  const points = (names: readonly string[]) =>
    names.reduce((sum, id) => sum + maxPointsOf(definitionOf(id)), 0);
  expect(points(ids)).toBe(100);
  expect(points(core)).toBeGreaterThanOrEqual(80);
});

test('ids are unique and every module serves an objective', () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const { objective } of modules) expect(Object.keys(objectives)).toContain(objective);
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
      const isCore = core.includes(id);
      expect(count('property')).toBeGreaterThanOrEqual(isCore ? 5 : 1);
      expect(count('oracle')).toBeGreaterThanOrEqual(1);
      expect(count('fixture')).toBeGreaterThanOrEqual(1);
      const misconceptions = functions.flatMap((each) => each.misconceptions);
      expect(misconceptions.length).toBeGreaterThanOrEqual(isCore ? 8 : 4);
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
