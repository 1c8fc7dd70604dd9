import { lettered, named, type ModuleConcepts } from '../question';

export const diffusion: ModuleConcepts = {
  module: '4-diffusion',
  questions: [
    {
      id: 'signal',
      kind: 'number',
      title: 'What is left of the signal',
      text: 'The first three steps of a forward process have β = {b1}, {b2} and {b3}. By what factor is x0 multiplied in the result?',
      sections: ['Forward: a discretised Ornstein–Uhlenbeck process'],
      tolerance: 0.005,
      variants: [
        { b1: 0.1, b2: 0.2, b3: 0.4 },
        { b1: 0.1, b2: 0.3, b3: 0.5 },
        { b1: 0.05, b2: 0.2, b3: 0.5 },
        { b1: 0.2, b2: 0.3, b3: 0.4 },
        { b1: 0.1, b2: 0.25, b3: 0.6 },
        { b1: 0.05, b2: 0.3, b3: 0.45 },
        { b1: 0.15, b2: 0.3, b3: 0.6 },
        { b1: 0.2, b2: 0.25, b3: 0.5 },
      ],
      misconceptions: {
        'no-root': 'This is ᾱ. It belongs to variances; the signal itself has another factor.',
        'one-minus-sum': 'You subtract the β from 1. Each step shrinks what the step before has left.',
        'noise-factor': 'This is the factor of the noise.',
        'last-step': 'This is the factor of the last step alone.',
      },
    },
    {
      id: 'noise',
      kind: 'number',
      title: 'How much noise there is',
      text: 'A forward process has taken two steps, the first with β = 0.2, the second with β = 0.5. What is the variance of all the noise in the result?',
      sections: ['Forward: a discretised Ornstein–Uhlenbeck process'],
      tolerance: 0.004,
      misconceptions: {
        sum: 'You add up the β. What does the second step do to the noise of the first one?',
        deviation: 'This is the standard deviation of the noise.',
        'shrunk-by-root':
          'You shrink the variance of the earlier noise by the factor of the signal. A factor enters a variance how?',
        'last-step': 'This is the noise of the last step alone.',
      },
    },
    {
      id: 'variance',
      kind: 'number',
      title: 'Data of another variance',
      text: 'Each number in the data has variance {before}. What is its variance after one step with β = {beta}?',
      sections: ['Forward: a discretised Ornstein–Uhlenbeck process'],
      tolerance: 0.002,
      variants: [
        { before: 4, beta: 0.1 },
        { before: 4, beta: 0.2 },
        { before: 3, beta: 0.3 },
        { before: 0.25, beta: 0.2 },
        { before: 0.5, beta: 0.3 },
        { before: 2, beta: 0.4 },
        { before: 5, beta: 0.25 },
        { before: 0.4, beta: 0.5 },
      ],
      misconceptions: {
        preserved: 'You use “variance preserving”. For which data does this hold exactly?',
        'not-shrunk': 'You add noise, but the step also shrinks the signal.',
        'shrunk-by-root':
          'You shrink the variance by the factor of the signal. A factor enters a variance how?',
        'root-of-beta': 'You add √β. This is the factor of the noise, not its variance.',
      },
    },
    {
      id: 'closedForm',
      kind: 'selection',
      title: 'Why one jump is enough',
      text: 'Which statements are true, and are either a reason why x_t can be drawn directly from x0, or a consequence of it?',
      sections: ['Forward: a discretised Ornstein–Uhlenbeck process'],
      statements: lettered(
        'A sum of independent Gaussians is Gaussian.',
        'Each step shrinks signal and earlier noise by the same factor.',
        'Of all the α, only their product matters.',
        'The data must be Gaussian.',
        'The formula holds only approximately, for small β.',
        'The network has to be trained first.',
        'The same noise is added in every step.',
        'The standard deviations of independent noises add up.',
        'The variances of independent noises add up.',
        'Training can jump to any step without taking those before it.',
      ),
      misconceptions: {
        'gaussian-data':
          'One of your statements demands something of x0. Where in the derivation is x0 random?',
        'small-beta':
          'One of your statements takes the formula for an approximation. Is anything rounded in the two steps of the README?',
        'deviations-add': 'One of your statements adds up standard deviations. Try it with two steps.',
        'same-noise': 'One of your statements repeats one noise. Then the noises would not be independent.',
      },
    },
    {
      id: 'meanSquare',
      kind: 'selection',
      title: 'Why a mean squared error trains a generator',
      text: 'Which statements are true of the training?',
      sections: ['Training: predicting noise is learning the score'],
      statements: lettered(
        'A second network judges how real the samples are.',
        'The best prediction is a factor times the gradient of ln p_t.',
        'The constant Z in p = exp(−U)/Z has to be computed.',
        'The loss compares generated samples with those training data that are closest to them.',
        'The network is shown x0, so that it can subtract it.',
        'The noise level at which an example is shown is drawn at random.',
        'The squared error is smallest at the mean of all noises that could have led to the same x_t.',
        'The target of each example is known without labels, because we draw the noise ourselves.',
        'Up to a positive factor, the score points against the predicted noise.',
        'With enough training, the network names the noise of every example exactly.',
      ),
      misconceptions: {
        'exact-noise':
          'One of your statements expects a loss of 0. How many pairs of signal and noise give the same x_t?',
        adversary: 'One of your statements is true of a GAN.',
        'needs-z':
          'One of your statements needs the constant Z. What happens to it in the gradient of a logarithm?',
        'sees-x0': 'One of your statements makes the task too easy: see what the network is given.',
        'nearest-data':
          'One of your statements generates samples during training. See what the loss compares.',
      },
    },
    {
      id: 'training',
      kind: 'order',
      title: 'One training step',
      text: 'Put the parts of a training step in order.',
      sections: ['Training: predicting noise is learning the score'],
      items: named({
        clean: 'take clean data from the training set',
        compare: 'take the mean squared difference to the noise that was drawn',
        draw: 'draw a step t and some noise for the clean data',
        mix: 'compute x_t in one jump',
        predict: 'ask the network for the noise in x_t',
        update: 'change the parameters a little against the gradient',
      }),
      misconceptions: {
        'predict-before-mix': 'You ask the network before there is anything that it may see.',
        'update-before-compare': 'You change the parameters before you know in which direction.',
      },
    },
    {
      id: 'sampling',
      kind: 'order',
      title: 'How a sample is made',
      text: 'Put the parts of the sampler of this module in order.',
      sections: ['Reverse: why noise is added again'],
      items: named({
        last: 'after the step t = 0, which adds no noise, return the result',
        predict: 'ask the network for the noise in x_t',
        refresh: 'add fresh noise',
        remove: 'subtract a part of the predicted noise',
        rescale: 'divide by √α_t',
        start: 'draw pure noise',
      }),
      misconceptions: {
        'rescale-first': 'You divide before you subtract. See what stands in the bracket of the formula.',
        'refresh-first': 'You add fresh noise before the predicted noise is removed.',
        'refresh-before-rescale':
          'You divide the fresh noise by √α_t as well. See where σ_t z stands in the formula.',
      },
    },
    {
      id: 'freshNoise',
      kind: 'selection',
      title: 'Why noise is added again',
      text: 'Which statements about the fresh noise in the sampler of this module, or about the reason for it, are true?',
      sections: ['Reverse: why noise is added again'],
      statements: lettered(
        'Each step that adds noise draws it anew.',
        'In the last step it is left out.',
        'It is needed only because the network is not trained perfectly.',
        'It is the noise of the forward process, in reverse order.',
        'It keeps the network from learning its data by heart.',
        'It makes the loss smaller.',
        'Its standard deviation is β_t.',
        'Many states at the step before could have led to x_t, so the step has a distribution.',
        'Without it, samples become too narrow.',
        'Without it, samples roll down to places of high density, as particles do with a force but without thermal kicks.',
      ),
      misconceptions: {
        regularises: 'One of your statements is about training. When is this noise drawn?',
        'makes-up-for-errors':
          'One of your statements takes it for a repair. Even with a perfect network, samples would be wrong without it: in what way?',
        'beta-is-deviation': 'One of your statements confuses a variance with a standard deviation.',
        'same-noise':
          'One of your statements repeats old noise. Where would that come from for a new sample?',
        'lowers-loss': 'One of your statements is about training. When is this noise drawn?',
      },
    },
    {
      id: 'generators',
      kind: 'matching',
      title: 'Three generative models',
      text: 'Of which model is this true, by the comparison in the README?',
      sections: ['Learn to undo a little damage'],
      things: named({
        adversary: 'it is trained against an adversary',
        balance: 'its training may lose its balance',
        oneGo: 'it decodes in one go what it has encoded',
        blurry: 'its samples are often blurry',
        squares: 'it minimises a mean squared error of predicted noise',
        corrections: 'later steps can fix what earlier ones got wrong',
        encodes: 'it learns to encode data in a few numbers',
        manyCalls: 'a sample is made in many small steps',
      }),
      options: named({ gan: 'a GAN', vae: 'a VAE', diffusion: 'a diffusion model' }),
      misconceptions: {
        'gan-vae-swapped': 'You have exchanged GAN and VAE. Which of them has a competitor?',
        'diffusion-blurry':
          'You take the samples of a diffusion model for blurry. Which model decodes in one go?',
        'diffusion-unstable': 'You take the training of a diffusion model for a contest. Count its networks.',
      },
    },
  ],
  reflection: {
    prompts: [
      'Explain in 150 to 250 words, with an analogy from physics, how a diffusion model makes a new sample from noise, and why it can be trained with a plain mean squared error.',
      'Then say what would go wrong if the reverse steps added no noise, and how you could see it in the samples.',
    ],
    rubric: [
      {
        level: '1: begun',
        text: 'Says that noise is added and removed, but not what the network learns, or takes the forward process for the part that is trained.',
      },
      {
        level: '2: sound',
        text: 'Forward and reverse process are described correctly, and the network predicts noise. The analogy fits. Says that samples without fresh noise vary too little.',
      },
      {
        level: '3: convincing',
        text: 'In addition, relates the prediction to a mean or to the score (a force), says why the target is known, and names a measurement that would show the error, such as a variance that is too small or a missing mode.',
      },
    ],
  },
};
