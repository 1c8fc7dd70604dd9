/**
 * Grades wrong answers as people publish and write them, none of which the grader's lists were made
 * from: `npm run field [-- open|aside]`. Prints what the grader found out about each answer, and
 * totals. Of the answers set aside it prints totals only, so that nobody tunes the grader to them.
 */
import { Argument, Command, InvalidArgumentError } from 'commander';
import { exercises } from '../grader/course';
import { fieldAnswers, fieldSets, type FieldAnswer, type FieldSet } from './field-answers';
import { outcomeKinds, outcomeOf, sourceMistakes, type Outcome, type OutcomeKind } from './field-outcome';
import { judgeAnswers } from './judge-answers';
import { firstSeeds, judgedSeed } from './seeds';

interface Measured {
  readonly answer: FieldAnswer;
  readonly outcome: Outcome;
  /** The points with the default seed and others, each once. */
  readonly points: readonly number[];
}

function parseCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

const program = new Command('npm run field')
  .description('Grades wrong answers from the field and prints what the grader found out.')
  .addArgument(new Argument('[set]', 'which answers; all if it is not given').choices(fieldSets))
  .option('--details', 'also print each answer of those set aside')
  .option(
    '--seeds <n>',
    'also grade with this many other seeds, and count points that depend on them',
    parseCount,
    0,
  )
  .option('--json', 'print the outcomes as JSON')
  .parse();
const {
  details = false,
  json = false,
  seeds,
} = program.opts<{ details?: boolean; json?: boolean; seeds: number }>();
const [only] = program.processedArgs as [FieldSet | undefined];

async function measure(set: FieldSet): Promise<Measured[]> {
  const answers = fieldAnswers(set);
  const measured: Measured[] = [];
  for (const exercise of exercises) {
    const own = answers.filter((answer) => answer.exercise === exercise.definition.id);
    if (own.length === 0) continue;
    const verdicts = await judgeAnswers(exercise, own, [judgedSeed, ...firstSeeds(seeds)]);
    const mistakes = await sourceMistakes(exercise, own);
    for (const [i, answer] of own.entries()) {
      const outcomes = verdicts
        .filter((each) => each.answer === answer)
        .map((verdict) => outcomeOf(exercise, verdict, mistakes[i] ?? []));
      const [outcome] = outcomes;
      if (outcome === undefined) throw new Error(`${answer.exercise}/${answer.name} was not judged`);
      measured.push({ answer, outcome, points: [...new Set(outcomes.map(({ points }) => points))] });
    }
  }
  return measured;
}

function printAnswer({ answer, outcome, points }: Measured): void {
  const { kind, found, maxPoints, title, sentence, hint } = outcome;
  console.log(`\n${answer.exercise}/${answer.name}  ${points.join(' or ')} of ${maxPoints}  ${kind}`);
  console.log(`  wrong:  ${answer.mistakes.join('; ')}`);
  if (found !== '') console.log(`  found:  ${found}`);
  for (const [label, text] of Object.entries({ title, first: sentence, hint }))
    if (text !== '') console.log(`  ${label}: ${text.split('\n', 1)[0] ?? ''}`);
}

const meaning: Readonly<Record<OutcomeKind, string>> = {
  accepted: 'accepted, which is wrong',
  named: 'named',
  circumstance: 'located by a circumstance',
  line: 'a mistake of the language, with its line',
  error: 'an error with a hint of its own',
  form: 'only the shape, dtype or NaN is named',
  nothing: 'nothing beyond the failed checks',
};

function printTotals(set: string, measured: readonly Measured[]): void {
  const groups: readonly (readonly [string, readonly Measured[]])[] = [
    ['all', measured],
    ['one mistake', measured.filter(({ answer }) => answer.mistakes.length === 1)],
    ['several mistakes', measured.filter(({ answer }) => answer.mistakes.length > 1)],
    ['with a public source', measured.filter(({ answer }) => answer.origin !== 'typical')],
  ];
  for (const [group, members] of groups) {
    const rejected = members.filter(({ outcome }) => outcome.kind !== 'accepted').length;
    console.log(`\n${set}, ${group}: ${rejected} of ${members.length} rejected`);
    for (const kind of outcomeKinds) {
      const count = members.filter(({ outcome }) => outcome.kind === kind).length;
      const share = ((100 * count) / Math.max(members.length, 1)).toFixed(0);
      console.log(`  ${String(count).padStart(4)}  ${share.padStart(3)} %  ${meaning[kind]}`);
    }
  }
}

for (const set of only === undefined ? fieldSets : [only]) {
  const measured = await measure(set);
  const isShown = set === 'open' || details;
  if (json) {
    if (isShown) console.log(JSON.stringify(measured.map(({ answer, outcome }) => ({ ...answer, outcome }))));
  } else {
    if (isShown) measured.forEach(printAnswer);
    printTotals(set, measured);
    const chance = measured.filter(({ points }) => points.length > 1).length;
    if (seeds > 0) console.log(`\n${set}: the points of ${chance} depend on the seed`);
  }
}
