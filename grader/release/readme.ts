import * as prettier from 'prettier';
import { maxPointsOf, type CourseModule } from '../course';
import { inRepository } from '../repository/root';
import type { ChosenModules } from './choose-modules';

/** README.md of the repository that students get. */
export async function studentReadme({ released, prerequisites }: ChosenModules): Promise<string> {
  const [first] = released;
  const exercise = first?.exercises[0]?.id ?? '';
  const sections = [
    `# From attention to diffusion`,
    `In this repository you write the functions that transformers and diffusion models are made of, in TypeScript with
\`@tensorflow/tfjs\`, and a grader tells you whether they are right. It tries each function on many inputs and shows you the smallest one on
which yours goes wrong. No machine learning is assumed; linear algebra and some probability are.`,
    `## Start`,
    `You need Node 20 or later, on Linux, macOS or Windows. Then, in this folder:`,
    '```\nnpm ci && npm run grade\n```',
    `(In a PowerShell older than 7, write \`;\` for \`&&\`.) You see every exercise, not started yet, and zero points.`,
    `## Exercises`,
    tableOf(released),
    ...prerequisiteSection(prerequisites),
    `## An exercise, step by step`,
    `1. Read the module's README, for instance [exercises/${first?.id ?? ''}/README.md](exercises/${first?.id ?? ''}/README.md): the idea, the
   formulas, the tasks, and hints that fold open.
2. Edit the exercise's file, for instance \`exercises/${first?.id ?? ''}/${exercise}.ts\`. The comment above the function says what it takes and
   returns, with shapes; replace the line that throws.
3. Run \`npm run grade -- ${exercise}\`. What failed first is explained: the input, what was expected beside what you returned, and a hint.
4. Commit and push. The same grading runs on GitHub, with the same inputs, and shows its report on the page of the run.`,
    commandTable(first, exercise),
    `## Rules`,
    `- Any way to the right numbers is right, loops included; only the gradient checks need tfjs's own operations throughout.
- Import \`@tensorflow/tfjs\` and files of \`exercises/\`, nothing else. tfjs's ready-made layers and models (\`tf.layers\`, \`tf.sequential\`, …)
  are not allowed, since they do the exercise for you.
- Only files in the module folders are yours to edit. \`exercises/given/\` has parameter types and helpers that you may use; the grader uses its own
  copy. Changing the grader changes what you see, not how you are graded.
- \`console.log\` and \`tensor.print()\` appear below the report.
- Type errors and tensors left behind are pointed out and cost nothing.
- A call may take 2 s and 512 MB; a right one takes about a millisecond.`,
  ];
  const options = await prettier.resolveConfig(inRepository('README.md'));
  return prettier.format(sections.join('\n\n'), { ...options, parser: 'markdown' });
}

function tableOf(modules: readonly CourseModule[]): string {
  const rows = modules.flatMap(({ id, title, exercises }) =>
    exercises.map((exercise, i) => {
      const module = i === 0 ? `[${id}](exercises/${id}/README.md): ${title}` : '';
      return `| ${module} | ${exercise.id} | ${String(maxPointsOf(exercise))} |`;
    }),
  );
  const points = modules.flatMap(({ exercises }) => exercises).map(maxPointsOf);
  const total = points.reduce((sum, each) => sum + each, 0);
  return [
    '| module | exercise | points |',
    '| --- | --- | ---: |',
    ...rows,
    `| | total | ${String(total)} |`,
  ].join('\n');
}

function prerequisiteSection(prerequisites: readonly CourseModule[]): string[] {
  if (prerequisites.length === 0) return [];
  const folders = prerequisites.map(({ id }) => `\`exercises/${id}/\``).join(', ');
  const ids = prerequisites.map(({ id }) => id).join(' ');
  return [
    `### Bring along`,
    `These exercises import functions that you wrote before, in ${folders}. Copy your own files from there over the stubs here. They give no
points in this assignment; \`npm run grade -- ${ids}\` says whether they are right, and so does the report of an exercise that uses one which is not.`,
  ];
}

function commandTable(module: CourseModule | undefined, exercise: string): string {
  return `| command | what it grades |
| --- | --- |
| \`npm run grade\` | everything, with feedback on the first exercise that is not yet right |
| \`npm run grade -- --all\` | everything, with feedback on every exercise |
| \`npm run grade -- ${module?.id ?? ''}\` | one module |
| \`npm run grade -- ${exercise}\` | one exercise |
| \`npm run watch\` | whenever you save: what changed, and what depends on it |
| \`npm run watch -- ${exercise}\` | the same for one exercise |`;
}
