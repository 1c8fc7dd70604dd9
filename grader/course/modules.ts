import { attention } from './1-attention';
import { transformer } from './2-transformer';
import { languageModels } from './3-language-models';
import { diffusion } from './4-diffusion';
import { physics } from './5-physics';
import type { CourseModule } from './module';

/** The modules in teaching order. A release rewrites this file to list only the released ones. */
export const modules: readonly CourseModule[] = [attention, transformer, languageModels, diffusion, physics];
