/** The walkthroughs in solutions/ fit the exercises: their answers, mistakes and checks. */
import { readFileSync } from 'node:fs';
import { exercises, exercisesIn, modules, pathOf } from '../../grader/course';
import { inRepository } from '../../grader/platform/root';
import { rejects } from '../../quality/breadth';

const MISTAKE = /^- `([^`]+)` \(fails ([^)]+)\): /;

const walkthroughOf = (module: string): string =>
  readFileSync(inRepository('solutions', module, 'README.md'), 'utf8');

/** The sections of a walkthrough, each with its heading. */
const sectionsOf = (module: string): { heading: string; lines: string[] }[] =>
  walkthroughOf(module)
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return { heading, lines };
    });

const quotedIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

test.each(modules.map((module) => [module.id, module] as const))(
  '%s has a section for each exercise, in order',
  (id, module) => {
    expect(sectionsOf(id).map(({ heading }) => heading)).toEqual(
      exercisesIn([module]).map(({ definition }) => definition.id),
    );
  },
);

describe.each(exercises.map((exercise) => [exercise.definition.id, exercise] as const))(
  '%s',
  (id, exercise) => {
    const { functions, checks } = exercise.definition;
    const lines = sectionsOf(exercise.module.id).find(({ heading }) => heading === id)?.lines ?? [];
    const numbered = lines.findIndex((line) => line.startsWith('1. '));
    const mistakesFrom = lines.indexOf('Mistakes:');
    const mistakes = lines.filter((line) => line.startsWith('- '));

    test('links the answer, and has steps, mistakes and a question', () => {
      expect(lines.join('\n')).toContain(`[${exercise.file}](${exercise.file})`);
      expect(numbered).toBeGreaterThan(0);
      expect(mistakesFrom).toBeGreaterThan(numbered);
      expect([2, 3]).toContain(mistakes.length);
      expect(lines.filter((line) => line.startsWith('Ask: “'))).toHaveLength(1);
    });

    test('quotes the answer as it is', () => {
      const solution = readFileSync(inRepository('solutions', pathOf(exercise)), 'utf8');
      const steps = quotedIn(lines.slice(numbered, mistakesFrom).join('\n'));
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.filter((code) => !solution.includes(code))).toEqual([]);
      const ofTensors = quotedIn(lines.join('\n')).filter((code) => code.startsWith('tf.'));
      expect(ofTensors.filter((code) => !solution.includes(code))).toEqual([]);
    });

    test.each(mistakes)('%s', async (line) => {
      const [, mistake, failing] = MISTAKE.exec(line) ?? [];
      const named = quotedIn(failing ?? '');
      expect(named).not.toEqual([]);
      for (const name of named) {
        const check = checks.find((each) => each.id === name);
        const made = functions
          .find((each) => each.name === check?.function)
          ?.misconceptions.find((each) => each.id === mistake);
        if (check === undefined || made === undefined) throw new Error(`${name} is no check of ${line}`);
        const oracles = Object.fromEntries(functions.map((each) => [each.name, each.oracle]));
        const submission = { ...oracles, [check.function]: made.compute };
        expect([name, await rejects(check, exercise.definition, submission)]).toEqual([name, true]);
      }
    });
  },
);
