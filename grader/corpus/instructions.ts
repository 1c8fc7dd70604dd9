/**
 * Instructions and answers, such as `measure gases : the cold gases expand and reach ninety kelvin
 * . <end>`. An answer is a sentence of the corpus about the subject, in the form that the task asks
 * for.
 */
import { meanLength, sum, type Automaton } from './automaton';
import { sentences } from './grammar';
import { entropyRate } from './optimum';
import { parse } from './parse';
import { sampleSentence, type Uniform } from './sampling';
import { decode, tokenOf, tokensOf, wordOf } from './words';

/** `describe` asks for a sentence without a value, `measure` for one with it, `report` for any. */
export type Task = 'describe' | 'measure' | 'report';

/** The share of answers to each task that give a value. */
export const VALUE_SHARES: Readonly<Record<Task, number>> = { describe: 0, measure: 1, report: 0.3 };

export const TASKS: readonly Task[] = ['describe', 'measure', 'report'];

export interface Instruction {
  readonly task: Task;
  /** The token of a noun. */
  readonly subject: number;
}

/** The tokens in a prompt. */
export const PROMPT_LENGTH = 3;
/** The tokens in the longest answer: a sentence and `<end>`. */
export const ANSWER_LENGTH = 14;

/** The task, the subject and a colon. */
export const promptOf = ({ task, subject }: Instruction): number[] => [tokenOf(task), subject, tokenOf(':')];

/** Every instruction with one of the tasks. */
export const instructionsFor = (tasks: readonly Task[]): Instruction[] =>
  tasks.flatMap((task) => tokensOf('noun').map((subject) => ({ task, subject })));

const answers = new Map<string, Automaton>();

/** The sentences that answer an instruction, with their probabilities. */
export function answersTo({ task, subject }: Instruction): Automaton {
  const key = `${task} ${String(subject)}`;
  const made = answers.get(key) ?? sentences({ subjects: [subject], valueShare: VALUE_SHARES[task] });
  answers.set(key, made);
  return made;
}

/** A sentence that answers an instruction, and `<end>`. */
export const sampleAnswer = (instruction: Instruction, uniform: Uniform): number[] => [
  ...sampleSentence(answersTo(instruction), uniform),
  tokenOf('<end>'),
];

/**
 * The least loss that is possible on answers, in nats for each token of an answer (`<end>`
 * included), if all instructions with these tasks are equally frequent.
 */
export function answerOptimum(tasks: readonly Task[] = TASKS): number {
  const all = instructionsFor(tasks).map(answersTo);
  const nats = sum(all.map((each) => entropyRate(each) * meanLength(each)));
  return nats / sum(all.map((each) => meanLength(each) + 1));
}

export type Judgement =
  | { readonly follows: true; readonly givesValue: boolean }
  | { readonly follows: false; /** In English. */ readonly problem: string };

/**
 * Whether an answer follows its instruction: one grammatical sentence with the right subject and
 * in the right form, then `<end>`. What is written after `<end>` does not count.
 */
export function judgeAnswer({ task, subject }: Instruction, answer: readonly number[]): Judgement {
  const fails = (problem: string): Judgement => ({ follows: false, problem });
  const end = answer.indexOf(tokenOf('<end>'));
  if (end < 0) return fails('the answer does not end with <end>');
  const parsed = parse(answer.slice(0, end));
  if (!parsed.grammatical) return fails(`“${decode(answer.slice(0, end))}”: ${parsed.problem}`);
  const { sentence } = parsed;
  if (sentence.subject !== subject) {
    return fails(`the subject is “${wordOf(sentence.subject).text}”, not “${wordOf(subject).text}”`);
  }
  const givesValue = sentence.value !== undefined;
  if (task === 'describe' && givesValue) return fails('the answer gives a value, which was not asked for');
  if (task === 'measure' && !givesValue) return fails('the answer gives no value');
  return { follows: true, givesValue };
}
