// Ideas in words: questions about what you have learned. They cost no points. To check your
// answers, run:
//
//   npm run concepts -- 5-physics
//
// Replace `null` by a number or a choice in quotes, and put choices into the lists `[]`. Numbers
// may be computed with + - * / ** and Math.sqrt, Math.exp, Math.log. The file is read, but never
// run. An answer that you leave empty is open, not wrong.

// Your account or e-mail address. It chooses your numbers in questions with {braces};
// `npm run concepts` then shows them.
export const student = '';

export const answers: Answers = {
  // 1. Which model is what
  //
  // Of which kind is each model, by the README? The last four are in the sections on proteins
  // and molecules.
  //
  // For each of these, one of the letters or words below:
  //
  //   'pangu': Pangu-Weather
  //   'graphcast': GraphCast
  //   'gencast': GenCast
  //   'seeds': SEEDS
  //   'frnn': FRNN, for disruptions
  //   'alphafold2': the structure module of AlphaFold 2
  //   'alphafold3': what makes the coordinates in AlphaFold 3
  //   'diffsbdd': DiffSBDD
  //   'diffcsp': DiffCSP
  //
  //   'attention': attention, without diffusion
  //   'graph': a graph network without attention weights
  //   'recurrent': a recurrent network
  //   'diffusion': a diffusion model, with whatever network inside
  //
  // Read: Which model does what; Molecules; Proteins
  models: {
    pangu: null,
    graphcast: null,
    gencast: null,
    seeds: null,
    frnn: null,
    alphafold2: null,
    alphafold3: null,
    diffsbdd: null,
    diffcsp: null,
  },

  // 2. What is special in each application
  //
  // Which description belongs to which application? Two descriptions are left over; each of the
  // others is used once.
  //
  // For each of these, one of the letters or words below:
  //
  //   'proteins': the structure of a protein, with attention
  //   'disruptions': warning of a disruption
  //   'weather': a forecast for ten days with a model of one step
  //   'ensembles': judging a probabilistic forecast
  //   'manoeuvres': noticing a manoeuvre in orbit
  //   'imaging': reconstructing an image from few measurements
  //   'molecules': generating molecules
  //
  //   'a': each time is labelled by hand as good or bad
  //   'b': neither attention nor pooling may use what comes later
  //   'c': noise and every step stay in the subspace in which the centre does not move
  //   'd': points are compared in space, and the result is taken back into a local frame
  //   'e': the data are sorted by energy
  //   'f': the gradient of a misfit runs back through the network, to its input
  //   'g': the mean distance of the members from the truth, minus half of their mean distance
  //        from each other
  //   'h': the model is called on its own result, and errors feed on themselves
  //   'i': what physics predicts is subtracted first, so that the network sees only what is new
  //
  // Read: A forecast, step after step; Ensembles; A warning in time; Who has moved?; Inverse
  // problems; Molecules; Proteins
  methods: {
    proteins: null,
    disruptions: null,
    weather: null,
    ensembles: null,
    manoeuvres: null,
    imaging: null,
    molecules: null,
  },

  // 3. How long a forecast is good
  //
  // Suppose that errors grow to nine times their size in 5 days. After how many days has an
  // error of {start} grown to {end}, if the growth stays exponential?
  //
  // A number, correct to within 0.1.
  //
  // Read: How long is a forecast good?
  horizon: null,

  // 4. A forecast for a distant day
  //
  // A variable of the weather deviates from its mean by {sigma} on average (root mean square). A
  // perfect model, started with a tiny error, makes a single forecast of it for a day in two
  // months. What is the root mean square error of such forecasts?
  //
  // A number, correct to within 0.05.
  //
  // Read: How long is a forecast good?
  saturated: null,

  // 5. The score of a small ensemble
  //
  // An ensemble has the members {one} and {other}, and {truth} is observed. What is its CRPS,
  // with the divisor 2M²?
  //
  // A number, correct to within 0.01.
  //
  // Read: A score that cannot be cheated
  crps: null,

  // 6. What an alarm was worth
  //
  // An alarm counts as in time from 500 ms (maxWarning) to 30 ms (minWarning) before the
  // disruption. How does each shot end?
  //
  // For each of these, one of the letters or words below:
  //
  //   'good': disrupts at 900 ms; alarm at 600 ms
  //   'edge': disrupts at 900 ms; alarm at 870 ms
  //   'close': disrupts at 900 ms; alarm at 880 ms
  //   'two': disrupts at 900 ms; alarms at 200 ms and at 600 ms
  //   'after': disrupts at 900 ms; alarm at 910 ms
  //   'harmless': does not disrupt; alarm at 40 ms
  //   'silent': does not disrupt; no alarm
  //
  //   'inTime': in time
  //   'late': late
  //   'early': early
  //   'missed': missed
  //   'falseAlarms': a false alarm
  //   'quiet': quiet
  //
  // Read: What an alarm is worth
  alarms: { good: null, edge: null, close: null, two: null, after: null, harmless: null, silent: null },

  // 7. Is a detection right?
  //
  // A detector of burns reports {detections} detections for {burns} burns, and {matches} of them
  // match. What is F1?
  //
  // A number, correct to within 0.001.
  //
  // Read: Is a detection right?
  detections: null,

  // 8. Degrees of freedom of centred noise
  //
  // Noise for a molecule of {atoms} atoms in space is centred: its mean over the atoms is 0. How
  // many dimensions has the space of such noise?
  //
  // A whole number.
  //
  // Read: Degrees of freedom
  freedom: null,

  // 9. How wrong the pretence is
  //
  // One number with variance s² = 1 is measured directly (a = 1), with noise of variance
  // {noise}. At a step with ᾱ = {alphaBar}, how many times as large as the exact gradient is
  // that of diffusion posterior sampling?
  //
  // A number, correct to within 0.02.
  //
  // Read: How wrong is the pretence?
  guidance: null,

  // 10. What answers are worth
  //
  // Which statements are true?
  //
  // All that are true:
  //
  //   'a': A better model alone makes forecasts of single days good for months.
  //   'b': A detector of burns that waits for one more observation can tell a burn from a bad
  //        observation better.
  //   'c': A surrogate knows the energy of the states that it draws.
  //   'd': A surrogate that was trained on states from one well does not know the other one.
  //   'e': Attention that depends on distances alone can tell a molecule from its mirror image.
  //   'f': By the definition of reliability in the README, the climate of the last 30 years is a
  //        reliable forecast.
  //   'g': If the CRPS had no second term, an ensemble with all members alike could have the
  //        best score.
  //   'h': It is enough to keep the time steps of the test apart from those of the training,
  //        even if they are of the same shots.
  //   'i': On average over many cases, the rank histogram of a reliable ensemble is flat.
  //   'j': The histogram of 2,000 perfect samples differs from the density.
  //   'k': The spread of samples of diffusion posterior sampling is an honest error bar.
  //
  // Read: What a surrogate is worth; How long is a forecast good?; Ensembles; A small tokamak;
  // How well does it work?; How wrong is the pretence?; Moving the residues
  worth: [],
};

/** What each answer may be. Your editor completes and checks it. */
interface Answers {
  models: Record<
    | 'pangu'
    | 'graphcast'
    | 'gencast'
    | 'seeds'
    | 'frnn'
    | 'alphafold2'
    | 'alphafold3'
    | 'diffsbdd'
    | 'diffcsp',
    'attention' | 'graph' | 'recurrent' | 'diffusion' | null
  >;
  methods: Record<
    'proteins' | 'disruptions' | 'weather' | 'ensembles' | 'manoeuvres' | 'imaging' | 'molecules',
    'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | null
  >;
  horizon: number | null;
  saturated: number | null;
  crps: number | null;
  alarms: Record<
    'good' | 'edge' | 'close' | 'two' | 'after' | 'harmless' | 'silent',
    'inTime' | 'late' | 'early' | 'missed' | 'falseAlarms' | 'quiet' | null
  >;
  detections: number | null;
  freedom: number | null;
  guidance: number | null;
  worth: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k')[];
}
