import type { LabData } from '../../lab-data';
import { AttentionView } from './attention';
import { BlockView } from './block';
import { ChecksView } from './checks';
import { DiffusionView } from './diffusion';
import { LanguageView } from './language';
import { PhysicsView } from './physics';

export const VIEWS = {
  attention: AttentionView,
  block: BlockView,
  language: LanguageView,
  diffusion: DiffusionView,
  physics: PhysicsView,
  checks: ChecksView,
} as const;
export type ViewName = keyof typeof VIEWS;

/** The module whose exercises a view draws; a course without them has no such view. */
const MODULES: Readonly<Partial<Record<ViewName, string>>> = {
  attention: '1-attention',
  block: '2-transformer',
  language: '3-language-models/gpt',
  diffusion: '4-diffusion',
  physics: '5-physics',
};

export const viewsIn = ({ exercises }: LabData): ViewName[] =>
  (Object.keys(VIEWS) as ViewName[]).filter((name) =>
    exercises.some(({ path }) => path.includes(MODULES[name] ?? '')),
  );

/** The view that the address names, or the first. */
export function viewInAddress(data: LabData): ViewName {
  const names = viewsIn(data);
  const name = location.hash.slice(1);
  return names.find((each) => each === name) ?? names[0] ?? 'checks';
}
