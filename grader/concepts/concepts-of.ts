import { conceptModules } from './modules';
import type { ModuleConcepts, Question } from './question';

/** The ideas of a module; undefined if it has none. */
export const conceptsOf = (module: string): ModuleConcepts | undefined =>
  conceptModules.find((each) => each.module === module);

/** A question of a module; undefined if this course does not have it. */
export const questionOf = (module: string, id: string): Question | undefined =>
  conceptsOf(module)?.questions.find((each) => each.id === id);
