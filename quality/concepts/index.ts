import { conceptModules } from '../../grader/concepts/modules';
import type { ModuleConcepts } from '../../grader/concepts/question';
import { attention } from './1-attention';
import { transformer } from './2-transformer';
import { languageModels } from './3-language-models';
import { diffusion } from './4-diffusion';
import { physics } from './5-physics';
import type { PlainModule } from './plain';

const byModule: Readonly<Record<string, PlainModule>> = {
  '1-attention': attention,
  '2-transformer': transformer,
  '3-language-models': languageModels,
  '4-diffusion': diffusion,
  '5-physics': physics,
};

/** The questions of each module with their answers in plain text. */
export const answeredModules: readonly { readonly concepts: ModuleConcepts; readonly plain: PlainModule }[] =
  conceptModules.map((concepts) => ({ concepts, plain: byModule[concepts.module] ?? {} }));
