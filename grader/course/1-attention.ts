import { causalMask } from '../specs/causal-mask';
import { multiHeadAttention } from '../specs/multi-head-attention';
import { scaledDotProductAttention } from '../specs/scaled-dot-product-attention';
import type { CourseModule } from './module';

export const attention: CourseModule = {
  id: '1-attention',
  title: 'Attention',
  objective: 'attention',
  exercises: { core: [causalMask, scaledDotProductAttention, multiHeadAttention] },
};
