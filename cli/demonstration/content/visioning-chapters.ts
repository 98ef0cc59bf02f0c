import { b, h3, ol, p, quote, table, ul, type Block } from '../body'
import type { Country } from './terms'

// A chapter for each of the seven documents: one step of the method, in general. It says nothing about the country.

export type Workshop = { country: Country; name: string; minute: number; step: string; chapter: Block[] }

export const workshops: Workshop[] = [
  {
    country: 'cambodia',
    name: 'Cambodia',
    minute: 10,
    step: 'Setting the scene',
    chapter: [
      p(
        'A visioning workshop is decided in its first half hour. People arrive from offices in which they defend a budget, a mandate or a record. Unless something changes, they will spend two days defending them again.',
      ),
      h3('Who sits where'),
      p(
        'Round tables of six or seven, mixed on purpose, do more than any speech of welcome. A police officer next to a social worker next to a donor: each has to explain to the others what for their own office goes without saying.',
      ),
      h3('What is promised'),
      ul(
        'What is said stays in the room; what is agreed goes on paper.',
        'Nobody speaks for longer than three minutes.',
        'Every table has someone who interprets, and waits for it.',
        'The notes are read out before everybody leaves.',
      ),
      p(
        'The first task should be easy and personal. For instance: name one thing that works better today than it did five years ago, and say why. People who have praised something find it less hard to speak of what is missing.',
      ),
    ],
  },
  {
    country: 'china',
    name: 'China',
    minute: 11,
    step: 'Choosing a horizon',
    chapter: [
      p(
        'How far ahead should one look? Next year is too near: everything in it has been planned already. Twenty years are too far: nobody in the room will be asked about them. Four to five years are long enough for change, and short enough to be held to it.',
      ),
      h3('Writing from the future'),
      p(
        'Participants write in the present tense, as if the time had come. “In each province there is one number, and it is answered at night.” The present tense forces detail: somebody has to answer that telephone, in some language, from some desk.',
      ),
      table(
        ['Horizon', 'Good for', 'Risk'],
        ['One year', 'Work plans', 'Nothing new'],
        ['Four to five years', 'Results', 'Forgetting the first step'],
        ['Ten and more', 'Direction', 'Nobody answers for it'],
      ),
      p(
        'In a large country the horizon differs from place to place. It helps to let each table name the part of the country of which it speaks, and to put the pictures side by side rather than one on top of another.',
      ),
    ],
  },
  {
    country: 'lao-pdr',
    name: 'Lao PDR',
    minute: 12,
    step: 'Working in two languages',
    chapter: [
      p(
        'Regional projects write in English; workshops are lived in the languages of those who come. Whatever is said in one and noted in the other passes through a narrow gate, and the interpreter is the gatekeeper.',
      ),
      h3('Before'),
      ul(
        'Send the interpreter the programme, the terms and the names a week ahead.',
        'Agree on twenty words that will be used throughout, in both languages.',
        'Plan for it: interpreted talk takes almost twice as long.',
      ),
      h3('During'),
      p(
        'Let groups work in their own language and write on the wall in it. Translate the walls, not the talk. What was important enough to be written is what the others need, and everybody can correct a translation that hangs in front of them.',
      ),
      h3('After'),
      p(
        'Write the report in both languages at once, or at least the summary. A report that comes back to its authors only in English has been taken from them a little.',
      ),
    ],
  },
  {
    country: 'myanmar',
    name: 'Myanmar',
    minute: 13,
    step: 'Hearing those concerned',
    chapter: [
      p(
        'A vision of protection that was drawn up without anyone who ever needed it will be neat, and wrong in places that nobody notices. There are several ways to bring such experience into the room, and a seat at the table is not always the best.',
      ),
      table(
        ['Way', 'Suits', 'Mind'],
        ['A separate meeting beforehand', 'People who wish to speak among themselves', 'Bring back what became of it'],
        ['A spokesperson', 'Groups that have chosen one', 'Never a single person for all'],
        ['Written recommendations', 'Anyone who does not want to be seen', 'Read them aloud, unchanged'],
        ['A seat at the table', 'People who are used to it', 'Two are less alone than one'],
      ),
      h3('What not to ask'),
      p(
        'Nobody needs to tell what happened to them so that a procedure gets better. Ask where it took too long, where no one explained anything, where they would have liked to be asked. Those are answers of experts.',
      ),
      p(
        'Payment for time and travel, a person to talk to afterwards, and the right to leave without giving a reason belong to the plan and to the budget.',
      ),
    ],
  },
  {
    country: 'thailand',
    name: 'Thailand',
    minute: 14,
    step: 'From wish to result',
    chapter: [
      p(
        'By noon the walls are full of wishes. “Better cooperation” will be among them, more than once. The afternoon turns wishes into results, and the tool for it is a plain question: how would a stranger see that it has come true?',
      ),
      table(
        ['Wish', 'Result (invented)'],
        ['Better cooperation', 'Two offices use the same form, and neither asks a person twice'],
        ['More awareness', 'Three in four job seekers at the counter know whom to call'],
        ['Faster procedures', 'Nobody waits longer than thirty days for a travel paper'],
      ),
      h3('Three tests'),
      ol(
        [b('Seen: '), 'could someone check it who was not there?'],
        [b('Owned: '), 'is there an office that would be ashamed if it failed?'],
        [b('Dated: '), 'by when?'],
      ),
      p(
        'What fails all three may still be true and worth saying. It then belongs in the preamble, where wishes are welcome.',
      ),
    ],
  },
  {
    country: 'viet-nam',
    name: 'Viet Nam',
    minute: 15,
    step: 'Putting things in order',
    chapter: [
      p(
        'Thirty results are not a plan. At some point a workshop must choose, and choosing hurts, for behind every line stands somebody who fought for it.',
      ),
      h3('Dots, and what they hide'),
      p(
        'The usual method gives everyone five paper dots to stick beside what matters most to them. It is quick and it is fair, but people follow the first dots. Better let them mark a sheet of their own, collect the sheets and count in front of everybody.',
      ),
      h3('Two axes'),
      p(
        'Another way is to ask two questions of each result, how much it would change and how hard it would be, and to place it accordingly. Four corners appear:',
      ),
      ul(
        [b('Much, and easy: '), 'begin on Monday.'],
        [b('Much, and hard: '), 'this is what the plan is for.'],
        [b('Little, and easy: '), 'do it in passing.'],
        [b('Little, and hard: '), 'say goodbye to it, kindly.'],
      ),
      p('Keep what was not chosen, in an annex, with the reason. In the next round it will be asked about.'),
    ],
  },
  {
    country: 'regional',
    name: 'the region',
    minute: 16,
    step: 'From six pictures to one',
    chapter: [
      p(
        'When every country has drawn its own picture, a regional meeting can do one of two things. It can add the six up, which produces a long paper. Or it can look for what none of them is able to do alone, and that produces a short one.',
      ),
      h3('The sieve'),
      p('For every result from a country, ask:'),
      ol(
        'Can one country reach it without the others? Then it belongs in that country’s plan.',
        'Does it need a neighbour? Then it is a matter for two.',
        'Does it need all, or a rule that is the same for all? Only then is it regional.',
      ),
      p(
        'Little passes through the last hole, and what does tends to concern borders: recognising people on either side by the same signs, handing over information with their consent, bringing them home, and speaking the same language about it.',
      ),
      quote('A region is what is left over when everybody has done their own part.'),
    ],
  },
]
