import type { EquivalentMutant } from './equivalent-mutants';

/** What was counted for one exercise. */
export interface ExerciseQuality {
  readonly exercise: string;
  readonly mutants: number;
  readonly equivalent: number;
  readonly killed: number;
  readonly misconceptions: number;
  readonly rejected: number;
  readonly named: number;
  readonly alternatives: number;
  readonly accepted: number;
  readonly seeds: number;
  readonly withoutFlake: number;
}

interface Circumstances {
  readonly alternativeSeeds: number;
  readonly strykerMutants: number;
  readonly equivalentMutants: readonly EquivalentMutant[];
}

const columns: readonly (readonly [
  title: string,
  of: (row: ExerciseQuality) => readonly [number, number],
])[] = [
  ['mutants killed', ({ killed, mutants, equivalent }) => [killed, mutants - equivalent]],
  ['misconceptions rejected', ({ rejected, misconceptions }) => [rejected, misconceptions]],
  ['rightly named', ({ named, misconceptions }) => [named, misconceptions]],
  ['alternatives accepted', ({ accepted, alternatives }) => [accepted, alternatives]],
  ['seeds without a flake', ({ withoutFlake, seeds }) => [withoutFlake, seeds]],
];

const cell = ([part, whole]: readonly [number, number]): string => `${part} / ${whole}`;

function table(rows: readonly ExerciseQuality[]): string {
  const sumOf = (of: (row: ExerciseQuality) => readonly [number, number], side: 0 | 1): number =>
    rows.reduce((sum, row) => sum + of(row)[side], 0);
  const totals = columns.map(([, of]) => cell([sumOf(of, 0), sumOf(of, 1)]));
  return [
    ['exercise', ...columns.map(([title]) => title)],
    ['---', ...columns.map(() => '---:')],
    ...rows.map((row) => [row.exercise, ...columns.map(([, of]) => cell(of(row)))]),
    ['**all**', ...totals.map((total) => `**${total}**`)],
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const code = (text: string): string => `\`${text}\``;

/** docs/grading-quality.md. */
export function renderQuality(rows: readonly ExerciseQuality[], circumstances: Circumstances): string {
  const { alternativeSeeds, strykerMutants, equivalentMutants } = circumstances;
  const mutants = rows.reduce((sum, row) => sum + row.mutants, 0);
  const equivalents = equivalentMutants.map(
    ({ exercise, line, original, replacements, because }) =>
      `| ${exercise} | ${code(`${line} …`)} | ${code(original)} | ${replacements.map(code).join(', ')} | ${because} |`,
  );
  return `# Grading quality

Written by \`npm run quality\`, which fails when a verdict is wrong.

${table(rows)}

- **Mutants** are the solutions with one small change: ${strykerMutants} by [Stryker](https://stryker-mutator.io), which changes the
  operators and literals of the language, and ${mutants - strykerMutants} by [tensor-mutants.ts](../quality/tensor-mutants.ts), which changes
  calls of tfjs, numbers, and which of several like things is used. Killed are those that lose a point. Equivalent ones, which are right
  answers too, are listed below and not counted.
- **Misconceptions** are those of the specifications, pairs included, each made in the solution as a student would make it
  ([quality/mistakes/](../quality/mistakes/)). Rejected are those that lose a point, rightly named are those whose function is diagnosed with
  this misconception and no other.
- **Alternatives** are the right answers in [tests/submissions/](../tests/submissions/), each graded with ${alternativeSeeds} seeds. Accepted are
  those that earn every point with every seed; an answer that leaves the tensors (\`arraySync\`) has no gradient and loses that check alone.
- **Seeds**: how often the solution earned every point.

Mutants and misconceptions are judged with the default seed, the others with the seeds from 0 on.

## Equivalent mutants

| exercise | line | original | mutant | why it is right as well |
| --- | --- | --- | --- | --- |
${equivalents.join('\n')}
`;
}
