/** Transformers that give each step of a signal a logit, and what the logits are worth. */
export * from './roc';
export * from './signal-model';
