// Ideas in words: questions about what you have learned. They cost no points. To check your
// answers, run:
//
//   npm run concepts -- 1-attention
//
// Replace `null` by a number or a choice in quotes, and put choices into the lists `[]`. Numbers
// may be computed with + - * / ** and Math.sqrt, Math.exp, Math.log. The file is read, but never
// run. An answer that you leave empty is open, not wrong.

// Your account or e-mail address. It chooses your numbers in questions with {braces};
// `npm run concepts` then shows them.
export const student = '';

export const answers: Answers = {
  // 1. What each part of attention is
  //
  // Which description fits each part of self-attention without positions? One description is
  // left over; each of the others is used once.
  //
  // For each of these, one of the letters or words below:
  //
  //   'query': the query of a position
  //   'key': the key of a position
  //   'value': the value of a position
  //   'score': the score of a query and a key, before the division by √dK
  //   'weight': the weight of a key for a query
  //   'kernel': the matrix W_K that makes the keys
  //
  //   'a': is learned, and then the same for every input
  //   'b': is not negative, and adds up to 1 over all visible keys
  //   'c': is passed on, in proportion to how much others attend to this position
  //   'd': may be any real number; typical sizes grow like √dK
  //   'e': says what this position is looking for
  //   'f': says what this position offers, and is compared with what others look for
  //   'g': tells where in the sequence the position stands
  //
  // Read: The idea
  roles: { query: null, key: null, value: null, score: null, weight: null, kernel: null },

  // 2. The steps of masked multi-head attention
  //
  // Put the steps in the order in which they are done.
  //
  // All of these, in order:
  //
  //   'average': multiply the weights by the values
  //   'concat': put the results of the heads side by side
  //   'hide': replace the scores of hidden keys by a huge negative number
  //   'mix': multiply by the output kernel
  //   'project': multiply x by the query, key and value kernels
  //   'scores': take the scaled dot product of every query with every key
  //   'softmax': turn each row of scores into weights that add up to 1
  //
  // Read: Formulas
  steps: [],

  // 3. How large scores are
  //
  // The components of queries and keys are independent, with mean 0 and variance 1, and dK =
  // {dK}. What is the standard deviation of q · k, before anything is divided?
  //
  // A number, correct to within 0.01.
  //
  // Read: Boltzmann weights, and why √dK
  spread: null,

  // 4. Attention without the division
  //
  // At the start of training, queries and keys are as in the README, dK = 400, and there are ten
  // keys. The scores are not divided by √dK. Which statements are true?
  //
  // All that are true:
  //
  //   'a': Another key wins: not the one that has the largest weight with the division.
  //   'b': Differences of 20 or more between the scores of two keys are common.
  //   'c': For most queries, nearly all of the weight goes to one key.
  //   'd': For most queries, the gradient of the softmax with respect to the scores is close to
  //        0.
  //   'e': Hidden keys get a weight greater than 0.
  //   'f': The ensemble is colder than with the division.
  //   'g': The output is close to the plain mean of all values.
  //   'h': The scores need more operations to compute than with the division.
  //   'i': The weights of a query no longer add up to 1.
  //   'j': With dK = 1, leaving out the division would change nothing.
  //
  // Read: Boltzmann weights, and why √dK
  withoutScale: [],

  // 5. What a mask does to the other weights
  //
  // Without a mask, a query gives four keys the weights 0.4, 0.3, 0.2 and 0.1. Now a mask hides
  // the first key. What is the weight of the second?
  //
  // A number, correct to within 0.001.
  //
  // Read: Masks and heads
  hidden: null,

  // 6. How many weights a causal mask leaves
  //
  // One head attends within a sequence of n = {n} positions, with a causal mask. How many of the
  // n² weights may differ from 0?
  //
  // A whole number.
  //
  // Read: Masks and heads
  visible: null,

  // 7. How the cost grows
  //
  // Computing all scores and weights of a long sequence takes {ms} ms. How many milliseconds
  // does it take for a sequence that is {times} times as long, with the same dK and number of
  // heads?
  //
  // A number, correct to within 0.2.
  //
  // Read: What it costs
  longer: null,

  // 8. How far a convolution reaches
  //
  // In each layer of a CNN over a sequence, a position sees itself and {k} neighbours on each
  // side. How many layers are needed at least so that position {n} can depend on position 0?
  //
  // A whole number.
  //
  // Read: What it costs
  reach: null,

  // 9. What is true of self-attention
  //
  // Self-attention with several heads, without a mask and without positions in its input. Which
  // statements are true?
  //
  // All that are true:
  //
  //   'a': A position always gives the largest weight to itself.
  //   'b': Before the heads are mixed, each component of a head’s result lies between the
  //        smallest and the largest of the same component of the value vectors.
  //   'c': Each head has projections of its own.
  //   'd': If the inputs are permuted, the outputs are permuted in the same way.
  //   'e': Once the network is trained, the weights are the same for every input.
  //   'f': Positions that are far apart have less weight than neighbours.
  //   'g': The heads work one after the other: each reads the result of the one before.
  //   'h': The number of parameters grows with the length of the sequence.
  //   'i': The output at a position stays the same if the other positions change places among
  //        each other.
  //   'j': The same parameters can be used for sequences of any length.
  //
  // Read: The idea
  properties: [],

  // 10. Six kinds of model
  //
  // What is the main idea of each kind of model? Two ideas are left over; each of the others is
  // used once.
  //
  // For each of these, one of the letters or words below:
  //
  //   'mlp': multilayer perceptron
  //   'cnn': convolutional network
  //   'rnn': recurrent network, LSTM
  //   'transformer': transformer
  //   'llm': large language model
  //   'diffusion': diffusion model
  //
  //   'a': a network that tries to tell generated data from real data
  //   'b': a state that is updated step by step
  //   'c': a very large network that first learns to predict what comes next
  //   'd': any two positions interact directly
  //   'e': copying the most similar example that is stored
  //   'f': the same small filter at every place
  //   'g': undoing noise in small steps
  //   'h': weighted sums and nonlinearities that can fit almost any function of an input of
  //        fixed size
  //
  // Read: How it compares
  architectures: { mlp: null, cnn: null, rnn: null, transformer: null, llm: null, diffusion: null },
};

/** What each answer may be. Your editor completes and checks it. */
interface Answers {
  roles: Record<
    'query' | 'key' | 'value' | 'score' | 'weight' | 'kernel',
    'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | null
  >;
  steps: ('average' | 'concat' | 'hide' | 'mix' | 'project' | 'scores' | 'softmax')[];
  spread: number | null;
  withoutScale: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j')[];
  hidden: number | null;
  visible: number | null;
  longer: number | null;
  reach: number | null;
  properties: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j')[];
  architectures: Record<
    'mlp' | 'cnn' | 'rnn' | 'transformer' | 'llm' | 'diffusion',
    'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | null
  >;
}
