import { lettered, named, type ModuleConcepts } from '../question';

export const physics: ModuleConcepts = {
  module: '5-physics',
  questions: [
    {
      id: 'models',
      kind: 'matching',
      title: 'Which model is what',
      text: 'Of which kind is each model, by the README? The last four are in the sections on proteins and molecules.',
      sections: ['Which model does what', 'Molecules', 'Proteins'],
      things: named({
        pangu: 'Pangu-Weather',
        graphcast: 'GraphCast',
        gencast: 'GenCast',
        seeds: 'SEEDS',
        frnn: 'FRNN, for disruptions',
        alphafold2: 'the structure module of AlphaFold 2',
        alphafold3: 'what makes the coordinates in AlphaFold 3',
        diffsbdd: 'DiffSBDD',
        diffcsp: 'DiffCSP',
      }),
      options: named({
        attention: 'attention, without diffusion',
        graph: 'a graph network without attention weights',
        recurrent: 'a recurrent network',
        diffusion: 'a diffusion model, with whatever network inside',
      }),
      misconceptions: {
        'graphcast-transformer':
          'You take GraphCast for a transformer, as many lists do. How do its nodes exchange messages?',
        'frnn-transformer':
          'You take FRNN for a transformer. What does the R stand for, and what came later?',
        'weather-all-transformers':
          'You take all weather models for the same kind. Which of them draw several futures from noise?',
        'alphafold-unchanged': 'You let AlphaFold 3 work as AlphaFold 2 did. What did it drop?',
      },
    },
    {
      id: 'methods',
      kind: 'matching',
      title: 'What is special in each application',
      text: 'Which description belongs to which application? Two descriptions are left over; each of the others is used once.',
      sections: [
        'A forecast, step after step',
        'Ensembles',
        'A warning in time',
        'Who has moved?',
        'Inverse problems',
        'Molecules',
        'Proteins',
      ],
      things: named({
        proteins: 'the structure of a protein, with attention',
        disruptions: 'warning of a disruption',
        weather: 'a forecast for ten days with a model of one step',
        ensembles: 'judging a probabilistic forecast',
        manoeuvres: 'noticing a manoeuvre in orbit',
        imaging: 'reconstructing an image from few measurements',
        molecules: 'generating molecules',
      }),
      options: lettered(
        'each time is labelled by hand as good or bad',
        'neither attention nor pooling may use what comes later',
        'noise and every step stay in the subspace in which the centre does not move',
        'points are compared in space, and the result is taken back into a local frame',
        'the data are sorted by energy',
        'the gradient of a misfit runs back through the network, to its input',
        'the mean distance of the members from the truth, minus half of their mean distance from each other',
        'the model is called on its own result, and errors feed on themselves',
        'what physics predicts is subtracted first, so that the network sees only what is new',
      ),
      misconceptions: {
        'frames-centre-swapped':
          'You have exchanged proteins and molecules. In one of them noise is drawn; in the other, residues carry coordinate systems.',
        'innovation-gradient-swapped':
          'You have exchanged manoeuvres and imaging. For which of them is the map from truth to measurement known, and the truth not?',
        'causal-everywhere':
          'You have exchanged the warning and the forecast. Which of them has to be told the whole recording afterwards, and might look ahead?',
      },
    },
    {
      id: 'horizon',
      kind: 'number',
      title: 'How long a forecast is good',
      text: 'Suppose that errors grow to nine times their size in 5 days. After how many days has an error of {start} grown to {end}, if the growth stays exponential?',
      sections: ['How long is a forecast good?'],
      tolerance: 0.1,
      variants: [
        { start: 0.02, end: 1 },
        { start: 0.01, end: 1 },
        { start: 0.05, end: 1.5 },
        { start: 0.01, end: 2 },
        { start: 0.03, end: 1.2 },
        { start: 0.04, end: 2 },
        { start: 0.005, end: 0.5 },
        { start: 0.002, end: 0.5 },
      ],
      misconceptions: {
        linear:
          'You let the error grow by equal amounts. It is multiplied by the same factor in equal times.',
        'no-five':
          'You have found how many times the error must grow to nine times its size. How long does one of these take?',
        tenfold: 'You count powers of 10. What factor does the question give for 5 days?',
      },
    },
    {
      id: 'saturated',
      kind: 'number',
      title: 'A forecast for a distant day',
      text: 'A variable of the weather deviates from its mean by {sigma} on average (root mean square). A perfect model, started with a tiny error, makes a single forecast of it for a day in two months. What is the root mean square error of such forecasts?',
      sections: ['How long is a forecast good?'],
      tolerance: 0.05,
      variants: [2, 2.5, 3, 4, 5, 6, 7, 8].map((sigma) => ({ sigma })),
      misconceptions: {
        climatology: 'This is the error of climatology. The forecast does not stay at the mean.',
        doubled: 'You add two deviations. They are independent, so something else adds up.',
        perfect: 'You trust the perfect model. What does chaos do to a tiny error in two months?',
      },
    },
    {
      id: 'crps',
      kind: 'number',
      title: 'The score of a small ensemble',
      text: 'An ensemble has the members {one} and {other}, and {truth} is observed. What is its CRPS, with the divisor 2M²?',
      sections: ['A score that cannot be cheated'],
      tolerance: 0.01,
      variants: [
        { one: 1, other: 5, truth: 7 },
        { one: 0, other: 6, truth: 8 },
        { one: 2, other: 8, truth: 9 },
        { one: 1, other: 7, truth: 9 },
        { one: 0, other: 4, truth: 5 },
        { one: 3, other: 9, truth: 1 },
        { one: 2, other: 6, truth: 9 },
        { one: 1, other: 9, truth: 10 },
      ],
      misconceptions: {
        'no-spread': 'You leave out the distances of the members from each other.',
        'second-term-too-large':
          'Your second term is too large. Have you used the divisor of the fair score, or left out a factor?',
        'second-term-added':
          'You add the distances of the members from each other. Should spread make a score worse in itself?',
      },
    },
    {
      id: 'alarms',
      kind: 'matching',
      title: 'What an alarm was worth',
      text: 'An alarm counts as in time from 500 ms (maxWarning) to 30 ms (minWarning) before the disruption. How does each shot end?',
      sections: ['What an alarm is worth'],
      things: named({
        good: 'disrupts at 900 ms; alarm at 600 ms',
        edge: 'disrupts at 900 ms; alarm at 870 ms',
        close: 'disrupts at 900 ms; alarm at 880 ms',
        two: 'disrupts at 900 ms; alarms at 200 ms and at 600 ms',
        after: 'disrupts at 900 ms; alarm at 910 ms',
        harmless: 'does not disrupt; alarm at 40 ms',
        silent: 'does not disrupt; no alarm',
      }),
      options: named({
        inTime: 'in time',
        late: 'late',
        early: 'early',
        missed: 'missed',
        falseAlarms: 'a false alarm',
        quiet: 'quiet',
      }),
      misconceptions: {
        'best-alarm-counts':
          'You count the better one of two alarms. What does the first one do to the shot?',
        'after-is-late': 'You take an alarm after the disruption for a late one. See when an alarm is late.',
        'edge-excluded': 'You leave out the edge of the interval. Does it belong to it?',
      },
    },
    {
      id: 'detections',
      kind: 'number',
      title: 'Is a detection right?',
      text: 'A detector of burns reports {detections} detections for {burns} burns, and {matches} of them match. What is F1?',
      sections: ['Is a detection right?'],
      tolerance: 0.001,
      variants: [
        { detections: 20, burns: 16, matches: 12 },
        { detections: 30, burns: 18, matches: 15 },
        { detections: 24, burns: 32, matches: 20 },
        { detections: 14, burns: 26, matches: 12 },
        { detections: 40, burns: 28, matches: 21 },
        { detections: 15, burns: 25, matches: 11 },
        { detections: 36, burns: 24, matches: 18 },
        { detections: 22, burns: 30, matches: 17 },
      ],
      misconceptions: {
        precision: 'This is the precision.',
        recall: 'This is the recall.',
        'plain-mean': 'This is the mean of precision and recall. F1 is another kind of mean.',
        'no-two': 'There is a factor missing: what is F1 if everything matches?',
      },
    },
    {
      id: 'freedom',
      kind: 'number',
      title: 'Degrees of freedom of centred noise',
      text: 'Noise for a molecule of {atoms} atoms in space is centred: its mean over the atoms is 0. How many dimensions has the space of such noise?',
      sections: ['Degrees of freedom'],
      isCount: true,
      tolerance: 0.2,
      variants: [5, 7, 8, 9, 11, 12, 14, 17].map((atoms) => ({ atoms })),
      misconceptions: {
        all: 'You count every coordinate. Which of them follow from the others?',
        'one-less': 'You have taken away one number. The mean is a point in space.',
        rotations: 'You take away rotations, too. Does centring remove them?',
        'atoms-only': 'You count atoms, not dimensions.',
      },
    },
    {
      id: 'guidance',
      kind: 'number',
      title: 'How wrong the pretence is',
      text: 'One number with variance s² = 1 is measured directly (a = 1), with noise of variance {noise}. At a step with ᾱ = {alphaBar}, how many times as large as the exact gradient is that of diffusion posterior sampling?',
      sections: ['How wrong is the pretence?'],
      tolerance: 0.02,
      variants: [
        { noise: 0.2, alphaBar: 0.6 },
        { noise: 0.1, alphaBar: 0.8 },
        { noise: 0.1, alphaBar: 0.4 },
        { noise: 0.2, alphaBar: 0.8 },
        { noise: 0.25, alphaBar: 0.4 },
        { noise: 0.05, alphaBar: 0.9 },
        { noise: 0.4, alphaBar: 0.2 },
        { noise: 0.5, alphaBar: 0.3 },
      ],
      misconceptions: {
        'no-one':
          'This is what x_t leaves open, in units of the noise. Both variances together stand in the exact gradient.',
        inverse: 'You have divided the other way round.',
        'alpha-for-v':
          'You have put ᾱ in the place of v. How much is left open when almost no noise has been added?',
      },
    },
    {
      id: 'worth',
      kind: 'selection',
      title: 'What answers are worth',
      text: 'Which statements are true?',
      sections: [
        'What a surrogate is worth',
        'How long is a forecast good?',
        'Ensembles',
        'A small tokamak',
        'How well does it work?',
        'How wrong is the pretence?',
        'Moving the residues',
      ],
      statements: lettered(
        'A better model alone makes forecasts of single days good for months.',
        'A detector of burns that waits for one more observation can tell a burn from a bad observation better.',
        'A surrogate knows the energy of the states that it draws.',
        'A surrogate that was trained on states from one well does not know the other one.',
        'Attention that depends on distances alone can tell a molecule from its mirror image.',
        'By the definition of reliability in the README, the climate of the last 30 years is a reliable forecast.',
        'If the CRPS had no second term, an ensemble with all members alike could have the best score.',
        'It is enough to keep the time steps of the test apart from those of the training, even if they are of the same shots.',
        'On average over many cases, the rank histogram of a reliable ensemble is flat.',
        'The histogram of 2,000 perfect samples differs from the density.',
        'The spread of samples of diffusion posterior sampling is an honest error bar.',
      ),
      misconceptions: {
        'knows-energy':
          'One of your statements gives a surrogate more than its data. What do Boltzmann generators add?',
        leakage: 'One of your statements lets the test contain neighbours of what was learned.',
        'spread-is-error':
          'One of your statements trusts a spread. See how wide the samples are in the table about the pretence.',
        'mirror-distances': 'One of your statements expects too much of distances. Look at your hands.',
        'model-beats-chaos':
          'One of your statements fights chaos with a model. What does a perfect model reach?',
      },
    },
  ],
  reflection: {
    prompts: [
      'Choose one measurement or simulation from your own studies or work. Explain in 200 to 300 words which architecture of this course you would use for it, what its inputs and outputs would be, and which symmetry or causality it has to respect.',
      'Then say how you would find out whether its answers are worth anything: against what would you compare, and what would make you distrust it?',
    ],
    rubric: [
      {
        level: '1: begun',
        text: 'Names an application and a model, but input, output or the choice stay vague. The test is “the loss is small”.',
      },
      {
        level: '2: sound',
        text: 'Input, output and architecture fit together. A symmetry or causality is named where there is one. The test uses data that training has not seen.',
      },
      {
        level: '3: convincing',
        text: 'In addition, argues against an alternative, compares with a simple baseline and with a limit that is known, and keeps apart what must not be mixed (shots, times, places) in training and test.',
      },
    ],
  },
};
