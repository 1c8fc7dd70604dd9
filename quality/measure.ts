/**
 * Measures how often the grader's verdicts are right and writes docs/grading-quality.md:
 * `npm run quality -- [exercise …]`. Exits with 1 if a verdict is wrong, if a mutant survives that
 * is not listed as equivalent, or if that list is out of date. With exercises named, the figures of
 * the others stay as they are in quality/figures.json; with parts named, so do the other parts.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { Command, Option } from 'commander';
import * as prettier from 'prettier';
import { exercises } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { TRAINING_SEEDS } from './judge-answers';
import { measureExercise, parts, type Part } from './measure-exercise';
import { measureInProcess } from './measure-in-process';
import { renderQuality, type ExerciseQuality } from './report';
import { parseCount } from './parse-count';

const command = new Command('npm run quality')
  .description("Measures how often the grader's verdicts are right and writes docs/grading-quality.md.")
  .argument('[exercise...]', 'the exercises to measure; all of them by default')
  .option('--seeds <n>', 'number of seeds for each solution', parseCount, 200)
  .option('--alternative-seeds <n>', 'number of seeds for each alternative answer', parseCount, 50)
  .option('--steady-seeds <n>', 'number of seeds with which no verdict may change', parseCount, 6)
  .addOption(new Option('--parts <part...>', 'measure only these').choices(parts).default(parts))
  .addOption(new Option('--alone', 'print the figures of one exercise as JSON').hideHelp())
  .parse();
const {
  alone,
  parts: chosenParts,
  ...counts
} = command.opts<{
  parts: Part[];
  seeds: number;
  alternativeSeeds: number;
  steadySeeds: number;
  alone?: true;
}>();
const unknown = command.args.find((id) => !exercises.some(({ definition }) => definition.id === id));
if (unknown !== undefined) command.error(`error: there is no exercise ${unknown}`);
const chosen = exercises.filter(
  ({ definition: { id } }) => command.args.length === 0 || command.args.includes(id),
);

const figuresFile = inRepository('quality', 'figures.json');
const page = inRepository('docs', 'grading-quality.md');

/** The figures that were measured before, by exercise. */
function readFigures(): Map<string, ExerciseQuality> {
  const known = existsSync(figuresFile)
    ? (JSON.parse(readFileSync(figuresFile, 'utf8')) as ExerciseQuality[])
    : [];
  return new Map(known.map((each) => [each.exercise, each]));
}

async function writeFormatted(file: string, text: string): Promise<void> {
  const style = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(text, { ...style, filepath: file }));
}

/** Measures exercises, one for each processor at a time, and saves the figures of each. */
async function measureAll(): Promise<void> {
  const figures = readFigures();
  const isPartial = chosenParts.length < parts.length;
  const queue = chosen.filter(({ definition: { id } }) => !isPartial || figures.has(id));
  let wrong = 0;
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { id } = next.definition;
      const { quality, wrongVerdicts, seconds } = await measureInProcess(id, counts, chosenParts);
      const known = figures.get(id) ?? { exercise: id };
      figures.set(id, { ...known, ...quality } as ExerciseQuality);
      writeFileSync(figuresFile, JSON.stringify([...figures.values()]));
      console.error([`${id}: ${seconds.toFixed(0)} s`, ...wrongVerdicts].join('\n'));
      wrong += wrongVerdicts.length;
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  const rows = exercises.flatMap(({ definition }) => figures.get(definition.id) ?? []);
  await writeFormatted(figuresFile, JSON.stringify(rows));
  const unmeasured = exercises.flatMap(({ definition: { id } }) => (figures.has(id) ? [] : [id]));
  const circumstances = { ...counts, trainingSeeds: TRAINING_SEEDS, unmeasured };
  await writeFormatted(page, renderQuality(rows, circumstances));
  console.log(`${page} written; ${wrong} wrong verdicts.`);
  if (wrong > 0) process.exitCode = 1;
}

const [first] = chosen;
if (alone === undefined) await measureAll();
else if (first !== undefined)
  process.stdout.write(JSON.stringify(await measureExercise(first, counts, chosenParts)));
