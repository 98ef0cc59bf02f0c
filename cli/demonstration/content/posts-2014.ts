import { b, h2, h3, i, link, ol, p, quote, table, ul } from '../body'
import type { Entry } from '../entry'

// Sample texts. They explain general things and claim nothing about real people or events.

export const posts2014: Entry[] = [
  {
    slug: 'how-minutes-keep-a-meeting-alive',
    on: '2014-02-11 09:00',
    title: 'How minutes keep a meeting alive',
    summary: 'What was decided, who does it, by when: three columns that outlast any speech. A sample text.',
    topics: ['policy'],
    body: [
      p(
        'A meeting lasts two days; what it decided has to last until the next one. Between the two there is only a piece of paper. If it is a good one, the meeting goes on working after everybody has flown home.',
      ),
      h2('Write down decisions, not speeches'),
      p(
        'Nobody reads later who thanked whom. What people look up is the decision, the reason for it, and the name beside it. A table does this better than prose:',
      ),
      table(
        ['Decision', 'Who', 'By when'],
        ['Collect comments on the draft', 'Secretariat', 'End of the month'],
        ['Translate the summary', 'Each country office', 'Two weeks later'],
        ['Report what became of it', 'Chair', 'Next meeting'],
      ),
      p('The rows above are invented; the columns are all one needs.'),
      h2('Send them soon'),
      p(
        'Minutes that arrive within three days correct memories. Those that arrive after six weeks compete with them. Short and early is better than full and late.',
      ),
    ],
  },
  {
    slug: 'three-parts-of-a-definition',
    on: '2014-02-25 13:00',
    title: 'Three parts of a definition',
    summary: 'Act, means, purpose: how international law describes trafficking in persons. A sample text.',
    topics: ['policy', 'protection'],
    body: [
      p(
        'Trafficking in persons is often mistaken for something else: for crossing a border without papers, for any bad job, for prostitution as such. The definition in international law is narrower and clearer. It has three parts, and with adults all three must be there.',
      ),
      table(
        ['Part', 'Asks', 'Examples'],
        ['Act', 'What was done?', 'Recruiting, transporting, receiving or harbouring a person'],
        ['Means', 'How was it done?', 'Force, threats, deception, abuse of power or of a vulnerable position'],
        ['Purpose', 'What for?', 'Exploitation: forced labour, sexual exploitation, servitude and the like'],
      ),
      h2('What follows from it'),
      ul(
        'No border has to be crossed. Trafficking can happen within one town.',
        'Exploitation need not have begun. The purpose is enough.',
        'Where one of the means was used, it makes no difference that the person once agreed.',
      ),
      h2('Children'),
      p(
        'With children the middle part falls away. Recruiting a child for exploitation is trafficking even if nobody threatened or deceived anyone, for a child cannot agree to be exploited.',
      ),
      p('This is an explanation for readers, not legal advice; laws of individual countries differ in their wording.'),
    ],
  },
  {
    slug: 'working-in-seven-languages',
    on: '2014-04-08 10:00',
    title: 'Working in seven languages',
    summary: 'English, Khmer, Lao, Burmese, Thai, Vietnamese and Chinese, each with its own needs. A sample text.',
    topics: ['archive'],
    countries: ['regional'],
    body: [
      p(
        'Anyone who publishes for the sub-region publishes in many scripts. Some of them write no spaces between words; some stack vowels above and below the line; one does without an alphabet. A page that looks well in English can fall apart in all of them.',
      ),
      h2('What a page must know'),
      ul(
        [
          b('Which language it is in. '),
          'Browsers choose fonts and break lines by it, and screen readers their voice.',
        ],
        [b('How tall the script is. '), 'Khmer, Lao, Thai and above all Burmese need more room between lines.'],
        [b('What not to do. '), 'Spaced-out or slanted letters, an ornament in Latin script, tear others to pieces.'],
      ),
      h2('What a person must do'),
      p(
        'Translation is not the last step before publishing but a piece of writing of its own. It needs someone who reads it first, in that language, with time to say no. Until then it is better to offer a short text that is right than a long one that is not.',
      ),
      p(
        'Three very short samples show how it looks here: in ',
        link('Khmer', '/km/2015/03/about-this-archive'),
        ', in ',
        link('Chinese', '/zh/2015/06/about-this-archive'),
        ' and in ',
        link('Vietnamese', '/vi/2015/11/about-this-archive'),
        '.',
      ),
    ],
  },
  {
    slug: 'what-a-first-draft-is-for',
    on: '2014-06-03 09:00',
    title: 'What a first draft is for',
    summary: 'A zero draft is written to be changed. The difficulty is to let it. A sample text.',
    topics: ['policy'],
    body: [
      p(
        'In international work the first version of a text is called a zero draft. The name is modest and means it: this is not yet version one. It exists so that people have something to disagree with.',
      ),
      h2('Good zero drafts'),
      ul(
        'are short enough to be read before the meeting,',
        'leave open, in brackets, what is really open,',
        'number their paragraphs, so that comments can point at something,',
        'say who wrote them and whom they have not yet asked.',
      ),
      h2('Bad ones'),
      p(
        'A draft that comes too polished gets polished comments. People correct commas because everything else seems to be settled. If you wish to hear what they think, show them the seams.',
      ),
      quote('Nobody defends a sentence with a bracket in it. That is what the bracket is for.'),
    ],
  },
  {
    slug: 'five-questions-about-a-consultation',
    on: '2014-06-24 15:00',
    title: 'Five questions about a consultation',
    summary: 'Being asked is not the same as being heard. A sample text with a test.',
    topics: ['policy', 'research'],
    body: [
      p(
        'Nearly every plan says that it was written after consultation. The word covers much: from one letter with a deadline to months of meetings. Five questions tell you which it was.',
      ),
      ol(
        [b('Who was in the room? '), 'And who speaks for those who were not?'],
        [b('When were they asked? '), 'Before the draft, or after everything was decided?'],
        [b('In which language? '), 'A document in English invites those who read English.'],
        [b('What was changed? '), 'One sentence that became different says more than ten names of participants.'],
        [b('Who told them? '), 'People who never hear what became of their words will not come a second time.'],
      ),
      h2('Asking people with experience'),
      p(
        'When a plan concerns survivors of trafficking, asking them needs more care, not less. They should know beforehand what will be asked, be free to stop at any moment, and get something for their time. Nobody has to tell their story in order to have an opinion about a procedure.',
      ),
    ],
  },
  {
    slug: 'what-a-good-summary-does',
    on: '2014-07-15 09:00',
    title: 'What a good summary does',
    summary: 'It gives the news away. A sample text for those who write the two lines under a title.',
    topics: ['archive', 'publications'],
    body: [
      p(
        'The summary under a title is the most read sentence of any item, and the last to be written. It stands in the month’s list, in the feed, in search results and in the preview when somebody sends the link to a friend. For many readers it is all they will ever see.',
      ),
      h2('So it should say it'),
      p(
        'Do not announce that something has happened; say what. “The workshop discussed a number of issues” could be written without having been there. “Six offices will use the same form from May” could not.',
      ),
      table(
        ['Instead of', 'Write'],
        ['An overview of recent developments', 'What is new, in one clause'],
        ['Click here to learn more', 'What there is to be learned'],
        ['Various stakeholders took part', 'Who came'],
      ),
      h2('Length'),
      p(
        'Two lines on a telephone: about thirty words. If it does not fit, the text probably has two subjects, and wants to be two texts.',
      ),
    ],
  },
  {
    slug: 'newsletters-are-read-standing-up',
    on: '2014-09-09 08:30',
    title: 'Newsletters are read standing up',
    summary: 'On the way, between two calls, on a small screen: notes for whoever puts one together. A sample text.',
    topics: ['newsletter'],
    body: [
      p(
        'A report is read at a desk. A newsletter is read in a queue, with one hand, by a person who is about to be interrupted. It should be made for that reader.',
      ),
      h2('Four habits'),
      h3('The best comes first'),
      p('Not the greeting, not the editorial. Whoever reads only one item should have read the right one.'),
      h3('Every item stands alone'),
      p('No “as mentioned above”. Items get forwarded one by one, and above is gone.'),
      h3('Dates are whole'),
      p(
        'Not “next Tuesday” but the day, the month and the year. Newsletters are found again years later, and in an archive there is no next Tuesday.',
      ),
      h3('Few pages'),
      p('Four is plenty. What does not fit can have ', link('a page in the archive', '/news'), ' and a line here.'),
    ],
  },
  {
    slug: 'a-year-at-a-glance',
    on: '2014-12-16 10:00',
    title: 'A year at a glance',
    summary: 'The record shows every month as a cell, and how full it is. A sample text about a small table.',
    topics: ['archive'],
    lead: 'contours',
    body: [
      p(
        'At the foot of the front page, and on ',
        link('a page of its own', '/archive'),
        ', there is a table with one row for each year and twelve cells in it. Each cell gives the number of items in that month. The more there are, the darker it is.',
      ),
      h2('A map, of a kind'),
      p(
        'It works like contour lines on a map: nobody reads every number, yet a glance shows where the high ground lies. In this demonstration November 2014 stands out, since a ',
        link('series about words', '/2014/11/memorandum-of-understanding'),
        ' ran in it; most other months are lowlands.',
      ),
      h2('Every cell is a link'),
      p(
        'A number that cannot be opened only tells you that something exists. So each cell leads to its month. Empty months lead nowhere and show a dot.',
      ),
      p(
        'The shade repeats what the number says, never the other way round: ',
        i('colour is for those who see it, the figure is for everyone.'),
      ),
    ],
  },
]
