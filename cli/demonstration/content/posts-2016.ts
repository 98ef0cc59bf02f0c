import { b, file, h2, link, ol, p, quote, table, ul } from '../body'
import type { Entry } from '../entry'

// Sample texts. They explain general things and claim nothing about real people or events.

export const posts2016: Entry[] = [
  {
    slug: 'sample-newsletter-february-2016',
    on: '2016-02-16 09:00',
    title: 'A sample newsletter for February',
    summary: 'A second sample issue, so that newsletters have more than one year. A sample text.',
    topics: ['newsletter'],
    body: [
      p(
        'This sample issue deals with one subject only: what to check before an issue goes out. It can be printed and pinned to the wall.',
      ),
      file('sample-newsletter-february-2016', 'Sample newsletter, February 2016'),
      h2('Three that are forgotten most'),
      ol(
        [b('The weekday. '), 'It fitted the year from which you copied the line, and not this one.'],
        [b('The description of a picture. '), 'It is left for the end, and the end comes late at night.'],
        [b('The person who is quoted. '), 'They should see their sentence before everyone else does.'],
      ),
      p('None of these takes longer than a minute. Together they are most of what readers write in about.'),
      p(
        'The list owes something to ',
        link('Newsletters are read standing up', '/2014/09/newsletters-are-read-standing-up'),
        ', and to every editor who ever sent a mail titled “Correction”.',
      ),
    ],
  },
  {
    slug: 'a-guide-to-writing-about-people-at-risk',
    on: '2016-05-10 09:00',
    title: 'A guide to writing about people at risk',
    summary: 'From the first idea to years after publication: a sample guide in seven steps. A sample text.',
    topics: ['publications', 'protection'],
    body: [
      p(
        'Much has been said about ethics in this field, and most of it is right. What editors lack is seldom a principle; it is the moment in the day at which to apply it. The sample guide follows a text along its way and stops where a decision is due.',
      ),
      file('writing-about-people-at-risk', 'Writing about people at risk: a guide'),
      h2('Seven stops'),
      ol(
        'Is this story needed?',
        'Who could be harmed by it?',
        'Has the person agreed, and to what?',
        'Which details can go?',
        'What do the pictures add?',
        'Where can a reader find help?',
        'Who looks at it again, and when?',
      ),
      p(
        'The guide is meant to be used with a text in hand, from the first idea on. Once a text has appeared, it makes uncomfortable reading.',
      ),
      p('Each stop has questions of its own, and some have an invented example.'),
    ],
  },
  {
    slug: 'five-questions-before-a-photograph',
    on: '2016-05-24 15:00',
    title: 'Five questions before a photograph',
    summary: 'The camera is quick. These questions are meant to be quicker. A sample text.',
    topics: ['protection'],
    body: [
      ol(
        [b('What is it for? '), 'If there is no answer, leave the camera in the bag.'],
        [b('Who is in it? '), 'Also in the background, in the mirror, on the name badge.'],
        [b('Have they agreed? '), 'To being photographed, and to where it will be shown: these are two questions.'],
        [b('What does it give away? '), 'A school uniform, a house number, the place and time stored in the file.'],
        [
          b('What will stand beside it? '),
          'A harmless portrait next to a text about trafficking tells a story that nobody told.',
        ],
      ),
      h2('Children'),
      p(
        'A child’s face does not belong in a text about exploitation, whoever agreed. Nor is it enough to cover the eyes: neighbours recognise a shirt.',
      ),
      h2('The hidden part of a photograph'),
      p(
        'Telephones write into each picture when and where it was taken. Software can remove this, and a publishing system ought to do it without being asked. It cannot remove what is seen.',
      ),
      p(
        'An alternative is described in ',
        link('Pictures that show nobody', '/2015/09/pictures-that-show-nobody'),
        '.',
      ),
    ],
  },
  {
    slug: 'files-that-last-thirty-years',
    on: '2016-08-16 10:00',
    title: 'Files that last thirty years',
    summary: 'Formats age, disks fail, projects end. What still helps is dull and cheap. A sample text.',
    topics: ['archive'],
    body: [
      p(
        'Paper from 1986 can be read today without any equipment. Files from 1986 mostly cannot, although nothing ever happened to them: the machines are gone, the programs are gone, and nobody remembers what the file was for.',
      ),
      h2('What lasts'),
      table(
        ['Kind', 'Lasts', 'Because'],
        ['Plain text and HTML', 'Well', 'Anything can read it'],
        ['PDF with its fonts inside', 'Well', 'It needs nothing from outside'],
        ['Files of one program', 'Badly', 'They need that program'],
        ['A page built by scripts', 'Worst', 'It needs that program, that server and that day'],
      ),
      h2('What to do'),
      ul(
        'Keep two copies in two places, and one of them in other hands.',
        'Note a checksum with each file, and recompute it once a year.',
        'Write down who made it, when, and why, in words.',
        'Try it: open the oldest file that you have.',
      ),
      p('The last point takes ten minutes and is always instructive.'),
    ],
  },
  {
    slug: 'what-remains-when-a-project-ends',
    on: '2016-11-22 09:00',
    title: 'What remains when a project ends',
    summary: 'Offices close and people move on. The record can stay, if somebody plans for it. A sample text.',
    topics: ['archive', 'policy'],
    body: [
      p(
        'Projects are made to end. Their budgets have a last day, after which the telephone is not answered and the domain name lapses. In the years that follow, people look for what they did: students, ministries, the next project. Usually they find a page that says the address is for sale.',
      ),
      h2('A year before'),
      ul(
        'Decide who keeps the address, and who pays for it.',
        'Finish the library: no “forthcoming” that never came.',
        'Look through every text that names people, with their future in mind.',
        'Write the last post while there is still someone to write it.',
      ),
      h2('On the last day'),
      p(
        'Make a copy of the whole site as plain files that need no server. Give it to a library, a university and a partner. Put a sentence on the front page: this archive is complete, nothing will be added, and this is whom to ask.',
      ),
      quote('An archive that nobody adds to is not dead. It is finished, and that is rare.'),
    ],
  },
]
