import * as prettier from 'prettier';
import {
  assignments,
  assignmentsOf,
  maxPointsOf,
  pointsOf,
  type CourseExercise,
  type CourseModule,
} from '../course';
import { effortCells, EFFORT_HEADS, EFFORT_LEGEND, EFFORT_RULE } from '../course/effort-table';
import { inRepository } from '../platform/root';
import { countedIn, prerequisitesIn } from './choose-course';
import { placesOf } from './places';

/** Returns the README.md of the repository that students get. */
export async function studentReadme(course: readonly CourseModule[]): Promise<string> {
  const counted = countedIn(course);
  const module = counted[0]?.module.id ?? '';
  const exercise = counted[0]?.definition.id ?? '';
  const sections = [
    `# From attention to diffusion${titleOf(counted)}`,
    `In this repository you write the functions that transformers and diffusion models are made of, in TypeScript with
\`@tensorflow/tfjs\`. A grader checks each function on many inputs, and shows you the smallest one on which yours goes wrong. You need linear
algebra and some probability, but no machine learning.`,
    `## Start`,
    `You need Node 20.19 or later, on Linux, macOS or Windows. In this folder, run:`,
    '```\nnpm ci && npm run grade\n```',
    `In a PowerShell older than version 7, write \`;\` instead of \`&&\`. You see every exercise as not started, with zero points. In a
Codespace everything is already installed; run \`npm run grade\`.`,
    `## Exercises`,
    tableOf(counted),
    EFFORT_LEGEND,
    ...prerequisiteSection(course),
    `## Solve an exercise`,
    `If you are new to tfjs, first read [tfjs in ten minutes](exercises/README.md).`,
    `1. Read the module's README, for example [exercises/${module}/README.md](exercises/${module}/README.md). It explains the idea,
   the formulas and the tasks. It also has hints, which you can unfold.
2. Open an exercise, for example \`exercises/${module}/${exercise}.ts\`. The comment above the function says what it takes and
   returns, with shapes. Replace the line that throws.
3. Run \`npm run grade -- ${exercise}\`. You see the first check that failed: the input, what was expected next to what you returned, and a hint.
   In VS Code, the task **Grade this file** does the same for the exercise that you have open.
4. Commit and push. GitHub grades again, with the same inputs, and shows the report on the page of the run.`,
    commandTable(module, exercise),
    `## Rules`,
    `- Any code that gives the right numbers is right, loops included. Only the gradient checks require tfjs operations throughout.
- Import \`@tensorflow/tfjs\` and files in \`exercises/\`, nothing else. The ready-made layers and models of tfjs (\`tf.layers\`,
  \`tf.sequential\`, …) are not allowed, because they would do the exercise for you. Layers that only combine or rearrange tensors are
  allowed, such as \`tf.layers.add\`.
- Edit only files in the module folders. \`exercises/given/\` contains parameter types and helpers that you may use; the grader always uses
  its own copy. Put your own helpers beside the exercise, for example in \`exercises/${module}/my-helpers.ts\`. If you change the grader,
  you change what you see, not how you are graded.
- Output of \`console.log\` and \`tensor.print()\` appears below the report, with the call that it comes from; the input that fails comes first.
- Type errors and tensors that you leave in memory are reported but cost no points.
- A call may take up to 2 s and 512 MB. A correct one takes about a millisecond.`,
    `## License`,
    `The code is published under the MIT License and the exercise texts under CC BY 4.0; see [LICENSE](LICENSE).`,
  ];
  const options = await prettier.resolveConfig(inRepository('README.md'));
  return prettier.format(sections.join('\n\n'), { ...options, parser: 'markdown' });
}

/** Names the assignment, where the course has others too. */
function titleOf(counted: readonly CourseExercise[]): string {
  const [only, ...others] = assignmentsOf(counted);
  return only === undefined || others.length > 0 || assignments.length === 1 ? '' : `: ${only.title}`;
}

function tableOf(counted: readonly CourseExercise[]): string {
  const rows = counted.map(({ definition, module }, i) => {
    const isFirst = counted[i - 1]?.module !== module;
    const first = isFirst ? `[${module.id}](exercises/${module.id}/README.md): ${module.title}` : '';
    return `| ${first} | ${effortCells(definition)} | ${String(maxPointsOf(definition))} |`;
  });
  const own = assignmentsOf(counted);
  const subtotals = own.length === 1 ? [] : own.map(({ id, exercises }) => sumRow(id, exercises));
  return [
    `| module | ${EFFORT_HEADS} | points |`,
    `| --- | ${EFFORT_RULE} | ---: |`,
    ...rows,
    ...subtotals,
    sumRow('total', counted),
  ].join('\n');
}

const sumRow = (name: string, exercises: readonly CourseExercise[]): string =>
  `| | ${name} | ${String(minutesOf(exercises))} | | ${String(pointsOf(exercises))} |`;

const minutesOf = (exercises: readonly CourseExercise[]): number =>
  exercises.reduce((sum, { definition }) => sum + definition.effort.minutes, 0);

function prerequisiteSection(course: readonly CourseModule[]): string[] {
  const prerequisites = prerequisitesIn(course);
  if (prerequisites.length === 0) return [];
  const folders = [...new Set(prerequisites.map(({ module }) => `\`exercises/${module.id}/\``))].join(', ');
  const names = placesOf(prerequisites, course).join(' ');
  return [
    `### Bring your earlier work`,
    `These exercises import functions that you wrote before, in ${folders}. Copy your own files over the stubs here. They earn no points in this
assignment. \`npm run grade -- ${names}\` tells you whether they are right. If an exercise fails because it uses one that is wrong, its report says so.`,
  ];
}

function commandTable(module: string, exercise: string): string {
  return `| command | what it grades |
| --- | --- |
| \`npm run grade\` | everything, with feedback on the first exercise that is not right yet |
| \`npm run grade -- --all\` | everything, with feedback on every exercise |
| \`npm run grade -- ${module}\` | one module |
| \`npm run grade -- ${exercise}\` | one exercise |
| \`npm run grade -- --report html\` | everything, and writes the report \`out/report.html\` |
| \`npm run concepts\` | your answers to the questions in \`concepts.ts\` of each module; they cost no points |
| \`npm run hint -- ${exercise}\` | nothing; it shows the next hint to an exercise |
| \`npm run watch\` | what you changed, and what depends on it, whenever you save |
| \`npm run watch -- ${exercise}\` | the same for one exercise |

\`npm run try -- ${exercise}\` calls your function once, on the last input that failed, and shows what it prints and returns. Give your own input
as JSON: \`npm run try -- ${exercise} --input input.json\`, with a value for each parameter. \`npm run try -- scratch.ts\` runs a file of your own in
\`exercises/\`, which can import your exercises and print what you want to see.

\`npm run lab\` opens a page in your browser that draws what your functions return, and changes each time you save.`;
}
