import { encoder } from '../specs/encoder';
import { feedForward } from '../specs/feed-forward';
import { layerNorm } from '../specs/layer-norm';
import { positionalEncoding } from '../specs/positional-encoding';
import { transformerBlock } from '../specs/transformer-block';
import type { CourseModule } from './module';

export const transformer: CourseModule = {
  id: '2-transformer',
  title: 'The transformer block',
  objective: 'transformer',
  exercises: {
    core: [layerNorm, feedForward, transformerBlock],
    'language-models': [positionalEncoding, encoder],
  },
};
