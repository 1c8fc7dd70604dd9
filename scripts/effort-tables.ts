import * as prettier from 'prettier';
import { exercisesIn, maxPointsOf, type CourseModule } from '../grader/course';
import { effortCells, EFFORT_HEADS, EFFORT_LEGEND, EFFORT_RULE } from '../grader/course/effort-table';
import { inRepository } from '../grader/platform/root';

const TABLE =
  /(<!-- Effort of ([\w-]+), written by npm run derive\. -->\n)[^]*?(\n<!-- End of effort\. -->)/g;

/**
 * Updates the tables in a module's README of what its exercises take, one for each assignment.
 *
 * @throws Error if an assignment of the module has no place for its table, or another one has
 */
export async function withEffortTables(readme: string, module: CourseModule): Promise<string> {
  const found: string[] = [];
  const text = readme.replace(TABLE, (_, start: string, assignment: string, end: string) => {
    found.push(assignment);
    return `${start}\n${tableOf(module, assignment)}\n\n${EFFORT_LEGEND}\n${end}`;
  });
  const wanted = Object.keys(module.exercises);
  if ([...found].sort().join() !== [...wanted].sort().join())
    throw new Error(`the README of ${module.id} has tables of effort for ${found.join(', ')}`);
  const options = await prettier.resolveConfig(inRepository('exercises', module.id, 'README.md'));
  return prettier.format(text, { ...options, parser: 'markdown' });
}

function tableOf(module: CourseModule, assignment: string): string {
  const rows = exercisesIn([module])
    .filter((exercise) => exercise.assignment === assignment)
    .map(({ definition }) => `| ${effortCells(definition)} | ${String(maxPointsOf(definition))} |`);
  return [`| ${EFFORT_HEADS} | points |`, `| ${EFFORT_RULE} | ---: |`, ...rows].join('\n');
}
