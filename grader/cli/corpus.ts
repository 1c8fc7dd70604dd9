import Table from 'cli-table3';
import type { Start } from '../corpus/batches';
import { crossEntropies, type CrossEntropies } from '../corpus/cross-entropies';
import { sampleInstruction } from '../corpus/examples';
import { corpus } from '../corpus/grammar';
import { answerOptimum, promptOf, sampleAnswer, TASKS } from '../corpus/instructions';
import { sampleSentence } from '../corpus/sampling';
import { decode, vocabulary } from '../corpus/words';
import { uniforms, type Seed } from '../oracle/random';

export interface CorpusCommand {
  /** How many sentences to show, and how many answers to each task. */
  readonly sentences: number;
  /** The tokens in a window. */
  readonly length: number;
  readonly seed: Seed;
}

const STARTS: Readonly<Record<Start, string>> = {
  sentence: 'first word of a sentence',
  anywhere: 'anywhere',
};

const PREDICTORS: Readonly<Record<keyof CrossEntropies, string>> = {
  unigram: 'unigram',
  bigram: 'bigram',
  bigramWithPosition: 'bigram with position',
  trigram: 'trigram',
  optimum: 'optimum',
};

/** Prints sentences, instructions with answers, and the least losses of predictors. */
export function showCorpus({ sentences, length, seed }: CorpusCommand): void {
  const uniform = uniforms(seed, 'shown corpus');
  const times = <T>(make: () => T): T[] => Array.from({ length: sentences }, make);
  console.log(`Sentences of the corpus, which has ${String(vocabulary.length)} words:\n`);
  for (const sentence of times(() => sampleSentence(corpus, uniform))) console.log(`  ${decode(sentence)}`);
  console.log('\nInstructions with answers:\n');
  for (const task of TASKS) {
    for (const instruction of times(() => sampleInstruction([task], uniform))) {
      console.log(`  ${decode([...promptOf(instruction), ...sampleAnswer(instruction, uniform)])}`);
    }
  }
  console.log(
    `\nThe least losses on windows of ${String(length)} tokens, in nats for each predicted token:\n`,
  );
  console.log(lossTable(length));
  console.log('\nThe least losses on answers, in nats for each token of an answer:\n');
  for (const tasks of [...TASKS.map((task) => [task]), TASKS]) {
    console.log(`  ${tasks.join(', ').padEnd(28)}${answerOptimum(tasks).toFixed(4)}`);
  }
}

function lossTable(length: number): string {
  const starts = Object.keys(STARTS) as Start[];
  const losses = starts.map((start) => crossEntropies({ length, start }));
  const table = new Table({
    head: ['window starts at', ...starts.map((start) => STARTS[start])],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right'],
  });
  for (const predictor of Object.keys(PREDICTORS) as (keyof CrossEntropies)[]) {
    table.push([PREDICTORS[predictor], ...losses.map((each) => each[predictor].toFixed(4))]);
  }
  return table.toString();
}
