import type { ConceptResults } from '../results/concepts';
import { checkModule } from './check';
import { conceptModules } from './modules';

/**
 * Checks the answers of a submission to the questions of modules, as they stand in results.json.
 *
 * @param root the folder that contains the module folders
 * @param modules ids of modules
 * @returns undefined if the submission has no file with answers for any of them
 */
export async function conceptResults(
  root: string,
  modules: ReadonlySet<string>,
): Promise<ConceptResults | undefined> {
  const asked = conceptModules.filter(({ module }) => modules.has(module));
  const checked = await Promise.all(asked.map((concepts) => checkModule(root, concepts)));
  const results = checked.flatMap((module) =>
    module === undefined
      ? []
      : [
          {
            module: module.concepts.module,
            questions: module.answers.map(({ question: { id, title }, status, misconception }) => ({
              ...{ id, title, status },
              ...(misconception !== undefined && { misconception }),
            })),
          },
        ],
  );
  return results.length === 0 ? undefined : results;
}
