import { b, file, h2, i, link, ol, p, picture, quote, table, ul } from '../body'
import type { Entry } from '../entry'

// Sample texts. They explain general things and claim nothing about real people or events.

export const posts2015: Entry[] = [
  {
    slug: 'what-happens-when-a-text-is-corrected',
    on: '2015-01-20 09:00',
    title: 'What happens when a text is corrected',
    summary: 'Small slips are mended quietly, changes of substance are announced. A sample text, itself once changed.',
    topics: ['archive'],
    changed: {
      on: '2015-02-03 09:00',
      note: 'The summary now says that this text was changed, as an example of such a note.',
      summary: 'Small slips are mended quietly, changes of substance are announced. A sample text.',
    },
    body: [
      p(
        'Everybody who publishes makes mistakes. What matters is what a reader can find out afterwards. If a page changes without a word, those who quoted it yesterday look like liars today.',
      ),
      h2('Two kinds of change'),
      table(
        ['Change', 'What readers see'],
        ['A letter, a comma, a broken link', 'The better text'],
        ['A figure, a name, a statement', 'The better text, and a dated note that says what was changed'],
        ['The item should not be there', 'The address with a reason, and the date'],
      ),
      h2('And behind the desk'),
      p(
        'Every version that was ever saved is kept. Editors can see who changed what and when, and can go back. Nothing that an editor types alters a public page before someone publishes it.',
      ),
      quote('A correction is not an embarrassment. Not finding one is.'),
    ],
  },
  {
    slug: 'sample-newsletter-march-2015',
    on: '2015-03-10 09:00',
    title: 'A sample newsletter for March',
    summary: 'Three pages that show how an issue is laid out. A sample text; nothing in the issue happened.',
    topics: ['newsletter'],
    body: [
      p(
        'The library needs more than one newsletter to show how they line up, so here is a sample for March 2015. Its items speak of the craft of making newsletters and of nothing else.',
      ),
      file('sample-newsletter-march-2015', 'Sample newsletter, March 2015'),
      h2('How it is built'),
      ul(
        'One lead, complete in itself.',
        'Short items of about sixty words.',
        'A calendar, for which readers keep an issue.',
      ),
      p(
        'An issue is a file in the library, and a post like this one says that it has come. The post belongs to its day and to the month’s archive; the file can be found by its type and year long afterwards.',
      ),
      p('Others are found in the library under ', link('Newsletter', '/publications?type=newsletter'), '.'),
    ],
  },
  {
    slug: 'do-no-harm-as-a-habit',
    on: '2015-03-24 14:00',
    title: 'Do no harm, as a habit',
    summary: 'A principle is easily agreed with. It helps more as a list beside the keyboard. A sample text.',
    topics: ['protection', 'research'],
    body: [
      p(
        'Everyone who works with people at risk has heard of the principle: whatever you do, do not leave them worse off. In an editor’s week it is tested by small things: a deadline, a striking detail, a photograph that is almost anonymous.',
      ),
      h2('Beside the keyboard'),
      ol(
        [b('Safety. '), 'Could this text help anyone to find, blame or threaten a person in it?'],
        [b('Consent. '), 'Did they agree to this text, this place and this picture, and not just to a talk?'],
        [b('Dignity. '), 'Would they be content to be introduced like this?'],
        [b('Need. '), 'Does the reader have to know it?'],
        [b('Help. '), 'If a reader is in the same position, does the text show a way on?'],
      ),
      p('One no is enough to stop. It need not be argued, and no one should have to be brave to say it.'),
      h2('The words'),
      p(
        'Write ',
        i('a person who was trafficked'),
        ', not ',
        i('a trafficked girl'),
        '. What was done to someone is a part of their life and does not have to become their name. Many prefer ',
        i('survivor'),
        ', some prefer neither; whoever can be asked should be.',
      ),
    ],
  },
  {
    slug: 'consent-as-a-conversation',
    on: '2015-06-09 10:00',
    title: 'Consent, as a conversation',
    summary: 'A new sample brief goes through it sentence by sentence. A sample text.',
    topics: ['publications', 'protection'],
    body: [
      p(
        'Forms protect organisations. Conversations protect people. A sample brief in the library shows how such a conversation might go, from “What is this for?” to “What if I change my mind?”.',
      ),
      file('informed-consent-in-plain-words', 'Informed consent in plain words'),
      h2('The hardest sentence'),
      p(
        'It is the one about time. A person says yes at twenty and is thirty when a colleague, a child or a neighbour searches for their name. Nobody can weigh that for them, but it has to be put on the table, in plain words, before the recorder is switched on.',
      ),
      p(
        'The brief ends with a short record to fill in afterwards: what was agreed, what was ruled out, and until when it holds. It fits on a card, and belongs in a drawer of its own.',
      ),
      p(
        'What the term means in short is told in ',
        link('Words of the field: informed consent', '/2014/11/informed-consent'),
        '.',
      ),
    ],
  },
  {
    slug: 'a-memorandum-clause-by-clause',
    on: '2015-09-01 09:00',
    title: 'A memorandum, clause by clause',
    summary: 'An outline with notes, for everyone who has to read one. A sample text.',
    topics: ['publications', 'policy'],
    body: [
      p(
        'Memoranda look alike, and for good reason: each clause answers a question that somebody once forgot to ask. Our sample outline prints the clauses on the left, so to speak, and the questions on the right.',
      ),
      table(
        ['Clause', 'Question behind it'],
        ['Preamble', 'Why now?'],
        ['Definitions', 'Do we mean the same by it?'],
        ['Areas of cooperation', 'What do we do together, and what not?'],
        ['Working arrangements', 'Who calls whom?'],
        ['Duration and review', 'When do we look at it again?'],
      ),
      p(
        'Read a memorandum with this list beside it and you will soon see which question was the hard one: it is where the sentences get long. Clauses on which everybody agreed are short, and so are those that nobody thought about.',
      ),
      p(
        'The whole is in the library: ',
        link('Outline of a memorandum, with notes', '/publications/outline-of-a-memorandum'),
        '.',
      ),
    ],
  },
  {
    slug: 'how-to-cite-an-item',
    on: '2015-09-04 11:00',
    title: 'How to cite an item of this archive',
    summary: 'Author, year, title, address: four things that let others find it again. A sample text.',
    topics: ['archive', 'research'],
    body: [
      p(
        'A citation is a kindness to the next reader. It does not have to be beautiful; it has to be enough. Four things are enough:',
      ),
      ol('who published it,', 'in which year, for a post the day as well,', 'under which title,', 'at which address.'),
      quote(
        'UN-ACT demonstration (2014). Reports from seven visioning workshops are now in the library. 28 October. Then the address.',
      ),
      h2('And the day you looked?'),
      p(
        'Many styles want the date on which a page was read, because pages change without saying so. In this archive they do say so, and addresses last, hence the date may be left out. If your journal insists, it does no harm.',
      ),
      h2('Citing a file'),
      p(
        'Cite the page of the publication, not the PDF. The page tells the reader what the file is, how large it is and in which languages it exists, before a slow line has to fetch it.',
      ),
    ],
  },
  {
    slug: 'prevention-is-more-than-a-poster',
    on: '2015-09-09 09:00',
    title: 'Prevention is more than a poster',
    summary: 'Warning people is easy. It becomes prevention when they have another way to go. A sample text.',
    topics: ['prevention'],
    body: [
      p(
        'A poster says: beware of brokers who promise too much. A person with debts reads it, knows it to be true, and goes, because staying is not possible either. Knowledge alone does not prevent what need brings about.',
      ),
      h2('Four layers'),
      table(
        ['Layer', 'Asks', 'An example in general'],
        ['Knowledge', 'Do people know the risk?', 'Talks by people whom they trust'],
        ['Choice', 'Is there another way to go?', 'Safe and legal ways to migrate and work'],
        ['Rules', 'Does exploitation pay?', 'Checks on recruiters and on places of work'],
        ['Demand', 'Who profits, perhaps unawares?', 'Buyers who look into their suppliers'],
      ),
      h2('How one would know'),
      p(
        'Counting leaflets is simple, but it measures printing. Better ask some months later whether anyone did something differently: called a number, checked a contract, turned an offer down. It takes longer and says more.',
      ),
    ],
  },
  {
    slug: 'what-research-owes-to-those-it-asks',
    on: '2015-09-15 10:00',
    title: 'What research owes to those it asks',
    summary: 'Time, an explanation, and a look at the result. A sample text.',
    topics: ['research', 'protection'],
    body: [
      p(
        'People who were trafficked have been interviewed by police officers, doctors, lawyers, journalists and researchers, often about the same days. Each new interview has to answer a question before asking one: what is it good for, and for whom?',
      ),
      ul(
        [
          b('Look first. '),
          'Much that is asked has been written down already. ',
          link('The library', '/publications'),
          ' is there to be used before the field.',
        ],
        [
          b('Ask about procedures, not wounds. '),
          'Whoever wants to know how a shelter works need not hear how someone got there.',
        ],
        [b('Pay for time. '), 'An hour is an hour.'],
        [b('Keep it apart. '), 'Names in one place, answers in another, and neither on a laptop that travels.'],
        [b('Come back. '), 'Show the result, and be prepared to change it.'],
      ),
      quote('Nothing is as tiring as being interesting.'),
    ],
  },
  {
    slug: 'reading-a-table-without-being-misled',
    on: '2015-09-22 13:30',
    title: 'Reading a table without being misled',
    summary: 'Four honest tables can tell four different stories. A sample text with invented figures.',
    topics: ['research'],
    body: [
      p('All figures here are invented. They concern an imaginary telephone service in two imaginary towns.'),
      table(['Town', 'Calls, first year', 'Calls, second year'], ['Upriver', '40', '80'], ['Downriver', '400', '480']),
      p(
        'Upriver has doubled. Downriver has grown by a fifth, yet its increase is twice as large: eighty calls against forty. Either sentence is true, and each would make a different headline.',
      ),
      h2('What else one would wish to know'),
      ul(
        'How many people live in each town?',
        'Was the line open at night in both years?',
        'Are calls counted, or callers?',
        'Has one of the towns put up posters?',
      ),
      p(
        'A table answers what it was asked. The art is to see what it was not asked, and ',
        link('Figures, and what they cannot say', '/2013/11/figures-and-what-they-cannot-say'),
        ' is about that.',
      ),
    ],
  },
  {
    slug: 'pictures-that-show-nobody',
    on: '2015-09-29 09:00',
    title: 'Pictures that show nobody',
    summary: 'Why this demonstration has drawings of rivers and paper, and no faces. A sample text.',
    topics: ['archive', 'protection'],
    body: [
      p(
        'Reports about trafficking have a picture language of their own: a hand against a wall, a girl seen from behind, chains. Such pictures show no one in particular and yet harm many, since they tell survivors what others see in them.',
      ),
      picture('layers', 'An archive is first of all a pile of paper in good order. Drawn for this demonstration.'),
      h2('What can be shown instead'),
      ul(
        'places of work, without people: a desk, a road, a river;',
        'things: a form, a telephone, a stamp;',
        'people in their profession who have agreed to it;',
        'a drawing, when there is nothing to photograph;',
        'nothing. A text does not have to have a picture.',
      ),
      p(
        'Every picture here has a description for readers who do not see it. If one cannot be described in a sentence, it probably was not needed.',
      ),
    ],
  },
  {
    slug: 'slow-lines-small-pages',
    on: '2015-11-17 09:00',
    title: 'Slow lines, small pages',
    summary: 'Where a megabyte costs time and money, it should be announced. A sample text.',
    topics: ['archive'],
    body: [
      p(
        'Many readers of an archive like this sit far from a fast line. They pay by the megabyte, on a telephone that is some years old, and the connection drops at the bridge. For them a page’s weight decides whether it exists.',
      ),
      h2('What follows'),
      ul(
        'A page is one document that arrives in one piece, without programs to be fetched after it.',
        'Text comes first and is complete without pictures.',
        'Beside each file stand its type, its size and its number of pages, before anyone opens it.',
        'What a PDF says in essence is said on its page too.',
      ),
      h2('A small experiment'),
      p(
        'Switch your telephone to the slowest network that it offers and open ',
        link('the front page', '/'),
        '. Count aloud until you can read the first title. Then try it with a site that you use every day.',
      ),
    ],
  },
]
