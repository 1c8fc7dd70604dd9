import { attention } from './1-attention';
import { transformer } from './2-transformer';
import { languageModels } from './3-language-models';
import { diffusion } from './4-diffusion';
import type { CourseModule } from './module';

/** The modules in the order they are taught. A release writes this file anew, with the released modules alone. */
export const modules: readonly CourseModule[] = [attention, transformer, languageModels, diffusion];
