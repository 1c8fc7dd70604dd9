import type { NamedArgument, WireResult } from '../../sandbox/protocol';
import { callFunction } from '../../sandbox/child/realm/call';
import type { SceneTools } from './functions';

export interface CallInput {
  readonly function: string;
  readonly arguments: readonly NamedArgument[];
}

export interface CallResult {
  readonly result: WireResult;
}

/** Calls any function of the student, with arguments as the grader sends them. */
export function callScene({ tf, find }: SceneTools, input: CallInput): CallResult {
  // The decoder changes the list that it reads.
  const reply = callFunction(tf, find(input.function), structuredClone([...input.arguments]));
  return JSON.parse(reply) as CallResult;
}
