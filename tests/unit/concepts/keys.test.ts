/** The keys know every right answer and every known mistake, and the questions fit the READMEs. */
import { readFileSync } from 'node:fs';
import { checkModule, type CheckedAnswer } from '../../../grader/concepts/check';
import type { Question } from '../../../grader/concepts/question';
import { hasVariants, VARIANTS } from '../../../grader/concepts/variant';
import { keysOf } from '../../../grader/concepts/keys';
import { textForAssignments } from '../../../grader/release/assignment-text';
import { modules } from '../../../grader/course';
import { answeredModules } from '../../../quality/concepts';
import { plainKeys, rightAnswer, wrongAnswers } from '../../../quality/concepts/plain-keys';
import { drawn } from '../../support/drawn';
import { inFolder, numbersFor, studentsOfAllVariants, writeAnswers } from '../../support/concept-submission';

const idOf = ({ question, status, misconception }: CheckedAnswer): string =>
  [question.id, status, ...(misconception === undefined ? [] : [misconception])].join(' ');

describe.each(answeredModules.map((each) => [each.concepts.module, each] as const))(
  '%s',
  (module, answered) => {
    const { concepts, plain } = answered;
    const answersOf = (question: Question): (typeof plain)[string] =>
      plain[question.id] ?? { right: [], wrong: {} };

    test('the solutions are all right', async () => {
      const checked = await checkModule('solutions', concepts);
      expect(checked?.answers.map(idOf)).toEqual(concepts.questions.map(({ id }) => `${id} right`));
    });

    test('right answers are right with every set of numbers', async () => {
      for (const student of drawn(studentsOfAllVariants(VARIANTS), 4, `${module} students`)) {
        await inFolder(async (directory) => {
          writeAnswers(directory, concepts, {
            student,
            answerTo: (question) =>
              hasVariants(question)
                ? rightAnswer(answersOf(question), numbersFor(question, student))
                : undefined,
          });
          const checked = await checkModule(directory, concepts);
          const given = checked?.answers.filter(({ question }) => hasVariants(question)) ?? [];
          expect(given.map(idOf)).toEqual(given.map(({ question }) => `${question.id} right`));
        });
      }
    });

    test('every misconception is wrong, and named', async () => {
      const most = Math.max(...concepts.questions.map((each) => Object.keys(each.misconceptions).length));
      const rounds = Array.from({ length: most }, (_, i) => i);
      for (const i of drawn(rounds, 2, `${module} misconceptions`)) {
        const student = `student-${String(i)}`;
        const mistakeIn = (question: Question): [id: string, answer: unknown] | undefined => {
          const numbers = numbersFor(question, student);
          const right = rightAnswer(answersOf(question), numbers);
          const [id, values = []] =
            Object.entries(wrongAnswers(right, answersOf(question), numbers))[i] ?? [];
          return id === undefined ? undefined : [id, values[i % values.length]];
        };
        await inFolder(async (directory) => {
          writeAnswers(directory, concepts, {
            student,
            answerTo: (question) => mistakeIn(question)?.[1],
          });
          const checked = await checkModule(directory, concepts);
          expect(checked?.answers.map(idOf)).toEqual(
            concepts.questions.map((question) => {
              const mistake = mistakeIn(question);
              return mistake === undefined ? `${question.id} open` : `${question.id} wrong ${mistake[0]}`;
            }),
          );
        });
      }
    });

    test('there are 6 to 10 questions, no two with the same id, and a key for each', () => {
      const ids = concepts.questions.map(({ id }) => id);
      expect(ids.length).toBeGreaterThanOrEqual(6);
      expect(ids.length).toBeLessThanOrEqual(10);
      expect(new Set(ids).size).toBe(ids.length);
      expect(Object.keys(keysOf(module))).toEqual(ids);
    });

    test('questions are explained in the part of the README that every release has', () => {
      const [first = ''] = Object.keys(modules.find(({ id }) => id === module)?.exercises ?? {});
      const readme = textForAssignments(readFileSync(`exercises/${module}/README.md`, 'utf8'), [first]);
      const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
      const sections = concepts.questions.flatMap((question) => question.sections);
      for (const section of sections) expect(headings).toContain(section);
      for (const question of concepts.questions) expect(question.sections).not.toHaveLength(0);
    });

    test('the order of choices says nothing', () => {
      for (const question of concepts.questions) {
        const sorted = (texts: readonly string[]): void => {
          expect(texts).toEqual([...texts].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
        };
        if (question.kind === 'order') sorted(question.items.map(({ id }) => id));
        if (question.kind === 'selection') sorted(question.statements.map(({ text }) => text));
      }
    });

    test('there is no single choice among few, and no sentence gives a number away', () => {
      for (const question of concepts.questions) {
        if (question.kind === 'selection') expect(question.statements.length).toBeGreaterThanOrEqual(10);
        if (question.kind === 'order') expect(question.items.length).toBeGreaterThanOrEqual(6);
        if (question.kind === 'matching')
          expect(question.options.length ** question.things.length).toBeGreaterThan(1_000);
        for (const sentence of Object.values(question.misconceptions)) {
          expect(sentence.length).toBeLessThan(200);
          if (question.kind !== 'number') continue;
          const right = rightAnswer(answersOf(question), numbersFor(question, ''));
          expect(sentence.split(/[^\d.]+/)).not.toContain(JSON.stringify(right));
        }
      }
    });

    test('no two answers of a question share a form', () => {
      for (const question of concepts.questions) {
        const keys = plainKeys(question, answersOf(question));
        expect(keys).toHaveLength(hasVariants(question) ? VARIANTS : 1);
      }
    });
  },
);
