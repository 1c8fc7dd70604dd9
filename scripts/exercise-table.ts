import * as prettier from 'prettier';
import { assignments, maxPointsOf, modules } from '../grader/course';
import { effortCells, EFFORT_HEADS, EFFORT_RULE } from '../grader/course/effort-table';
import { inRepository } from '../grader/platform/root';

const START = '<!-- Written by npm run derive. -->';
const END = '<!-- End of what npm run derive writes. -->';

/**
 * Updates the table of exercises in docs/students.md: their modules, effort and points.
 *
 * @throws Error if the markers of the table are missing
 */
export async function withExerciseTable(text: string): Promise<string> {
  const [from, to] = [text.indexOf(START), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('docs/students.md has no markers for the table of exercises');
  const rows = assignments.flatMap(({ id: assignment, exercises }) =>
    modules.flatMap(({ id }) => {
      const own = exercises.filter(({ module }) => module.id === id);
      if (own.length === 0) return [];
      return own.map(({ definition }, i) => {
        const first = i === 0 ? `${assignment} | [${id}](../exercises/${id}/README.md)` : '|';
        return `| ${first} | ${effortCells(definition)} | ${String(maxPointsOf(definition))} |`;
      });
    }),
  );
  const table = [
    `| assignment | module | ${EFFORT_HEADS} | points |`,
    `| --- | --- | ${EFFORT_RULE} | ---: |`,
    ...rows,
  ].join('\n');
  const options = await prettier.resolveConfig(inRepository('docs', 'students.md'));
  return prettier.format(`${text.slice(0, from + START.length)}\n\n${table}\n\n${text.slice(to)}`, {
    ...options,
    parser: 'markdown',
  });
}
