/**
 * GitHub's own parser of workflows and actions. It finds unknown and missing keys, and expressions
 * with an unknown context. Jest cannot load its modules, so github-yaml.ts bundles this file.
 */
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';

interface Parsed {
  readonly context: { readonly errors: { getErrors(): { readonly message: string }[] } };
}

const messages = ({ context }: Parsed): string[] => context.errors.getErrors().map(({ message }) => message);

export const workflowErrors = (name: string, content: string): string[] =>
  messages(parseWorkflow({ name, content }, new NoOperationTraceWriter()));

export const actionErrors = (name: string, content: string): string[] =>
  messages(parseAction({ name, content }, new NoOperationTraceWriter()));
