import { lettered, named, type ModuleConcepts } from '../question';

export const attention: ModuleConcepts = {
  module: '1-attention',
  questions: [
    {
      id: 'roles',
      kind: 'matching',
      title: 'What each part of attention is',
      text: 'Which description fits each part of self-attention without positions? One description is left over; each of the others is used once.',
      sections: ['The idea'],
      things: named({
        query: 'the query of a position',
        key: 'the key of a position',
        value: 'the value of a position',
        score: 'the score of a query and a key, before the division by √dK',
        weight: 'the weight of a key for a query',
        kernel: 'the matrix W_K that makes the keys',
      }),
      options: lettered(
        'is learned, and then the same for every input',
        'is not negative, and adds up to 1 over all visible keys',
        'is passed on, in proportion to how much others attend to this position',
        'may be any real number; typical sizes grow like √dK',
        'says what this position is looking for',
        'says what this position offers, and is compared with what others look for',
        'tells where in the sequence the position stands',
      ),
      misconceptions: {
        'query-key-swapped':
          'You have exchanged query and key. Which of the two belongs to the position that receives the result?',
        'value-compared':
          'You have exchanged key and value. One of them is only compared and then forgotten; the other one is what the output is made of.',
        'weights-learned':
          'You have exchanged what is learned in training with what is computed afresh for each input.',
        'score-is-weight': 'You have exchanged score and weight. Which of them has been through the softmax?',
      },
    },
    {
      id: 'steps',
      kind: 'order',
      title: 'The steps of masked multi-head attention',
      text: 'Put the steps in the order in which they are done.',
      sections: ['Formulas'],
      items: named({
        average: 'multiply the weights by the values',
        concat: 'put the results of the heads side by side',
        hide: 'replace the scores of hidden keys by a huge negative number',
        mix: 'multiply by the output kernel',
        project: 'multiply x by the query, key and value kernels',
        scores: 'take the scaled dot product of every query with every key',
        softmax: 'turn each row of scores into weights that add up to 1',
      }),
      misconceptions: {
        'mask-after-softmax':
          'You hide keys after the softmax. What do the weights that are left add up to then?',
        'mix-before-concat':
          'You multiply by the output kernel before the heads are side by side. How many rows does this kernel have?',
        'average-before-softmax':
          'You average the values before there are weights. What are scores that have not been normalised worth as weights?',
      },
    },
    {
      id: 'spread',
      kind: 'number',
      title: 'How large scores are',
      text: 'The components of queries and keys are independent, with mean 0 and variance 1, and dK = {dK}. What is the standard deviation of q · k, before anything is divided?',
      sections: ['Boltzmann weights, and why √dK'],
      tolerance: 0.01,
      variants: [25, 36, 49, 64, 81, 100, 121, 144].map((dK) => ({ dK })),
      misconceptions: {
        variance: 'This is the variance. In what relation are a variance and a standard deviation?',
        'already-scaled': 'This is the standard deviation after the scores have been divided.',
        root4: 'You have taken a root too many. Add up the variances of the products first.',
      },
    },
    {
      id: 'withoutScale',
      kind: 'selection',
      title: 'Attention without the division',
      text: 'At the start of training, queries and keys are as in the README, dK = 400, and there are ten keys. The scores are not divided by √dK. Which statements are true?',
      sections: ['Boltzmann weights, and why √dK'],
      statements: lettered(
        'Another key wins: not the one that has the largest weight with the division.',
        'Differences of 20 or more between the scores of two keys are common.',
        'For most queries, nearly all of the weight goes to one key.',
        'For most queries, the gradient of the softmax with respect to the scores is close to 0.',
        'Hidden keys get a weight greater than 0.',
        'The ensemble is colder than with the division.',
        'The output is close to the plain mean of all values.',
        'The scores need more operations to compute than with the division.',
        'The weights of a query no longer add up to 1.',
        'With dK = 1, leaving out the division would change nothing.',
      ),
      misconceptions: {
        hot: 'One of your statements describes a high temperature. Large scores correspond to the other end.',
        unnormalised:
          'One of your statements says that the softmax fails to normalise. Look at what its formula divides by.',
        reordered:
          'One of your statements says that another key wins. What does multiplying all scores by the same positive number do to their order?',
        'mask-fails':
          'One of your statements is about hidden keys. Compare the size of the scores with what replaces a hidden score.',
      },
    },
    {
      id: 'hidden',
      kind: 'number',
      title: 'What a mask does to the other weights',
      text: 'Without a mask, a query gives four keys the weights 0.4, 0.3, 0.2 and 0.1. Now a mask hides the first key. What is the weight of the second?',
      sections: ['Masks and heads'],
      tolerance: 0.001,
      misconceptions: {
        'not-normalised': 'The weights of the visible keys must still add up to 1.',
        'shared-equally':
          'You share the weight of the hidden key in equal parts. The ratio of two visible weights depends only on their scores, and these have not changed.',
      },
    },
    {
      id: 'visible',
      kind: 'number',
      title: 'How many weights a causal mask leaves',
      text: 'One head attends within a sequence of n = {n} positions, with a causal mask. How many of the n² weights may differ from 0?',
      sections: ['Masks and heads'],
      isCount: true,
      tolerance: 0.2,
      variants: [12, 16, 20, 24, 28, 32, 36, 40].map((n) => ({ n })),
      misconceptions: {
        'no-diagonal': 'In your count, a position does not see itself. Check this with n = 1.',
        half: 'This is exactly half of all pairs. Does the diagonal belong to the half that is hidden?',
        all: 'This is the number without a mask.',
      },
    },
    {
      id: 'longer',
      kind: 'number',
      title: 'How the cost grows',
      text: 'Computing all scores and weights of a long sequence takes {ms} ms. How many milliseconds does it take for a sequence that is {times} times as long, with the same dK and number of heads?',
      sections: ['What it costs'],
      tolerance: 0.2,
      variants: [
        { ms: 2, times: 5 },
        { ms: 2, times: 6 },
        { ms: 2, times: 7 },
        { ms: 3, times: 5 },
        { ms: 3, times: 6 },
        { ms: 4, times: 5 },
        { ms: 3, times: 8 },
        { ms: 4, times: 7 },
      ],
      misconceptions: {
        linear: 'You let the cost grow like n. Each of the n queries is compared with how many keys?',
        cubic: 'You let the cost grow like n³. Only pairs of positions are compared.',
      },
    },
    {
      id: 'reach',
      kind: 'number',
      title: 'How far a convolution reaches',
      text: 'In each layer of a CNN over a sequence, a position sees itself and {k} neighbours on each side. How many layers are needed at least so that position {n} can depend on position 0?',
      sections: ['What it costs'],
      isCount: true,
      tolerance: 0.2,
      variants: [
        { k: 2, n: 61 },
        { k: 3, n: 50 },
        { k: 4, n: 70 },
        { k: 5, n: 83 },
        { k: 3, n: 80 },
        { k: 4, n: 93 },
        { k: 2, n: 85 },
        { k: 6, n: 100 },
      ],
      misconceptions: {
        attention: 'One layer is enough for attention. This is about a CNN.',
        'one-by-one': 'You let information move by one position in each layer, as in a recurrent network.',
        'both-sides':
          'You count the neighbours on both sides. Information from position 0 has to move in one direction only.',
        floor: 'After so many layers, the last position is still a little too far away.',
      },
    },
    {
      id: 'properties',
      kind: 'selection',
      title: 'What is true of self-attention',
      text: 'Self-attention with several heads, without a mask and without positions in its input. Which statements are true?',
      sections: ['The idea'],
      statements: lettered(
        'A position always gives the largest weight to itself.',
        'Before the heads are mixed, each component of a head’s result lies between the smallest and the largest of the same component of the value vectors.',
        'Each head has projections of its own.',
        'If the inputs are permuted, the outputs are permuted in the same way.',
        'Once the network is trained, the weights are the same for every input.',
        'Positions that are far apart have less weight than neighbours.',
        'The heads work one after the other: each reads the result of the one before.',
        'The number of parameters grows with the length of the sequence.',
        'The output at a position stays the same if the other positions change places among each other.',
        'The same parameters can be used for sequences of any length.',
      ),
      misconceptions: {
        distance: 'One of your statements says that distance matters. Where in the formula would it enter?',
        'fixed-pattern':
          'One of your statements is true of a convolution kernel. Attention weights are computed from the input.',
        'heads-in-series':
          'One of your statements puts the heads one behind the other. See how their results are combined.',
        'parameters-grow':
          'One of your statements makes the network larger for longer inputs. Look for n in the shapes of the kernels.',
        'self-first':
          'One of your statements says that a position prefers itself. Its own query and key come from different matrices.',
      },
    },
    {
      id: 'architectures',
      kind: 'matching',
      title: 'Six kinds of model',
      text: 'What is the main idea of each kind of model? Two ideas are left over; each of the others is used once.',
      sections: ['How it compares'],
      things: named({
        mlp: 'multilayer perceptron',
        cnn: 'convolutional network',
        rnn: 'recurrent network, LSTM',
        transformer: 'transformer',
        llm: 'large language model',
        diffusion: 'diffusion model',
      }),
      options: lettered(
        'a network that tries to tell generated data from real data',
        'a state that is updated step by step',
        'a very large network that first learns to predict what comes next',
        'any two positions interact directly',
        'copying the most similar example that is stored',
        'the same small filter at every place',
        'undoing noise in small steps',
        'weighted sums and nonlinearities that can fit almost any function of an input of fixed size',
      ),
      misconceptions: {
        'rnn-transformer-swapped':
          'You have exchanged the recurrent network and the transformer. Which of them carries a memory along the sequence?',
        'llm-is-new-architecture':
          'You have exchanged transformer and LLM. One is an architecture, the other a way to train and use it.',
        'diffusion-is-gan': 'Your idea of a diffusion model is that of a GAN, in which two networks compete.',
      },
    },
  ],
  reflection: {
    prompts: [
      'A friend who knows MLPs and convolutions asks why everybody uses attention now. Explain in 150 to 250 words what one attention layer computes, and what it can do that their networks cannot do in one layer. Use an example from physics or engineering, in which you say what the positions, queries, keys and values are.',
      'Then name one situation in which you would not use attention, and why.',
    ],
    rubric: [
      {
        level: '1: begun',
        text: 'Repeats the formula or single terms. The example is missing, or its queries, keys and values are not named.',
      },
      {
        level: '2: sound',
        text: 'Says that weights come from comparing queries with keys, and that the output is a weighted average of values. The example is consistent. The limit is named, with little reason.',
      },
      {
        level: '3: convincing',
        text: 'In addition, says why it matters that weights depend on the data and that distance costs nothing, compares with an RNN or CNN, and argues the limit from the cost n², from little data, or from a known symmetry or locality.',
      },
    ],
  },
};
