import { bondPicture } from './bonds';
import { ensemblePicture } from './ensembles';
import { orbitPicture } from './orbits';
import { posteriorPicture } from './posteriors';
import { residuePicture } from './residues';
import { shotPicture } from './shots';
import { surrogatePicture } from './surrogate';
import { weatherPicture } from './weather';

/** The pictures of the READMEs, by `/`-separated path in the repository. */
export const pictures: Readonly<Record<string, () => string>> = {
  'exercises/5-physics/pictures/surrogate-sampler.svg': surrogatePicture,
  'exercises/5-physics/pictures/weather-rollout.svg': weatherPicture,
  'exercises/5-physics/pictures/ensemble-score.svg': ensemblePicture,
  'exercises/5-physics/pictures/disruption-forecast.svg': shotPicture,
  'exercises/5-physics/pictures/maneuver-detection.svg': orbitPicture,
  'exercises/5-physics/pictures/inverse-problem.svg': posteriorPicture,
  'exercises/5-physics/pictures/molecule-generation.svg': bondPicture,
  'exercises/5-physics/pictures/invariant-attention.svg': residuePicture,
};
