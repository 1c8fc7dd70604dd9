import { attention } from './questions/1-attention';
import { transformer } from './questions/2-transformer';
import { languageModels } from './questions/3-language-models';
import { diffusion } from './questions/4-diffusion';
import { physics } from './questions/5-physics';
import type { ModuleConcepts } from './question';

/** The ideas of the modules in teaching order. A release rewrites this file like the course's. */
export const conceptModules: readonly ModuleConcepts[] = [
  attention,
  transformer,
  languageModels,
  diffusion,
  physics,
];
