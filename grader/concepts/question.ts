/** A choice in a question. Students write the id. */
export interface Option {
  readonly id: string;
  readonly text: string;
}

interface Asked {
  /** The name of the answer in the student's file; unique in its module. */
  readonly id: string;
  readonly title: string;
  /** May contain `{name}` for a number of {@link NumberQuestion.variants}. */
  readonly text: string;
  /** The headings in the module's README below which the answer is explained. */
  readonly sections: readonly string[];
  /** By id: what to tell a student whose answer is this well-known mistake. Never the answer. */
  readonly misconceptions: Readonly<Record<string, string>>;
}

export interface NumberQuestion extends Asked {
  readonly kind: 'number';
  /** How far an answer may be from the right number. */
  readonly tolerance: number;
  /** Whether the answer counts something. Students are told that it is a whole number. */
  readonly isCount?: true;
  /** Numbers in the text, one set for each group of students; none if it has the same for all. */
  readonly variants?: readonly Variant[];
}

export type Variant = Readonly<Record<string, number>>;

/** All items, in the right order. */
export interface OrderQuestion extends Asked {
  readonly kind: 'order';
  readonly items: readonly Option[];
}

/** For each thing on the left, one option; an option may fit several things, or none. */
export interface MatchingQuestion extends Asked {
  readonly kind: 'matching';
  readonly things: readonly Option[];
  readonly options: readonly Option[];
}

/** The statements that are true. */
export interface SelectionQuestion extends Asked {
  readonly kind: 'selection';
  readonly statements: readonly Option[];
}

export type Question = NumberQuestion | OrderQuestion | MatchingQuestion | SelectionQuestion;

/** One or two prompts for a short text, and how it is graded by hand. */
export interface Reflection {
  readonly prompts: readonly string[];
  /** Three levels, the lowest first. */
  readonly rubric: readonly [RubricLevel, RubricLevel, RubricLevel];
}

export interface RubricLevel {
  readonly level: string;
  readonly text: string;
}

/** The ideas of a module: questions, and a text to write. */
export interface ModuleConcepts {
  /** The module's id, such as `1-attention`. */
  readonly module: string;
  readonly questions: readonly Question[];
  readonly reflection: Reflection;
}

/** `a`, `b`, `c`, … for a list of texts. */
export const lettered = (...texts: readonly string[]): Option[] =>
  texts.map((text, i) => ({ id: String.fromCharCode('a'.charCodeAt(0) + i), text }));

/** Options from ids and texts. */
export const named = (texts: Readonly<Record<string, string>>): Option[] =>
  Object.entries(texts).map(([id, text]) => ({ id, text }));
