import { counterexampleLines, firstProblem, hintFor, inputTitle, insightsFor } from './feedback';
import { printable } from './printable';
import type { ExerciseResult, Results } from './results';

const WIDTH = 100;

const statusText: Record<ExerciseResult['status'], string> = {
  passed: '✅ right',
  failed: '🔶 not yet',
  'not-started': '⬜ not started',
  error: '🛑 cannot run',
};

/** Text of a submission as a block of code: nothing in it is Markdown or HTML, however many backticks it holds. */
export function codeBlock(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${printable(text)}\n${fence}`;
}

/** The job summary: the table, then what the terminal would say of each exercise that is begun but not right. */
export function renderMarkdown({ exercises, points, maxPoints }: Results): string {
  const rows = exercises.map(
    ({ module, id, points: earned, maxPoints: most, status }) =>
      `| ${module} | ${id} | ${String(earned)}/${String(most)} | ${statusText[status]} |`,
  );
  const begun = exercises.filter(({ status }) => status === 'failed' || status === 'error');
  return [
    `## ${String(points)} of ${String(maxPoints)} points`,
    ['| Module | Exercise | Points | |', '| --- | --- | ---: | --- |', ...rows].join('\n'),
    ...begun.map(renderExercise),
    '',
  ].join('\n\n');
}

function renderExercise(exercise: ExerciseResult): string {
  const problem = firstProblem(exercise);
  const sections = [`### ${exercise.title}: ${String(exercise.points)}/${String(exercise.maxPoints)}`];
  if (exercise.error !== null) return [...sections, codeBlock(exercise.error)].join('\n\n');
  if (problem === undefined) return sections.join('\n\n');
  sections.push(`**${problem.title}**`, ...insightsFor(exercise, problem));
  const seen = [problem.message];
  if (problem.counterexample !== null) {
    seen.push('', ...counterexampleLines(inputTitle(problem), problem.counterexample, WIDTH));
  }
  sections.push(codeBlock(seen.join('\n')), `Hint: ${hintFor(exercise, problem)}`);
  return sections.join('\n\n');
}
