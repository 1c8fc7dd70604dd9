import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { tensorsOf } from '../../engine/values';
import { Refusal } from '../../platform/refusal';
import { checkpointFile, readCheckpoint } from '../../train/checkpoint';
import { MODEL, type Stage } from '../../train/configuration';
import { gptStage } from '../../train/stages/gpt';
import type { LabCheckpoint, LabLanguageModel } from '../lab-data';

/**
 * What the page needs of language models, with the models that were trained.
 *
 * @param out the folder that `npm run train` wrote into
 */
export const languageModel = (out: string): LabLanguageModel => ({
  levels: gptStage.levels,
  checkpoints: (['gpt', 'sft', 'dpo'] as const).flatMap((stage) => checkpointOf(out, stage)),
});

/** None if there is no file, or it cannot be used: the page works without it. */
function checkpointOf(out: string, stage: Stage): LabCheckpoint[] {
  const file = checkpointFile(out, stage);
  if (!existsSync(file)) return [];
  try {
    const { model, step, losses, state } = readCheckpoint(file, stage);
    if (!isDeepStrictEqual(model, MODEL)) return [];
    const params = tensorsOf(state.params).map(({ tensor }) =>
      Buffer.from(Float32Array.from(tensor.data).buffer).toString('base64'),
    );
    return [{ stage, step, losses, params }];
  } catch (failure) {
    if (failure instanceof Refusal) return [];
    throw failure;
  }
}
