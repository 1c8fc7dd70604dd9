/** A value that a student's file gives as a literal. Numbers are finite. */
export type Literal = null | number | string | readonly Literal[] | LiteralObject;

/** The properties in order. Pairs, because a property may have any name. */
export interface LiteralObject {
  readonly entries: readonly (readonly [name: string, value: Literal])[];
}

/** Why something cannot be read, and where. */
export interface LiteralProblem {
  readonly message: string;
  /** From 1. */
  readonly line: number;
}

/** One property of an exported object. */
export type LiteralProperty = { readonly name: string; readonly line: number } & (
  { readonly value: Literal } | { readonly problem: LiteralProblem }
);

/** An exported constant: an object, whose properties are read one by one, or another literal. */
export type LiteralExport =
  | { readonly properties: readonly LiteralProperty[] }
  | { readonly value: Literal }
  | { readonly problem: LiteralProblem };

/** The constants that a file exports, or why it cannot be read at all. */
export type LiteralFile =
  { readonly exports: ReadonlyMap<string, LiteralExport> } | { readonly problem: LiteralProblem };

export const isLiteralList = (value: Literal): value is readonly Literal[] => Array.isArray(value);

export const isLiteralObject = (value: Literal): value is LiteralObject =>
  typeof value === 'object' && value !== null && !isLiteralList(value);
