/** What the page and its worker say to each other. */

/** Whose functions are called. */
export type Owner = 'student' | 'model';

/** What tfjs computes with. */
export type LabBackend = 'webgl' | 'wasm' | 'cpu';

/** A script of an exercise, and the names of its functions. */
export interface LabScript {
  readonly code: string;
  readonly functions: readonly string[];
}

export type LabScripts = Readonly<Record<string, LabScript>>;

export type ToWorker =
  /** `auto` chooses the fastest that works. */
  | { readonly kind: 'start'; readonly backend: LabBackend | 'auto' }
  | { readonly kind: 'code'; readonly owner: Owner; readonly scripts: LabScripts }
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly owner: Owner;
      readonly scene: string;
      readonly input: unknown;
    };

export interface LabError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** What a student's code wrote to the console during a run. */
export interface Printed {
  readonly lines: readonly string[];
  /** How many more there were. */
  readonly more: number;
}

export type FromWorker =
  | { readonly kind: 'ready'; readonly backend: LabBackend }
  | { readonly kind: 'frame'; readonly id: number; readonly frame: unknown }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly result: unknown;
      readonly ms: number;
      readonly printed: Printed;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: LabError; readonly printed: Printed };

/** How the name of a student's script ends in stacks. */
export const SCRIPT_END = '.submission.js';
