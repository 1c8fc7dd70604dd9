import {
  ANSWER_LENGTH,
  instructionsFor,
  judgeAnswer,
  promptOf,
  type Instruction,
  type Judgement,
  type Task,
} from '../../corpus/instructions';
import { decode, tokenOf } from '../../corpus/words';
import { drawsFor, range, SHOWN, type Training } from './stage';

/** An answer that a model wrote. */
export interface Written {
  /** With its prompt. */
  readonly text: string;
  readonly judgement: Judgement;
}

/** Answers to `count` instructions with these tasks, all instructions in turn. */
export async function answers(
  training: Training,
  tasks: readonly Task[],
  count: number,
  name: string,
): Promise<Written[]> {
  const all = instructionsFor(tasks);
  // A stride that shares no factor with their number spreads a few over tasks and subjects.
  const asked = range(0, count).flatMap((i): Instruction | Instruction[] => all[(i * 17) % all.length] ?? []);
  const written = await training.trainer.write({
    prompts: asked.map(promptOf),
    length: ANSWER_LENGTH,
    stop: tokenOf('<end>'),
    draws: drawsFor(training, name, count * ANSWER_LENGTH),
  });
  return asked.map((instruction, i) => {
    const answer = written[i] ?? [];
    return {
      text: decode([...promptOf(instruction), ...answer]),
      judgement: judgeAnswer(instruction, answer),
    };
  });
}

export const follow = ({ judgement }: Written): boolean => judgement.follows;

export const givesValue = ({ judgement }: Written): boolean => judgement.follows && judgement.givesValue;

/** The share of answers for which something holds; 0 of none. */
export const shareOf = (written: readonly Written[], holds: (one: Written) => boolean): number =>
  written.length === 0 ? 0 : written.filter(holds).length / written.length;

export const textsOf = (written: readonly Written[]): string[] =>
  written.slice(0, SHOWN).map(({ text }) => text);
