import {
  attention,
  type AttentionInput,
  type AttentionOutput,
  type AttentionSteps,
} from '../../oracle/attention';

export type Result = AttentionOutput & Readonly<Record<string, AttentionOutput['output']>>;

export const right = (args: AttentionInput, steps: Partial<AttentionSteps> = {}): Result => ({
  ...attention(args, steps),
});
