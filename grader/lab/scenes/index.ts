import { attentionScene } from './attention';
import { blockScene } from './block';
import { callScene } from './call';
import { forwardScene, reverseScene } from './diffusion';
import { nextScene, trainScene, writeScene } from './language-model';
import { maskScene } from './mask';
import { denoiseScene } from './noise-predictor';
import { scheduleScene } from './noise-schedule';
import { alarmScene } from './physics/alarms';
import { ensembleScene } from './physics/ensembles';
import { inverseScene } from './physics/inverse';
import { moleculeScene } from './physics/molecule';
import { orbitScene } from './physics/orbit';
import { residueScene } from './physics/residues';
import { surrogateScene } from './physics/surrogate';
import { weatherScene } from './physics/weather';

/** Everything that the lab computes with a student's functions, by name. */
export const scenes = {
  call: callScene,
  mask: maskScene,
  attention: attentionScene,
  block: blockScene,
  schedule: scheduleScene,
  forward: forwardScene,
  denoise: denoiseScene,
  reverse: reverseScene,
  train: trainScene,
  next: nextScene,
  write: writeScene,
  weather: weatherScene,
  ensemble: ensembleScene,
  alarms: alarmScene,
  orbit: orbitScene,
  surrogate: surrogateScene,
  inverse: inverseScene,
  molecule: moleculeScene,
  residues: residueScene,
};

type Scenes = typeof scenes;
export type SceneName = keyof Scenes;
export type SceneInput<Name extends SceneName> = Parameters<Scenes[Name]>[1];
export type SceneResult<Name extends SceneName> = ReturnType<Scenes[Name]>;
