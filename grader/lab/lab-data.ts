import type { WireArgument } from '../sandbox/protocol';

/** An exercise as the page knows it. */
export interface LabExercise {
  readonly id: string;
  readonly title: string;
  /** Where the student edits it, for instance `exercises/1-attention/causal-mask.ts`. */
  readonly path: string;
  readonly functions: readonly string[];
}

/** The code of one exercise: the last that could be bundled, and what is wrong with the newest. */
export interface LabCode {
  /** Undefined if none could be bundled since the lab started. */
  readonly code?: string;
  readonly sourceMap?: string;
  readonly problem?: {
    /** With a code frame. */
    readonly message: string;
    readonly file: string | undefined;
    readonly line: number | undefined;
  };
}

export type LabCodes = Readonly<Record<string, LabCode>>;

/** Numbers in a page: NaN and infinities survive. */
export interface LabTensor {
  readonly shape: readonly number[];
  readonly data: readonly (number | 'NaN' | 'Infinity' | '-Infinity')[];
}

/** A failed check of the last grading, and the call that shows it. */
export interface LabCheck {
  /** Names it among all. */
  readonly key: string;
  readonly exercise: string;
  readonly title: string;
  /** '' where the lab does not know it. */
  readonly message: string;
  readonly hint: string;
  readonly function: string;
  /** Undefined if the call cannot be repeated from what the results say. */
  readonly call?: LabCall;
}

/** A call of a student's function, and what is right for it. */
export interface LabCall {
  /** As JSON, for editing; without parameters that are functions. */
  readonly input: string;
  /** The name of the tensor that the function returns, if it returns one. */
  readonly resultName: string;
  readonly arguments: readonly { readonly name: string; readonly value: WireArgument }[];
  readonly expected: LabExpected;
}

/** The right numbers by name, or why nobody knows them. */
export type LabExpected =
  { readonly values: Readonly<Record<string, LabTensor>> } | { readonly unknown: string };

/** An edited input of a check. */
export interface LabQuestion {
  readonly exercise: string;
  readonly function: string;
  readonly input: string;
}

/** The answer to it. */
export type LabAnswer = { readonly call: LabCall } | { readonly refused: string };

/** A model that `npm run train` has written. */
export interface LabCheckpoint {
  readonly stage: 'gpt' | 'sft' | 'dpo';
  readonly step: number;
  readonly losses: readonly (number | null)[];
  /** float32 in base64, in the order of the parameters' paths. */
  readonly params: readonly string[];
}

export interface LabLanguageModel {
  /** Losses that a curve is held against, in nats. */
  readonly levels: readonly { readonly name: string; readonly loss: number }[];
  readonly checkpoints: readonly LabCheckpoint[];
}

/** Everything that the page starts with. */
export interface LabData {
  readonly exercises: readonly LabExercise[];
  /** What the page calls the submission. */
  readonly submission: string;
  /** Null where a server tells of it: the page need not wait until everything is bundled. */
  readonly student: LabCodes | null;
  /** Whether a server has the model answers; never in a site that can be published. */
  readonly hasModel: boolean;
  readonly checks: readonly LabCheck[];
  readonly languageModel: LabLanguageModel;
  /** Whether a server tells of saved files and answers edited inputs. */
  readonly isLive: boolean;
}
