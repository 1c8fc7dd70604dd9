import { lettered, named, type ModuleConcepts } from '../question';

export const transformer: ModuleConcepts = {
  module: '2-transformer',
  questions: [
    {
      id: 'order',
      kind: 'order',
      title: 'What happens in a block',
      text: 'Put the steps of the block of this course (post-norm) in the order in which they are done.',
      sections: ['Formulas'],
      items: named({
        addAttention: 'add what attention has found to its input',
        addForward: 'add what the feed-forward network has found to its input',
        attend: 'self-attention',
        narrow: 'multiply by kernel2 and add bias2',
        normOne: 'layer normalisation with the parameters attentionNorm',
        normTwo: 'layer normalisation with the parameters feedForwardNorm',
        relu: 'set negative numbers to 0',
        widen: 'multiply by kernel1 and add bias1',
      }),
      misconceptions: {
        'pre-norm':
          'This is the order of pre-norm, which many later models use. Where do the norms of the original paper sit?',
        'relu-last':
          'You cut off negative numbers after the second product. What could the network then never subtract?',
        'forward-first':
          'You compute before you communicate. Which sublayer comes first in the formula of the block?',
        'norm-before-add':
          'You normalise what a sublayer has found before it is added. What is in the argument of LN in the formulas?',
      },
    },
    {
      id: 'parts',
      kind: 'matching',
      title: 'What each part is for',
      text: 'Which description fits each part of a transformer? Two descriptions are left over; each of the others is used once.',
      sections: [
        'Two kinds of work',
        'The residual stream',
        'Normalisation',
        'Where order comes from',
        'Encoder and decoder',
      ],
      things: named({
        attention: 'self-attention',
        feedForward: 'the feed-forward network',
        residual: 'the residual connections',
        norm: 'layer normalisation',
        mask: 'a causal mask',
        positions: 'the position encoding',
      }),
      options: lettered(
        'brings the vector of each position back to a common scale',
        'compares an example with the other examples of its batch',
        'computes new features of each position by itself, with a nonlinearity',
        'gives the gradient a direct path past a sublayer',
        'hides from a position what comes later',
        'makes the same vectors in another order a different input',
        'makes the sequence shorter',
        'moves information from one position to another',
      ),
      misconceptions: {
        'attention-forward-swapped':
          'You have exchanged attention and the feed-forward network. Which of the two looks at other positions?',
        'norm-over-batch':
          'You take layer normalisation for batch normalisation. Of which numbers are its mean and its variance?',
        'norm-residual-swapped':
          'You have exchanged the residual connection and the norm. Which of the two adds, and which divides?',
        'mask-gives-order':
          'You have exchanged the mask and the position encoding. One of them works in an encoder without a mask, too.',
      },
    },
    {
      id: 'parameters',
      kind: 'number',
      title: 'The parameters of a block',
      text: 'A block has dModel = {d} and numHeads · dHead = dModel, and its feed-forward network widens by the factor 4. How many numbers are in the kernels of the block? Leave out biases and norms.',
      sections: ['Two kinds of work'],
      isCount: true,
      tolerance: 0.2,
      variants: [16, 24, 32, 40, 48, 56, 64, 72].map((d) => ({ d })),
      misconceptions: {
        'no-output-kernel': 'One kernel of attention is missing: what mixes the heads?',
        'forward-kernels':
          'This is the feed-forward network alone, or attention with only one kernel of the feed-forward network.',
        'only-attention': 'This is attention alone.',
      },
    },
    {
      id: 'vanishing',
      kind: 'number',
      title: 'A gradient that goes back in time',
      text: 'In a recurrent network, each step back in time multiplies the gradient by {factor}. By what factor is it multiplied after {steps} steps?',
      sections: ['What came before: the recurrent network'],
      tolerance: 0.001,
      variants: [
        { factor: 0.9, steps: 20 },
        { factor: 0.9, steps: 30 },
        { factor: 0.95, steps: 40 },
        { factor: 0.95, steps: 50 },
        { factor: 0.92, steps: 25 },
        { factor: 0.92, steps: 30 },
        { factor: 0.96, steps: 60 },
        { factor: 0.97, steps: 80 },
      ],
      misconceptions: {
        'one-step': 'This is the factor of a single step.',
        linear: 'You subtract the same amount in each step. Jacobians are multiplied.',
        'divided-by-steps': 'You divide by the number of steps. Each step multiplies by the factor again.',
      },
    },
    {
      id: 'sequential',
      kind: 'number',
      title: 'What cannot be done at the same time',
      text: 'One recurrent layer reads a sequence of {n} elements. A transformer with {blocks} blocks reads the same sequence. A step of the recurrent layer and a whole block take equally long, and there are as many processors as you like. How many times as long does the recurrent layer take?',
      sections: ['What came before: the recurrent network'],
      tolerance: 0.2,
      variants: [
        { n: 600, blocks: 12 },
        { n: 720, blocks: 12 },
        { n: 960, blocks: 24 },
        { n: 1200, blocks: 24 },
        { n: 1000, blocks: 8 },
        { n: 800, blocks: 16 },
        { n: 900, blocks: 6 },
        { n: 1500, blocks: 12 },
      ],
      misconceptions: {
        'blocks-at-once': 'You let all blocks work at the same time. What does the second block read?',
        slower:
          'By your answer, the recurrent layer is faster. How many positions can a block work on at the same time?',
      },
    },
    {
      id: 'normalised',
      kind: 'number',
      title: 'Layer normalisation by hand',
      text: 'Take the vector (1, 3, 3, 9) at one position, with gain 1 and bias 0, and an epsilon that is negligible. What is the last component of the result?',
      sections: ['An example by hand'],
      tolerance: 0.005,
      misconceptions: {
        unbiased: 'You divide the sum of squares by d − 1. Which of the two variances does the formula have?',
        'by-variance': 'You divide by the variance. In what unit would the result be, if x is in metres?',
        'not-centred': 'You have not subtracted the mean.',
        'mean-size': 'You divide by the mean absolute deviation instead of the standard deviation.',
      },
    },
    {
      id: 'which',
      kind: 'matching',
      title: 'Encoder, decoder, or both',
      text: 'Which stack does the table of the README name for each task?',
      sections: ['Encoder and decoder'],
      things: named({
        translate: 'turn a Greek sentence into an English one',
        complete: 'continue a program that breaks off at the cursor',
        search: 'find texts that are about the same subject',
        summary: 'write three sentences about a long report',
        forecast: 'write down the weather of the next days, hour by hour, each from the hours before it',
        label: 'say of a finished recording whether it is noise or a signal',
        hiddenWords: 'the model that is trained to fill in hidden words',
      }),
      options: named({
        encoder: 'an encoder, which sees the whole sequence',
        decoder: 'a decoder, which sees only what came before',
        both: 'an encoder, and a decoder that also sees all of it',
      }),
      misconceptions: {
        'translation-by-decoder':
          'For translation, the table has a model that reads one sequence and writes another.',
        'label-by-decoder':
          'You use a decoder for an input that is complete. Is there a reason to hide the end of it from the beginning?',
        'forecast-by-encoder':
          'You use an encoder to write a forecast. It would have to see what it is about to write.',
      },
    },
    {
      id: 'statements',
      kind: 'selection',
      title: 'What is true of a stack of blocks',
      text: 'Which statements are true of the blocks of this course?',
      sections: ['The idea'],
      statements: lettered(
        'A longer sequence needs more parameters.',
        'A sublayer that returns 0 leaves the sum x + f(x) equal to x.',
        'All positions go through a block at the same time.',
        'For given weights, the result of attention is linear in the values.',
        'If one vector is multiplied by 2 before layer normalisation, the result is the same, apart from epsilon.',
        'Layer normalisation works differently in training and in use.',
        'The feed-forward network has different parameters at each position.',
        'The mean and variance of layer normalisation are those of all positions of a batch.',
        'The result of a block has the shape of its input.',
        'Two different blocks can be exchanged without changing the result.',
        'Without attention, no information could move from one position to another.',
      ),
      misconceptions: {
        'forward-per-position':
          'One of your statements gives each position a network of its own. How would such a model read a longer sequence?',
        'norm-over-batch':
          'One of your statements is true of batch normalisation. Over which axis is the mean taken here?',
        commute:
          'One of your statements lets blocks change places. Compare the layers of glass in the README.',
        'norm-in-training':
          'One of your statements is true of batch normalisation, which needs statistics from training.',
        'longer-more': 'One of your statements lets parameters grow with n. Which of the shapes contain n?',
      },
    },
  ],
  reflection: {
    prompts: [
      'Draw the transformer block from memory, photograph or describe the drawing, and explain in 150 to 250 words what each sublayer contributes, why there are residual connections and norms, and what you would lose without each of them.',
    ],
    rubric: [
      {
        level: '1: begun',
        text: 'Lists the parts, some without a purpose, or in an order that does not work.',
      },
      {
        level: '2: sound',
        text: 'The order is right. Attention moves information between positions, the feed-forward network works within each. Residual connections and norms have a purpose.',
      },
      {
        level: '3: convincing',
        text: 'In addition, says what fails without each part (no exchange, no nonlinearity, gradients that vanish, sizes that drift), and relates the parts to each other: what the second sublayer reads, and why blocks can be stacked.',
      },
    ],
  },
};
