// Ideas in words: questions about what you have learned. They cost no points. To check your
// answers, run:
//
//   npm run concepts -- 2-transformer
//
// Replace `null` by a number or a choice in quotes, and put choices into the lists `[]`. Numbers
// may be computed with + - * / ** and Math.sqrt, Math.exp, Math.log. The file is read, but never
// run. An answer that you leave empty is open, not wrong.

// Your account or e-mail address. It chooses your numbers in questions with {braces};
// `npm run concepts` then shows them.
export const student = 'solutions';

export const answers: Answers = {
  // 1. What happens in a block
  //
  // Put the steps of the block of this course (post-norm) in the order in which they are done.
  //
  // All of these, in order:
  //
  //   'addAttention': add what attention has found to its input
  //   'addForward': add what the feed-forward network has found to its input
  //   'attend': self-attention
  //   'narrow': multiply by kernel2 and add bias2
  //   'normOne': layer normalisation with the parameters attentionNorm
  //   'normTwo': layer normalisation with the parameters feedForwardNorm
  //   'relu': set negative numbers to 0
  //   'widen': multiply by kernel1 and add bias1
  //
  // Read: Formulas
  order: ['attend', 'addAttention', 'normOne', 'widen', 'relu', 'narrow', 'addForward', 'normTwo'],

  // 2. What each part is for
  //
  // Which description fits each part of a transformer? Two descriptions are left over; each of
  // the others is used once.
  //
  // For each of these, one of the letters or words below:
  //
  //   'attention': self-attention
  //   'feedForward': the feed-forward network
  //   'residual': the residual connections
  //   'norm': layer normalisation
  //   'mask': a causal mask
  //   'positions': the position encoding
  //
  //   'a': brings the vector of each position back to a common scale
  //   'b': compares an example with the other examples of its batch
  //   'c': computes new features of each position by itself, with a nonlinearity
  //   'd': gives the gradient a direct path past a sublayer
  //   'e': hides from a position what comes later
  //   'f': makes the same vectors in another order a different input
  //   'g': makes the sequence shorter
  //   'h': moves information from one position to another
  //
  // Read: Two kinds of work; The residual stream; Normalisation; Where order comes from; Encoder
  // and decoder
  parts: { attention: 'h', feedForward: 'c', residual: 'd', norm: 'a', mask: 'e', positions: 'f' },

  // 3. The parameters of a block
  //
  // A block has dModel = {d} and numHeads · dHead = dModel, and its feed-forward network widens
  // by the factor 4. How many numbers are in the kernels of the block? Leave out biases and
  // norms.
  //
  // A whole number.
  //
  // Read: Two kinds of work
  parameters: 19200,

  // 4. A gradient that goes back in time
  //
  // In a recurrent network, each step back in time multiplies the gradient by {factor}. By what
  // factor is it multiplied after {steps} steps?
  //
  // A number, correct to within 0.001.
  //
  // Read: What came before: the recurrent network
  vanishing: 0.07694497527671315,

  // 5. What cannot be done at the same time
  //
  // One recurrent layer reads a sequence of {n} elements. A transformer with {blocks} blocks
  // reads the same sequence. A step of the recurrent layer and a whole block take equally long,
  // and there are as many processors as you like. How many times as long does the recurrent
  // layer take?
  //
  // A number, correct to within 0.2.
  //
  // Read: What came before: the recurrent network
  sequential: 50,

  // 6. Layer normalisation by hand
  //
  // Take the vector (1, 3, 3, 9) at one position, with gain 1 and bias 0, and an epsilon that is
  // negligible. What is the last component of the result?
  //
  // A number, correct to within 0.005.
  //
  // Read: An example by hand
  normalised: 1.6666666666666667,

  // 7. Encoder, decoder, or both
  //
  // Which stack does the table of the README name for each task?
  //
  // For each of these, one of the letters or words below:
  //
  //   'translate': turn a Greek sentence into an English one
  //   'complete': continue a program that breaks off at the cursor
  //   'search': find texts that are about the same subject
  //   'summary': write three sentences about a long report
  //   'forecast': write down the weather of the next days, hour by hour, each from the hours
  //               before it
  //   'label': say of a finished recording whether it is noise or a signal
  //   'hiddenWords': the model that is trained to fill in hidden words
  //
  //   'encoder': an encoder, which sees the whole sequence
  //   'decoder': a decoder, which sees only what came before
  //   'both': an encoder, and a decoder that also sees all of it
  //
  // Read: Encoder and decoder
  which: {
    translate: 'both',
    complete: 'decoder',
    search: 'encoder',
    summary: 'both',
    forecast: 'decoder',
    label: 'encoder',
    hiddenWords: 'encoder',
  },

  // 8. What is true of a stack of blocks
  //
  // Which statements are true of the blocks of this course?
  //
  // All that are true:
  //
  //   'a': A longer sequence needs more parameters.
  //   'b': A sublayer that returns 0 leaves the sum x + f(x) equal to x.
  //   'c': All positions go through a block at the same time.
  //   'd': For given weights, the result of attention is linear in the values.
  //   'e': If one vector is multiplied by 2 before layer normalisation, the result is the same,
  //        apart from epsilon.
  //   'f': Layer normalisation works differently in training and in use.
  //   'g': The feed-forward network has different parameters at each position.
  //   'h': The mean and variance of layer normalisation are those of all positions of a batch.
  //   'i': The result of a block has the shape of its input.
  //   'j': Two different blocks can be exchanged without changing the result.
  //   'k': Without attention, no information could move from one position to another.
  //
  // Read: The idea
  statements: ['b', 'c', 'd', 'e', 'i', 'k'],
};

/** What each answer may be. Your editor completes and checks it. */
interface Answers {
  order: ('addAttention' | 'addForward' | 'attend' | 'narrow' | 'normOne' | 'normTwo' | 'relu' | 'widen')[];
  parts: Record<
    'attention' | 'feedForward' | 'residual' | 'norm' | 'mask' | 'positions',
    'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | null
  >;
  parameters: number | null;
  vanishing: number | null;
  sequential: number | null;
  normalised: number | null;
  which: Record<
    'translate' | 'complete' | 'search' | 'summary' | 'forecast' | 'label' | 'hiddenWords',
    'encoder' | 'decoder' | 'both' | null
  >;
  statements: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k')[];
}
