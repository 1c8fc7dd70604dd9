import { conceptsOf } from '../concepts/concepts-of';
import { checkModule, type CheckedModule } from '../concepts/check';
import { conceptModules } from '../concepts/modules';
import type { ModuleConcepts } from '../concepts/question';
import { renderConcepts } from '../report/concepts-terminal';
import { terminalWidth } from '../report/wrap';
import { courseRoot } from '../submission/course-root';
import { closeNames, didYouMean } from './suggest';
import { UsageError } from './usage-error';

export interface ConceptsCommand {
  /** The id or the number of a module; without one, all modules. */
  readonly module: string | undefined;
  readonly submission: string;
}

/**
 * Shows which answers to the questions about ideas are right.
 *
 * @returns the exit code: 0 if all answers are right, 1 if some are wrong or open, 2 if a file
 *   cannot be read
 */
export async function concepts({ module, submission }: ConceptsCommand): Promise<number> {
  const asked = module === undefined ? conceptModules : [moduleNamed(module)];
  const root = courseRoot(submission);
  const checked: { concepts: ModuleConcepts; found: CheckedModule | undefined }[] = [];
  for (const each of asked) checked.push({ concepts: each, found: await checkModule(root, each) });
  console.log(renderConcepts(checked, terminalWidth()));
  const answers = checked.flatMap(({ found }) => found?.answers ?? []);
  if (checked.some(({ found }) => found?.problem !== undefined)) return 2;
  const isAllThere = checked.every(({ found }) => found !== undefined);
  return isAllThere && answers.every(({ status }) => status === 'right') ? 0 : 1;
}

/** @throws UsageError if there is no such module, or it has no questions */
function moduleNamed(name: string): ModuleConcepts {
  const ids = conceptModules.map(({ module }) => module);
  const folder = name.replace(/[\\/]+(concepts\.ts)?$/, '').replace(/^.*[\\/]/, '');
  const found = conceptsOf(folder) ?? conceptsOf(ids.find((id) => id.startsWith(`${folder}-`)) ?? '');
  if (found !== undefined) return found;
  const instead = didYouMean(closeNames(folder, ids)) ?? `choose from ${ids.join(', ')}`;
  throw new UsageError(`there is no module "${name}" with questions; ${instead}`);
}
