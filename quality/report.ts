import { equivalentMutants } from './equivalent-mutants';
import { judgedMessages } from './judged-messages';

/** The counts for one exercise. */
export interface ExerciseQuality {
  readonly exercise: string;
  /** How many of the mutants Stryker made. */
  readonly strykerMutants: number;
  readonly mutants: number;
  readonly equivalent: number;
  readonly killed: number;
  readonly misconceptions: number;
  readonly rejected: number;
  readonly named: number;
  /** How many pairs and triples are named, of how many that were drawn. */
  readonly combinations: Record<'pairs' | 'triples', readonly [named: number, total: number]>;
  readonly alternatives: number;
  readonly accepted: number;
  readonly seeds: number;
  readonly withoutFlake: number;
  /** How many answers, right and wrong, were judged with several seeds. */
  readonly steadyAnswers: number;
  /** How many verdicts on them were not the same with every seed. */
  readonly byChance: number;
}

interface Circumstances {
  readonly alternativeSeeds: number;
  readonly steadySeeds: number;
  readonly trainingSeeds: number;
  /** Exercises without a row. */
  readonly unmeasured: readonly string[];
}

const columns: readonly (readonly [
  title: string,
  of: (row: ExerciseQuality) => readonly [number, number],
])[] = [
  ['mutants killed', ({ killed, mutants, equivalent }) => [killed, mutants - equivalent]],
  ['misconceptions rejected', ({ rejected, misconceptions }) => [rejected, misconceptions]],
  ['rightly named', ({ named, misconceptions }) => [named, misconceptions]],
  ['pairs named', ({ combinations }) => combinations.pairs],
  ['triples named', ({ combinations }) => combinations.triples],
  ['alternatives accepted', ({ accepted, alternatives }) => [accepted, alternatives]],
  ['seeds without a flake', ({ withoutFlake, seeds }) => [withoutFlake, seeds]],
  ['decided by chance', ({ byChance, steadyAnswers }) => [byChance, steadyAnswers]],
  ['messages judged by hand', ({ exercise }) => judgedMessages(exercise)],
];

const cell = ([part, whole]: readonly [number, number]): string => (whole === 0 ? '–' : `${part} / ${whole}`);

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

/** Renders docs/grading-quality.md. */
export function renderQuality(rows: readonly ExerciseQuality[], circumstances: Circumstances): string {
  const { alternativeSeeds, steadySeeds, trainingSeeds, unmeasured } = circumstances;
  const mutants = rows.reduce((sum, row) => sum + row.mutants, 0);
  const strykerMutants = rows.reduce((sum, row) => sum + row.strykerMutants, 0);
  const equivalents = equivalentMutants.map(
    ({ exercise, line, original, replacements, because }) =>
      `| ${exercise} | ${code(`${line} …`)} | ${code(original)} | ${replacements.map(code).join(', ')} | ${because} |`,
  );
  return `# Grading quality

How often is the grader right? This page is written by \`npm run quality\`, which fails if a verdict is wrong.

${table(rows)}
${unmeasured.length === 0 ? '' : `\nNot measured yet: ${unmeasured.join(', ')}.\n`}
- **Mutants** are solutions with one small change. [Stryker](https://stryker-mutator.io) makes ${strykerMutants} of them: it changes the
  operators and literals of the language. [tensor-mutants.ts](../quality/tensor-mutants.ts) makes ${mutants - strykerMutants}: it changes calls of
  tfjs and numbers, and swaps similar things. A mutant is killed if it loses a point. Equivalent mutants are right answers too; they are
  listed below and not counted.
- **Misconceptions** are those of the specifications. Each is written into the solution as a student would write it
  ([quality/mistakes/](../quality/mistakes/)). It is rejected if it loses a point. It is rightly named if its function is diagnosed with this
  misconception and no other.
- **Pairs** and **triples** are mistakes in different steps of a function at once, up to 300 of each for a function, drawn at random. They
  are played as numbers. One is named if the diagnosis says exactly these mistakes, fewer that give the same numbers, or "either … or …".
  No other name may be given. \`npm run combinations\` plays all pairs and 2,000 triples, and lists those without a name: mostly, one of
  the mistakes hides another.
- **Alternatives** are the right answers in [tests/submissions/](../tests/submissions/), each graded with ${alternativeSeeds} seeds. An alternative
  is accepted if it earns every point with every seed. If it leaves the tensors (\`arraySync\`), it has no gradient, and may lose only the
  points of that check.
- **Seeds** counts how often the solution earned every point.
- **Decided by chance** counts verdicts that are not the same with every seed, of all known answers, right and wrong, each judged with
  ${steadySeeds} seeds. \`npm run steadiness\` judges them with 50.
- **Messages judged by hand** counts the reports of which a fresh reader said that they lead to the mistake, of the sample in
  [verdicts.md](../quality/field/verdicts.md). That page says how the sample was drawn, and has the totals of the answers set aside.

Mutants and misconceptions are graded with the default seed, the others with the seeds from 0 up. Checks that train a
model for seconds run with the first ${trainingSeeds} seeds.

## Equivalent mutants

| exercise | line | original | mutant | why it is right too |
| --- | --- | --- | --- | --- |
${equivalents.join('\n')}
`;
}
