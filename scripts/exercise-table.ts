import * as prettier from 'prettier';
import { assignments, modules, pointsOf } from '../grader/course';
import { inRepository } from '../grader/platform/root';

const START = '<!-- Written by npm run derive. -->';
const END = '<!-- End of what npm run derive writes. -->';

/**
 * Updates the table of modules, exercises and points in docs/students.md.
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
      const ids = own.map(({ definition }) => definition.id).join(', ');
      return [
        `| ${assignment} | [${id}](../exercises/${id}/README.md) | ${ids} | ${String(pointsOf(own))} |`,
      ];
    }),
  );
  const table = ['| assignment | module | exercises | points |', '| --- | --- | --- | ---: |', ...rows].join(
    '\n',
  );
  const options = await prettier.resolveConfig(inRepository('docs', 'students.md'));
  return prettier.format(`${text.slice(0, from + START.length)}\n\n${table}\n\n${text.slice(to)}`, {
    ...options,
    parser: 'markdown',
  });
}
