import { EXAMPLE_LENGTH, exampleBatch } from '../../corpus/examples';
import { answerOptimum, TASKS } from '../../corpus/instructions';
import { answers, follow, shareOf, textsOf } from './answers';
import { percent, range, type TrainingStage } from './stage';

/** Supervised fine-tuning: answers to instructions. */
export const sftStage: TrainingStage = {
  stage: 'sft',
  title: 'Supervised fine-tuning',
  levels: [{ name: 'optimum', loss: answerOptimum() }],
  tokensPerStep: ({ recipe }) => EXAMPLE_LENGTH * recipe.batchSize,
  train: ({ trainer, seed, recipe }, done, count) => {
    const { batchSize } = recipe;
    const batches = range(done, count).map((index) => exampleBatch(index, { seed, batchSize }));
    return trainer.fineTune(batches, recipe);
  },
  shareOf: 'of the answers follow their instruction',
  write: async (training, count, name) => {
    const written = await answers(training, TASKS, count, name);
    return { texts: textsOf(written), share: shareOf(written, follow) };
  },
  before: async (training, count) => {
    const written = await answers(training, TASKS, count, 'sft before');
    return { follow: shareOf(written, follow) };
  },
  conclude: async (training, count, before) => {
    const written = await answers(training, TASKS, count, 'sft at the end');
    const share = shareOf(written, follow);
    return {
      findings: [
        `${percent(share)} of ${String(count)} answers follow their instruction; before fine-tuning it was ${percent(before['follow'] ?? 0)}.`,
        ...problemsIn(written),
      ],
      sample: { texts: textsOf(written), share },
    };
  },
};

/** The first answers that do not follow their instruction. */
const problemsIn = (written: Awaited<ReturnType<typeof answers>>): string[] =>
  written
    .flatMap(({ text, judgement }) =>
      judgement.follows ? [] : [`Not right: ${text} (${judgement.problem})`],
    )
    .slice(0, 2);
