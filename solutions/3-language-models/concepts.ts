// Ideas in words: questions about what you have learned. They cost no points. To check your
// answers, run:
//
//   npm run concepts -- 3-language-models
//
// Replace `null` by a number or a choice in quotes, and put choices into the lists `[]`. Numbers
// may be computed with + - * / ** and Math.sqrt, Math.exp, Math.log. The file is read, but never
// run. An answer that you leave empty is open, not wrong.

// Your account or e-mail address. It chooses your numbers in questions with {braces};
// `npm run concepts` then shows them.
export const student = 'solutions';

export const answers: Answers = {
  // 1. What each stage learns from, and what it asks for
  //
  // Three stages of training, each with its data and its goal. Which description fits? Two
  // descriptions are left over; each of the others is used once.
  //
  // For each of these, one of the letters or words below:
  //
  //   'pretrainingData': the data of pre-training
  //   'sftData': the data of supervised fine-tuning
  //   'rlhfData': the data of RLHF
  //   'pretrainingGoal': the goal of pre-training
  //   'sftGoal': the goal of supervised fine-tuning
  //   'rlhfGoal': the goal of RLHF
  //
  //   'a': a large learned reward, but staying close to the model before
  //   'b': few wrong labels
  //   'c': little surprise at every next token
  //   'd': little surprise at the tokens of the answer
  //   'e': people’s choices between answers of the model
  //   'f': requests, each with a good answer
  //   'g': texts whose subject somebody has labelled
  //   'h': web pages, books and code, as they are
  //
  // Read: Three stages of training
  stages: {
    pretrainingData: 'h',
    sftData: 'f',
    rlhfData: 'e',
    pretrainingGoal: 'c',
    sftGoal: 'd',
    rlhfGoal: 'a',
  },

  // 2. Which stage has which effect
  //
  // After which stage of training is this first true, according to the README?
  //
  // For each of these, one of the letters or words below:
  //
  //   'continues': it may continue a question with more questions
  //   'facts': it knows grammar and facts
  //   'answers': it replies to a question instead of continuing it
  //   'cost': most of the computing time has been spent
  //   'liked': it leans towards what people like, which is not always true
  //   'anchored': it has been held close to an earlier version of itself
  //   'examples': it has been trained on requests with good answers
  //
  //   'pretraining': pre-training
  //   'sft': supervised fine-tuning
  //   'rlhf': RLHF
  //
  // Read: Three stages of training
  effects: {
    continues: 'pretraining',
    facts: 'pretraining',
    answers: 'sft',
    cost: 'pretraining',
    liked: 'rlhf',
    anchored: 'rlhf',
    examples: 'sft',
  },

  // 3. The loss of three predictions
  //
  // A model gave the tokens that really came next the probabilities {p1}, {p2} and {p3}. What is
  // the loss, the mean over the three, in nats?
  //
  // A number, correct to within 0.005.
  //
  // Read: Surprise
  loss: 1.056695220232923,

  // 4. The loss of a model that knows nothing
  //
  // A vocabulary has 8,000 tokens, and a model gives all of them the same probability, always.
  // What is its loss in nats?
  //
  // A number, correct to within 0.01.
  //
  // Read: Surprise
  untrained: 8.987196820661973,

  // 5. How many predictions are averaged
  //
  // The loss of a batch of {batch} sequences with {n} tokens each is a mean over how many
  // predictions?
  //
  // A whole number.
  //
  // Read: Formulas
  predictions: 378,

  // 6. How a model writes one token
  //
  // Put the steps in order, from the text so far to the next one.
  //
  // All of these, in order:
  //
  //   'append': append the new token to the text, and begin again
  //   'blocks': send the text so far through the blocks, with a causal mask
  //   'draw': draw a token
  //   'softmax': take the softmax
  //   'temperature': divide by the temperature
  //   'unembed': multiply the vector of the last position by the unembedding matrix
  //
  // Read: From hidden states to probabilities
  writing: ['blocks', 'unembed', 'temperature', 'softmax', 'draw', 'append'],

  // 7. Predicting the next token
  //
  // Which statements about pre-training are true?
  //
  // All that are true:
  //
  //   'a': A model that is trained well enough has a loss of 0 on new texts.
  //   'b': A prediction that is certain and right costs nothing.
  //   'c': Besides lowering the energy of the token that came, a step raises that of the others.
  //   'd': Minimising the mean surprise is the same as maximum likelihood.
  //   'e': Nobody has to label the texts.
  //   'f': One pass over n tokens gives n − 1 predictions at once.
  //   'g': The causal mask keeps the answer out of sight.
  //   'h': The loss tells the model whether a text is true.
  //   'i': The model is taught in this stage that a question is followed by its answer.
  //   'j': The probability of a text is the product of the probabilities of its tokens, each
  //        given those before it.
  //   'k': When it writes, a model chooses all tokens of its text at the same time.
  //
  // Read: One question, asked over and over; Surprise; Three stages of training
  selfSupervised: ['b', 'c', 'd', 'e', 'f', 'g', 'j'],

  // 8. A jump in the ruler
  //
  // An answer needs {steps} steps, and each is right with probability {p}, independently. With
  // what probability is the whole answer right?
  //
  // A number, correct to within 0.003.
  //
  // Read: What emerges
  tenSteps: 0.2824295364810001,

  // 9. What scale buys, and what may emerge
  //
  // Which statements do the sections “Scale” and “What emerges” of the README support?
  //
  // All that are true:
  //
  //   'a': An ability is called emergent if small models do not have it and large ones do,
  //        although the task in training is the same.
  //   'b': For an ability to emerge, the task in training has to change at some size.
  //   'c': GPT-3 showed that a large model can learn a task from a few examples in its prompt.
  //   'd': If each step of an answer becomes better smoothly, the share of answers that are
  //        right as a whole may still look like a jump.
  //   'e': In-context learning changes the weights of a model.
  //   'f': It has been shown that all of emergence is an artefact of how answers are scored.
  //   'g': Over many orders of magnitude, the pre-training loss is close to power laws.
  //   'h': Scored digit by digit, many jumps disappear.
  //   'i': Somebody who needs the whole answer does see the jump, even if a smooth curve
  //        predicts it.
  //   'j': The pre-training loss falls smoothly with parameters, data and computing time.
  //
  // Read: Scale; What emerges
  emergence: ['a', 'c', 'd', 'g', 'h', 'i', 'j'],
};

/** What each answer may be. Your editor completes and checks it. */
interface Answers {
  stages: Record<
    'pretrainingData' | 'sftData' | 'rlhfData' | 'pretrainingGoal' | 'sftGoal' | 'rlhfGoal',
    'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | null
  >;
  effects: Record<
    'continues' | 'facts' | 'answers' | 'cost' | 'liked' | 'anchored' | 'examples',
    'pretraining' | 'sft' | 'rlhf' | null
  >;
  loss: number | null;
  untrained: number | null;
  predictions: number | null;
  writing: ('append' | 'blocks' | 'draw' | 'softmax' | 'temperature' | 'unembed')[];
  selfSupervised: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k')[];
  tenSteps: number | null;
  emergence: ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j')[];
}
