import { from, type FromNumbers, type PlainModule } from './plain';

const ofErrors = (formula: (growth: number) => number): FromNumbers =>
  from(['start', 'end'], (start, end) => formula(end / start));

const ofEnsemble = (formula: (distance: number, spread: number) => number): FromNumbers =>
  from(['one', 'other', 'truth'], (one, other, truth) =>
    formula((Math.abs(one - truth) + Math.abs(other - truth)) / 2, Math.abs(one - other)),
  );

const ofDetector = (formula: (matches: number, detections: number, burns: number) => number): FromNumbers =>
  from(['matches', 'detections', 'burns'], (matches, detections, burns) =>
    formula(matches, detections, burns),
  );

const ofStep = (formula: (alphaBar: number, noise: number) => number): FromNumbers =>
  from(['alphaBar', 'noise'], (alphaBar, noise) => formula(alphaBar, noise));

const ofAtoms = (formula: (atoms: number) => number): FromNumbers =>
  from(['atoms'], (atoms) => formula(atoms));

const ofSigma = (factor: number): FromNumbers => from(['sigma'], (sigma) => factor * sigma);

export const physics: PlainModule = {
  models: {
    right: {
      ...{ pangu: 'attention', graphcast: 'graph', gencast: 'diffusion', seeds: 'diffusion' },
      ...{ frnn: 'recurrent', alphafold2: 'attention', alphafold3: 'diffusion' },
      ...{ diffsbdd: 'diffusion', diffcsp: 'diffusion' },
    },
    wrong: {
      'graphcast-transformer': { instead: { graphcast: 'attention' } },
      'frnn-transformer': { instead: { frnn: 'attention' } },
      'weather-all-transformers': {
        oneOf: [
          { instead: { graphcast: 'attention', gencast: 'attention', seeds: 'attention' } },
          { instead: { gencast: 'attention', seeds: 'attention' } },
          { instead: { gencast: 'attention' } },
          { instead: { seeds: 'attention' } },
        ],
      },
      'alphafold-unchanged': { instead: { alphafold3: 'attention' } },
    },
  },
  methods: {
    right: {
      ...{ proteins: 'd', disruptions: 'b', weather: 'h', ensembles: 'g' },
      ...{ manoeuvres: 'i', imaging: 'f', molecules: 'c' },
    },
    wrong: {
      'frames-centre-swapped': { instead: { proteins: 'c', molecules: 'd' } },
      'innovation-gradient-swapped': { instead: { manoeuvres: 'f', imaging: 'i' } },
      'causal-everywhere': { instead: { disruptions: 'h', weather: 'b' } },
    },
  },
  horizon: {
    right: ofErrors((growth) => (5 * Math.log(growth)) / Math.log(9)),
    wrong: {
      linear: ofErrors((growth) => (5 * growth) / 9),
      'no-five': ofErrors((growth) => Math.log(growth) / Math.log(9)),
      tenfold: ofErrors((growth) => 5 * Math.log10(growth)),
    },
  },
  saturated: {
    right: ofSigma(Math.SQRT2),
    wrong: { climatology: ofSigma(1), doubled: ofSigma(2), perfect: 0 },
  },
  crps: {
    right: ofEnsemble((distance, spread) => distance - spread / 4),
    wrong: {
      'no-spread': ofEnsemble((distance) => distance),
      'second-term-too-large': ofEnsemble((distance, spread) => distance - spread / 2),
      'second-term-added': ofEnsemble((distance, spread) => distance + spread / 4),
    },
  },
  alarms: {
    right: {
      ...{ good: 'inTime', edge: 'inTime', close: 'late', two: 'early', after: 'missed' },
      ...{ harmless: 'falseAlarms', silent: 'quiet' },
    },
    wrong: {
      'best-alarm-counts': { instead: { two: 'inTime' } },
      'after-is-late': { instead: { after: 'late' } },
      'edge-excluded': { instead: { edge: 'late' } },
    },
  },
  detections: {
    right: ofDetector((matches, detections, burns) => (2 * matches) / (detections + burns)),
    wrong: {
      precision: ofDetector((matches, detections) => matches / detections),
      recall: ofDetector((matches, _, burns) => matches / burns),
      'plain-mean': ofDetector((matches, detections, burns) => (matches / detections + matches / burns) / 2),
      'no-two': ofDetector((matches, detections, burns) => matches / (detections + burns)),
    },
  },
  freedom: {
    right: ofAtoms((atoms) => 3 * (atoms - 1)),
    wrong: {
      all: ofAtoms((atoms) => 3 * atoms),
      'one-less': ofAtoms((atoms) => 3 * atoms - 1),
      rotations: ofAtoms((atoms) => 3 * atoms - 6),
      'atoms-only': ofAtoms((atoms) => atoms - 1),
    },
  },
  guidance: {
    right: ofStep((alphaBar, noise) => 1 + (1 - alphaBar) / noise),
    wrong: {
      'no-one': ofStep((alphaBar, noise) => (1 - alphaBar) / noise),
      inverse: ofStep((alphaBar, noise) => 1 / (1 + (1 - alphaBar) / noise)),
      'alpha-for-v': ofStep((alphaBar, noise) => 1 + alphaBar / noise),
    },
  },
  worth: {
    right: ['b', 'd', 'f', 'g', 'i', 'j'],
    wrong: {
      'knows-energy': { add: ['c'] },
      leakage: { add: ['h'] },
      'spread-is-error': { add: ['k'] },
      'mirror-distances': { add: ['e'] },
      'model-beats-chaos': { add: ['a'] },
    },
  },
};
