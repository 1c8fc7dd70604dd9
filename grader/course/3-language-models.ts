import { nextTokenLoss } from '../specs/next-token-loss';
import type { CourseModule } from './module';

export const languageModels: CourseModule = {
  id: '3-language-models',
  title: 'Language models',
  objective: 'language-models',
  exercises: { core: [nextTokenLoss] },
};
