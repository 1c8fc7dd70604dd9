import * as prettier from 'prettier';
import { assignmentIds, type AssignmentId, type CourseModule } from '../course';
import { breadth } from '../course/breadth';
import { conceptsOf } from '../concepts/concepts-of';
import { inRepository } from '../platform/root';

/** The file of a module in the course's definition. */
export const moduleFileOf = ({ id }: Pick<CourseModule, 'id'>): string => `grader/course/${id}.ts`;

const BREADTH = 'grader/course/breadth.ts';
const MODULE_LIST = 'grader/course/modules.ts';
const CONCEPT_LIST = 'grader/concepts/modules.ts';

/** A module as its file defines it, with the ids of its exercises. */
export type ModuleText = Omit<CourseModule, 'exercises'> & {
  readonly exercises: Readonly<Partial<Record<AssignmentId, readonly string[]>>>;
};

/** `next-token-loss` exports `nextTokenLoss`, and `3-language-models` exports `languageModels`. */
export const exportOf = (id: string): string =>
  id.replace(/^\d+-/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Returns the files that define the course of a release, by path: the lists of its modules and of
 * their questions, and each module with only its exercises there. Files that these do not import,
 * such as the checks of other exercises, are not released.
 */
export async function courseFiles(course: readonly CourseModule[]): Promise<Map<string, string>> {
  const files = new Map([
    [MODULE_LIST, await formatted(MODULE_LIST, moduleList(course))],
    [CONCEPT_LIST, await formatted(CONCEPT_LIST, conceptList(course))],
  ]);
  for (const module of course) files.set(moduleFileOf(module), await moduleText(withIds(module)));
  const ids = course.flatMap((module) => Object.values(withIds(module).exercises).flat());
  files.set(BREADTH, await breadthText(Object.fromEntries(ids.map((id) => [id, breadth[id] ?? {}]))));
  return files;
}

/** Returns the text of `grader/course/breadth.ts` in the repository's style. */
export const breadthText = (breadths: typeof breadth): Promise<string> =>
  formatted(
    BREADTH,
    `// Written by \`npm run breadth\`.

/**
 * How many of an exercise’s misconceptions each of its properties rejects: the fewer, the more the
 * failure of a property says.
 */
export const breadth: Readonly<Record<string, Readonly<Record<string, number>>>> = ${JSON.stringify(breadths, null, 2)};
`,
  );

/** Returns the text of a module's file in the repository's style. */
export function moduleText(module: ModuleText): Promise<string> {
  const { id, title, objective, exercises, prerequisites } = module;
  const ids = assignmentIds.flatMap((assignment) => exercises[assignment] ?? []);
  const imports = ids.toSorted().map((each) => `import { ${exportOf(each)} } from '../specs/${each}';`);
  const lists = assignmentIds.flatMap((assignment) => {
    const own = exercises[assignment] ?? [];
    return own.length === 0 ? [] : [`${JSON.stringify(assignment)}: [${own.map(exportOf).join(', ')}]`];
  });
  const text = `${imports.join('\n')}
import type { CourseModule } from './module';

export const ${exportOf(id)}: CourseModule = {
  id: ${JSON.stringify(id)},
  title: ${JSON.stringify(title)},
  objective: ${JSON.stringify(objective)},
  exercises: { ${lists.join(', ')} },
  ${prerequisites === undefined ? '' : `prerequisites: ${JSON.stringify(prerequisites)},`}
};
`;
  return formatted(moduleFileOf(module), text);
}

export const withIds = (module: CourseModule): ModuleText => ({
  ...module,
  exercises: Object.fromEntries(
    Object.entries(module.exercises).map(([assignment, own]) => [assignment, own.map(({ id }) => id)]),
  ),
});

const moduleList = (
  course: readonly CourseModule[],
): string => `${course.map(({ id }) => `import { ${exportOf(id)} } from './${id}';`).join('\n')}
import type { CourseModule } from './module';

/** The modules in teaching order. A release rewrites this file to list only the released ones. */
export const modules: readonly CourseModule[] = [${course.map(({ id }) => exportOf(id)).join(', ')}];
`;

function conceptList(course: readonly CourseModule[]): string {
  const ids = course.map(({ id }) => id).filter((id) => conceptsOf(id) !== undefined);
  return `${ids.map((id) => `import { ${exportOf(id)} } from './questions/${id}';`).join('\n')}
import type { ModuleConcepts } from './question';

/** The ideas of the modules in teaching order. A release rewrites this file like the course's. */
export const conceptModules: readonly ModuleConcepts[] = [${ids.map(exportOf).join(', ')}];
`;
}

async function formatted(file: string, text: string): Promise<string> {
  const options = await prettier.resolveConfig(inRepository(file));
  return prettier.format(text, { ...options, parser: 'typescript' });
}
