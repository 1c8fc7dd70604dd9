// Ideas in words: questions about what you have learned. They cost no points. To check your
// answers, run:
//
//   npm run concepts -- 4-diffusion
//
// Replace `null` by a number or a choice in quotes, and put choices into the lists `[]`. Numbers
// may be computed with + - * / ** and Math.sqrt, Math.exp, Math.log. The file is read, but never
// run. An answer that you leave empty is open, not wrong.

// Your account or e-mail address. It chooses your numbers in questions with {braces};
// `npm run concepts` then shows them.
export const student = 'solutions';

export const answers: Answers = {
  // 1. What is left of the signal
  //
  // The first three steps of a forward process have β = {b1}, {b2} and {b3}. By what factor is
  // x0 multiplied in the result?
  //
  // A number, correct to within 0.005.
  //
  // Read: Forward: a discretised Ornstein–Uhlenbeck process
  signal: 0.5796550698475775,

  // 2. How much noise there is
  //
  // A forward process has taken two steps, the first with β = 0.2, the second with β = 0.5. What
  // is the variance of all the noise in the result?
  //
  // A number, correct to within 0.004.
  //
  // Read: Forward: a discretised Ornstein–Uhlenbeck process
  noise: 0.6,

  // 3. Data of another variance
  //
  // Each number in the data has variance {before}. What is its variance after one step with β =
  // {beta}?
  //
  // A number, correct to within 0.002.
  //
  // Read: Forward: a discretised Ornstein–Uhlenbeck process
  variance: 0.4,

  // 4. Why one jump is enough
  //
  // Which statements are true, and are either a reason why x_t can be drawn directly from x0, or
  // a consequence of it?
  //
  // All that are true:
  //
  //   'a': A sum of independent Gaussians is Gaussian.
  //   'b': Each step shrinks signal and earlier noise by the same factor.
  //   'c': Of all the α, only their product matters.
  //   'd': The data must be Gaussian.
  //   'e': The formula holds only approximately, for small β.
  //   'f': The network has to be trained first.
  //   'g': The same noise is added in every step.
  //   'h': The standard deviations of independent noises add up.
  //   'i': The variances of independent noises add up.
  //   'j': Training can jump to any step without taking those before it.
  //
  // Read: Forward: a discretised Ornstein–Uhlenbeck process
  closedForm: ['a', 'b', 'c', 'i', 'j'],

  // 5. Why a mean squared error trains a generator
  //
  // Which statements are true of the training?
  //
  // All that are true:
  //
  //   'a': A second network judges how real the samples are.
  //   'b': The best prediction is a factor times the gradient of ln p_t.
  //   'c': The constant Z in p = exp(−U)/Z has to be computed.
  //   'd': The loss compares generated samples with those training data that are closest to
  //        them.
  //   'e': The network is shown x0, so that it can subtract it.
  //   'f': The noise level at which an example is shown is drawn at random.
  //   'g': The squared error is smallest at the mean of all noises that could have led to the
  //        same x_t.
  //   'h': The target of each example is known without labels, because we draw the noise
  //        ourselves.
  //   'i': Up to a positive factor, the score points against the predicted noise.
  //   'j': With enough training, the network names the noise of every example exactly.
  //
  // Read: Training: predicting noise is learning the score
  meanSquare: ['b', 'f', 'g', 'h', 'i'],

  // 6. One training step
  //
  // Put the parts of a training step in order.
  //
  // All of these, in order:
  //
  //   'clean': take clean data from the training set
  //   'compare': take the mean squared difference to the noise that was drawn
  //   'draw': draw a step t and some noise for the clean data
  //   'mix': compute x_t in one jump
  //   'predict': ask the network for the noise in x_t
  //   'update': change the parameters a little against the gradient
  //
  // Read: Training: predicting noise is learning the score
  training: ['clean', 'draw', 'mix', 'predict', 'compare', 'update'],

  // 7. How a sample is made
  //
  // Put the parts of the sampler of this module in order.
  //
  // All of these, in order:
  //
  //   'last': after the step t = 0, which adds no noise, return the result
  //   'predict': ask the network for the noise in x_t
  //   'refresh': add fresh noise
  //   'remove': subtract a part of the predicted noise
  //   'rescale': divide by √α_t
  //   'start': draw pure noise
  //
  // Read: Reverse: why noise is added again
  sampling: ['start', 'predict', 'remove', 'rescale', 'refresh', 'last'],

  // 8. Why noise is added again
  //
  // Which statements about the fresh noise in the sampler of this module, or about the reason
  // for it, are true?
  //
  // All that are true:
  //
  //   'a': Each step that adds noise draws it anew.
  //   'b': In the last step it is left out.
  //   'c': It is needed only because the network is not trained perfectly.
  //   'd': It is the noise of the forward process, in reverse order.
  //   'e': It keeps the network from learning its data by heart.
  //   'f': It makes the loss smaller.
  //   'g': Its standard deviation is β_t.
  //   'h': Many states at the step before could have led to x_t, so the step has a distribution.
  //   'i': Without it, samples become too narrow.
  //   'j': Without it, samples roll down to places of high density, as particles do with a force
  //        but without thermal kicks.
  //
  // Read: Reverse: why noise is added again
  freshNoise: ['a', 'b', 'h', 'i', 'j'],

  // 9. Three generative models
  //
  // Of which model is this true, by the comparison in the README?
  //
  // For each of these, one of the letters or words below:
  //
  //   'adversary': it is trained against an adversary
  //   'balance': its training may lose its balance
  //   'oneGo': it decodes in one go what it has encoded
  //   'blurry': its samples are often blurry
  //   'squares': it minimises a mean squared error of predicted noise
  //   'corrections': later steps can fix what earlier ones got wrong
  //   'encodes': it learns to encode data in a few numbers
  //   'manyCalls': a sample is made in many small steps
  //
  //   'gan': a GAN
  //   'vae': a VAE
  //   'diffusion': a diffusion model
  //
  // Read: Learn to undo a little damage
  generators: {
    adversary: 'gan',
    balance: 'gan',
    oneGo: 'vae',
    blurry: 'vae',
    squares: 'diffusion',
    corrections: 'diffusion',
    encodes: 'vae',
    manyCalls: 'diffusion',
  },
};

/** What each answer may be. Your editor completes and checks it. */
interface Answers {
  signal: number | null;
  noise: number | null;
  variance: number | null;
  closedForm: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j')[];
  meanSquare: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j')[];
  training: ('clean' | 'compare' | 'draw' | 'mix' | 'predict' | 'update')[];
  sampling: ('last' | 'predict' | 'refresh' | 'remove' | 'rescale' | 'start')[];
  freshNoise: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j')[];
  generators: Record<
    'adversary' | 'balance' | 'oneGo' | 'blurry' | 'squares' | 'corrections' | 'encodes' | 'manyCalls',
    'gan' | 'vae' | 'diffusion' | null
  >;
}
