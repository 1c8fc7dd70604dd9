import { lettered, named, type ModuleConcepts } from '../question';

export const languageModels: ModuleConcepts = {
  module: '3-language-models',
  questions: [
    {
      id: 'stages',
      kind: 'matching',
      title: 'What each stage learns from, and what it asks for',
      text: 'Three stages of training, each with its data and its goal. Which description fits? Two descriptions are left over; each of the others is used once.',
      sections: ['Three stages of training'],
      things: named({
        pretrainingData: 'the data of pre-training',
        sftData: 'the data of supervised fine-tuning',
        rlhfData: 'the data of RLHF',
        pretrainingGoal: 'the goal of pre-training',
        sftGoal: 'the goal of supervised fine-tuning',
        rlhfGoal: 'the goal of RLHF',
      }),
      options: lettered(
        'a large learned reward, but staying close to the model before',
        'few wrong labels',
        'little surprise at every next token',
        'little surprise at the tokens of the answer',
        'people’s choices between answers of the model',
        'requests, each with a good answer',
        'texts whose subject somebody has labelled',
        'web pages, books and code, as they are',
      ),
      misconceptions: {
        'labels-needed': 'You let pre-training use labels. What plays the part of a label in a text?',
        'rlhf-imitates':
          'You have exchanged the data of fine-tuning and RLHF. Which of them only says which of two answers is better?',
        'sft-rewarded':
          'You have exchanged the goals of fine-tuning and RLHF. Which of them imitates given answers?',
        'same-surprise':
          'You have exchanged the goals of pre-training and fine-tuning. They differ in the tokens that count.',
      },
    },
    {
      id: 'effects',
      kind: 'matching',
      title: 'Which stage has which effect',
      text: 'After which stage of training is this first true, according to the README?',
      sections: ['Three stages of training'],
      things: named({
        continues: 'it may continue a question with more questions',
        facts: 'it knows grammar and facts',
        answers: 'it replies to a question instead of continuing it',
        cost: 'most of the computing time has been spent',
        liked: 'it leans towards what people like, which is not always true',
        anchored: 'it has been held close to an earlier version of itself',
        examples: 'it has been trained on requests with good answers',
      }),
      options: named({
        pretraining: 'pre-training',
        sft: 'supervised fine-tuning',
        rlhf: 'RLHF',
      }),
      misconceptions: {
        'facts-from-tuning': 'You let a later stage teach the facts. Compare how much data each stage has.',
        'answers-from-rlhf':
          'You let RLHF teach the model to reply. What could people choose from, if no model replied before?',
        'cost-of-rlhf': 'You expect most of the cost in a later stage. Compare the amounts of data.',
      },
    },
    {
      id: 'loss',
      kind: 'number',
      title: 'The loss of three predictions',
      text: 'A model gave the tokens that really came next the probabilities {p1}, {p2} and {p3}. What is the loss, the mean over the three, in nats?',
      sections: ['Surprise'],
      tolerance: 0.005,
      variants: [
        { p1: 0.5, p2: 0.2, p3: 0.8 },
        { p1: 0.4, p2: 0.1, p3: 0.9 },
        { p1: 0.25, p2: 0.6, p3: 0.1 },
        { p1: 0.7, p2: 0.2, p3: 0.3 },
        { p1: 0.05, p2: 0.5, p3: 0.9 },
        { p1: 0.3, p2: 0.6, p3: 0.15 },
        { p1: 0.8, p2: 0.1, p3: 0.4 },
        { p1: 0.2, p2: 0.9, p3: 0.35 },
      ],
      misconceptions: {
        bits: 'This is the loss in bits. Which logarithm gives nats?',
        sum: 'This is the sum over the predictions.',
        perplexity: 'This is the perplexity.',
        'log-of-mean':
          'You have averaged the probabilities first. The surprise of each prediction is averaged.',
      },
    },
    {
      id: 'untrained',
      kind: 'number',
      title: 'The loss of a model that knows nothing',
      text: 'A vocabulary has 8,000 tokens, and a model gives all of them the same probability, always. What is its loss in nats?',
      sections: ['Surprise'],
      tolerance: 0.01,
      misconceptions: {
        perplexity: 'This is its perplexity.',
        bits: 'This is its loss in bits.',
        probability: 'This is the probability of a token.',
      },
    },
    {
      id: 'predictions',
      kind: 'number',
      title: 'How many predictions are averaged',
      text: 'The loss of a batch of {batch} sequences with {n} tokens each is a mean over how many predictions?',
      sections: ['Formulas'],
      isCount: true,
      tolerance: 0.2,
      variants: [
        { batch: 8, n: 32 },
        { batch: 12, n: 20 },
        { batch: 16, n: 24 },
        { batch: 6, n: 64 },
        { batch: 10, n: 48 },
        { batch: 14, n: 40 },
        { batch: 9, n: 50 },
        { batch: 5, n: 100 },
      ],
      misconceptions: {
        'all-positions':
          'You count a prediction at every position. Which token would the last position be compared with?',
        'one-each': 'You count one prediction for each sequence.',
        'minus-one-in-all':
          'You leave out one prediction in all. In which sequences is there a last position?',
      },
    },
    {
      id: 'writing',
      kind: 'order',
      title: 'How a model writes one token',
      text: 'Put the steps in order, from the text so far to the next one.',
      sections: ['From hidden states to probabilities'],
      items: named({
        append: 'append the new token to the text, and begin again',
        blocks: 'send the text so far through the blocks, with a causal mask',
        draw: 'draw a token',
        softmax: 'take the softmax',
        temperature: 'divide by the temperature',
        unembed: 'multiply the vector of the last position by the unembedding matrix',
      }),
      misconceptions: {
        'temperature-after-softmax':
          'You divide probabilities by the temperature. What would they add up to?',
        'draw-from-logits': 'You draw a token before there are probabilities.',
        'append-first': 'You append a token that has not been drawn yet.',
      },
    },
    {
      id: 'selfSupervised',
      kind: 'selection',
      title: 'Predicting the next token',
      text: 'Which statements about pre-training are true?',
      sections: ['One question, asked over and over', 'Surprise', 'Three stages of training'],
      statements: lettered(
        'A model that is trained well enough has a loss of 0 on new texts.',
        'A prediction that is certain and right costs nothing.',
        'Besides lowering the energy of the token that came, a step raises that of the others.',
        'Minimising the mean surprise is the same as maximum likelihood.',
        'Nobody has to label the texts.',
        'One pass over n tokens gives n − 1 predictions at once.',
        'The causal mask keeps the answer out of sight.',
        'The loss tells the model whether a text is true.',
        'The model is taught in this stage that a question is followed by its answer.',
        'The probability of a text is the product of the probabilities of its tokens, each given those before it.',
        'When it writes, a model chooses all tokens of its text at the same time.',
      ),
      misconceptions: {
        'zero-loss':
          'One of your statements expects a loss of 0. Think of a sentence that can go on in several ways. Which part of the surprise is left?',
        'learns-truth':
          'One of your statements is about truth. What does the loss compare a prediction with?',
        'answers-from-pretraining':
          'One of your statements belongs to another stage. See what a pre-trained model may do with a question.',
        'all-at-once':
          'One of your statements does not fit autoregressive generation, which goes token by token.',
      },
    },
    {
      id: 'tenSteps',
      kind: 'number',
      title: 'A jump in the ruler',
      text: 'An answer needs {steps} steps, and each is right with probability {p}, independently. With what probability is the whole answer right?',
      sections: ['What emerges'],
      tolerance: 0.003,
      variants: [
        { steps: 5, p: 0.8 },
        { steps: 6, p: 0.8 },
        { steps: 8, p: 0.9 },
        { steps: 12, p: 0.9 },
        { steps: 15, p: 0.95 },
        { steps: 20, p: 0.95 },
        { steps: 4, p: 0.7 },
        { steps: 6, p: 0.9 },
      ],
      misconceptions: {
        'one-right': 'This is the probability that at least one step is right.',
        'one-step': 'This is the probability of one step.',
        linear: 'You subtract the risk of each step. Independent probabilities are multiplied.',
      },
    },
    {
      id: 'emergence',
      kind: 'selection',
      title: 'What scale buys, and what may emerge',
      text: 'Which statements do the sections “Scale” and “What emerges” of the README support?',
      sections: ['Scale', 'What emerges'],
      statements: lettered(
        'An ability is called emergent if small models do not have it and large ones do, although the task in training is the same.',
        'For an ability to emerge, the task in training has to change at some size.',
        'GPT-3 showed that a large model can learn a task from a few examples in its prompt.',
        'If each step of an answer becomes better smoothly, the share of answers that are right as a whole may still look like a jump.',
        'In-context learning changes the weights of a model.',
        'It has been shown that all of emergence is an artefact of how answers are scored.',
        'Over many orders of magnitude, the pre-training loss is close to power laws.',
        'Scored digit by digit, many jumps disappear.',
        'Somebody who needs the whole answer does see the jump, even if a smooth curve predicts it.',
        'The pre-training loss falls smoothly with parameters, data and computing time.',
      ),
      misconceptions: {
        'task-changes':
          'One of your statements changes the task. What stays the same in the definition of Wei et al.?',
        'weights-change':
          'One of your statements lets a prompt change the weights. When are weights changed?',
        settled: 'One of your statements settles a question that the README leaves open.',
      },
    },
  ],
  reflection: {
    prompts: [
      'Explain in 150 to 250 words to somebody who uses a chatbot how it came to be: what each of the three stages of training adds, what data it learns from, and why none of them would be enough alone.',
      'Then describe one mistake of such a model that you would expect because of the way it was trained.',
    ],
    rubric: [
      {
        level: '1: begun',
        text: 'Names the stages, but mixes up their data or goals, or describes them as the same thing three times.',
      },
      {
        level: '2: sound',
        text: 'Each stage has its data, its goal and its effect. The mistake is plausible.',
      },
      {
        level: '3: convincing',
        text: 'In addition, says why each stage needs the one before it, and derives the mistake from the training: probable is not the same as true, people prefer what sounds good, or the data end at some date.',
      },
    ],
  },
};
