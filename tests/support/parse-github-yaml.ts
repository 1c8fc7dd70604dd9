/**
 * GitHub's own parser of workflows and actions: an unknown key, a missing one, an expression that names an unknown context. It is made
 * of modules that Jest does not load, so that github-yaml.ts bundles this file.
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
