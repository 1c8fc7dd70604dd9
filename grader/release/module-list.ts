import * as prettier from 'prettier';
import { inRepository } from '../platform/root';
import type { ChosenModules } from './choose-modules';

/** The file that lists the course's modules. */
export const MODULE_LIST = 'grader/course/modules.ts';

/** `3-language-models` exports `languageModels`. */
const exportOf = (id: string): string =>
  id.replace(/^\d+-/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Returns the module list of a release. Files that it does not import, such as the checks of other
 * modules, are not released.
 */
export async function moduleList({ released, prerequisites }: ChosenModules): Promise<string> {
  const entries = [...released, ...prerequisites]
    .map(({ id }) => ({ id, isPrerequisite: prerequisites.some((module) => module.id === id) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const text = `${entries.map(({ id }) => `import { ${exportOf(id)} } from './${id}';`).join('\n')}
import type { CourseModule } from './module';

/** The modules in teaching order. A release rewrites this file to list only the released ones. */
export const modules: readonly CourseModule[] = [${entries
    .map(({ id, isPrerequisite }) =>
      isPrerequisite ? `{ ...${exportOf(id)}, prerequisite: true }` : exportOf(id),
    )
    .join(', ')}];
`;
  const options = await prettier.resolveConfig(inRepository(MODULE_LIST));
  return prettier.format(text, { ...options, parser: 'typescript' });
}
