import { b, h3, i, link, ol, p, quote, table, ul } from '../body'
import type { Publication } from '../entry'

export const guides: Publication[] = [
  {
    slug: 'reading-the-archive',
    on: '2014-11-20 09:00',
    title: 'Reading the archive: a guide',
    summary:
      'Months, library, filters, addresses, citations: how to find things here and keep them. A demonstration document.',
    countries: ['regional'],
    topics: ['archive', 'publications'],
    type: 'guide',
    publishedOn: '2014-11-20',
    publisher: 'Gazette demonstration',
    revised: {
      on: '2015-05-12 09:00',
      note: 'The document has a new section, on versions of files.',
      sections: [
        {
          heading: 'Versions of files',
          blocks: [
            p(
              'Sometimes a document has to be put right after it was published. The archive then keeps both: the page offers the newer file and lists the earlier one, with the day on which each came.',
            ),
            p(
              'Each version has an address of its own, with a number in it, under which it will always be the same, byte for byte. Cite that address where the exact wording counts. The address without a number gives whichever version is the newest: print that one in a leaflet.',
            ),
            p(
              'Beside every version stands a checksum, a long number that is made from the file. If yours gives the same number, it is the same file.',
            ),
            p(i('This section was added in a second version of this document, as an example of one.')),
          ],
        },
      ],
    },
    body: [
      p(
        'A guide for people who come here looking for something. It explains how the archive is arranged and what one may rely on.',
      ),
      ul(
        'How months and years are read, and which date counts.',
        'How to narrow the library down to what you need.',
        'What the labels on an item mean.',
        'How to cite, and why links last.',
        'What to do on a slow line.',
      ),
      p(
        'Its chapters can also be found, one by one, in posts such as ',
        link('How a monthly archive is read', '/2013/05/how-a-monthly-archive-is-read'),
        '.',
      ),
    ],
    document: {
      subtitle: 'How to find things here, and keep them',
      sections: [
        {
          heading: 'About this document',
          blocks: [
            p(
              b('Demonstration document. '),
              'This guide was made for the demonstration archive of Gazette. What it says about the archive is true of the software; the texts to which it points are samples, or were told again in new words.',
            ),
          ],
        },
        {
          heading: 'Two halves',
          blocks: [
            p(
              'The archive has two halves. One is ordered by time: posts, which appeared on a day and belong to that day. The other is ordered by subject: the library, whose publications are asked for by title, country or topic, whenever they came out.',
            ),
            table(
              ['You remember', 'Begin with'],
              ['roughly when', 'The record, then the month'],
              ['what kind of thing it was', 'Publications, then the type'],
              ['which country it concerned', 'Countries'],
              ['a word from it', 'The field above the list in the library'],
              ['nothing but a link on paper', 'That link: it should still work'],
            ),
          ],
        },
        {
          heading: 'Reading by month',
          blocks: [
            p(
              'Every month in which something appeared has a page. Its title is always built in the same way, for instance “Archive for October, 2014”. The newest day stands at the top. Up to ten items make a page; links below lead to the next page, and to the nearest months that are not empty.',
            ),
            h3('The record'),
            p(
              'The record shows all years at once, one row each, with twelve cells. The figure in a cell is the number of posts in that month, and the cell is darker the more there were. It is the quickest way to see when much was written, and when nothing.',
            ),
            h3('Which day it is'),
            p(
              'Days are those of the organisation’s own time zone. A reader far away may find an item under a day that, on their own clock, had not yet begun.',
            ),
          ],
        },
        {
          heading: 'Using the library',
          blocks: [
            p(
              'Beside the list there are filters: country, topic, year, type and language. Each choice shows how many publications it would leave. Choices add up, and each can be taken back on its own.',
            ),
            ol(
              'Start with what you are most sure about.',
              'Watch the numbers: a choice with a nought would lead nowhere, so it is not offered.',
              'If too little is left, take back the year first. Reports often appear later than one thinks.',
            ),
            p(
              'The address of a filtered list can be kept or sent to someone. It will show what the library holds on the day it is opened, which may be more than on the day it was copied.',
            ),
          ],
        },
        {
          heading: 'What a publication’s page tells',
          blocks: [
            table(
              ['Line', 'Meaning'],
              ['Type', 'Report, newsletter, guide, brief, agreement or dataset'],
              ['Date', 'When the publication came out, as exactly as that is known: sometimes only the year'],
              ['Publisher', 'Who answers for it; not always the keeper of this archive'],
              ['Abstract', 'What it says, short enough for a slow line'],
              ['Files', 'Language, kind, size and number of pages'],
            ),
            p(
              'A year without a month is not an oversight. Many reports carry no more than a year, and to invent a month would make them look more exact than they are.',
            ),
          ],
        },
        {
          heading: 'Addresses and citations',
          blocks: [
            p(
              'Addresses in this archive are meant to last. A post has year, month and a few words; a publication has only words. If a title is corrected and the address changes with it, the old one leads to the new one. An address that was used once is never given to another item.',
            ),
            h3('If something was withdrawn'),
            p(
              'Now and then an item has to be taken out, because it was wrong, or because a person in it asked for that. Its address then says so, with date and reason. You may cite that page as well; it is part of the record.',
            ),
            h3('How to cite'),
            p('Name the publisher, the year, the title and the address. For a post add day and month. For example:'),
            quote(
              'UN-ACT demonstration (2014). Newsletter, October 2014. 14 October. Followed by the address of the post.',
            ),
          ],
        },
        {
          heading: 'On a slow line',
          blocks: [
            ul(
              'Pages come in one piece and need no programs. Once the title is there, so is the text.',
              'Pictures come last, in the size that suits your screen.',
              'Look at a file’s size before you open it; the abstract may be all you need.',
              'Pages print well. On paper the addresses of links stand beside them.',
            ),
          ],
        },
        {
          heading: 'If you want to be sure that nobody notices',
          blocks: [
            p(
              'This archive stores nothing in your browser, but your browser keeps a history of its own. If someone else uses your device and must not know what you read, open a private window before you begin and close it afterwards. Downloaded files stay where they were saved until you delete them.',
            ),
            p(i('Nothing in this guide replaces advice from a person you trust.')),
          ],
        },
      ],
    },
  },
  {
    slug: 'writing-about-people-at-risk',
    on: '2016-05-10 08:50',
    title: 'Writing about people at risk: a guide',
    summary: 'Seven stops between the first idea and the years after publication. A demonstration document.',
    countries: ['regional'],
    topics: ['protection', 'research'],
    type: 'guide',
    publishedOn: '2016-05',
    publisher: 'Gazette demonstration',
    body: [
      p(
        'A guide for communications staff who write about people for whom publicity can be dangerous. It follows a text from the idea to the years after it appeared, and stops seven times.',
      ),
      p(
        'All examples in it are invented. It gives general guidance and does not replace the rules of your organisation.',
      ),
    ],
    document: {
      subtitle: 'Seven stops for editors',
      sections: [
        {
          heading: 'About this document',
          blocks: [
            p(
              b('Demonstration document. '),
              'This guide was made for the demonstration archive of Gazette. It draws on principles that are widely shared in the field: do no harm, safety first, informed consent, confidentiality, dignity. Its examples are invented.',
            ),
          ],
        },
        {
          heading: 'Is this story needed?',
          blocks: [
            p(
              'Stories of individuals move readers, and that is why offices ask for them. Before you agree, say in one sentence what readers will do or understand because of it. If the sentence also fits a text about the procedure, write about the procedure.',
            ),
            p(
              b('Invented example. '),
              'A donor wants “a face” for the annual report. The editor offers a page about how a help line works at night. The donor is content; nobody has been asked for anything.',
            ),
          ],
        },
        {
          heading: 'Who could be harmed by it?',
          blocks: [
            p('Make a list, beginning with the person and working outwards.'),
            table(
              ['Who', 'How'],
              ['The person', 'Found, blamed, threatened, ashamed, refused work'],
              ['Their family', 'Pressed to pay or to be silent'],
              ['Others in the same case', 'A trial that collapses, a route that closes'],
              ['People like them', 'A prejudice that grows'],
              ['Your colleagues in the field', 'No longer trusted, no longer safe'],
            ),
            p('If you cannot answer for the first two lines, do not publish.'),
          ],
        },
        {
          heading: 'Has the person agreed, and to what?',
          blocks: [
            p(
              'Agreement to talk is not agreement to be published. Agreement to a leaflet is not agreement to the internet. Write down what exactly was agreed, on which day, in which language, who explained it, and until when it holds.',
            ),
            ul(
              'Nothing may depend on the answer: no bed, no lawyer, no ticket.',
              'A person in the middle of a crisis or a trial cannot agree freely. Wait.',
              'Children are protected by more than consent. When in doubt, no.',
            ),
          ],
        },
        {
          heading: 'Which details can go?',
          blocks: [
            p(
              'Go through the text and strike out whatever could be missing without loss. Then look at what remains, as a neighbour would.',
            ),
            table(
              ['As noted', 'As published (invented)'],
              ['A., 19, weaver from a village near the bridge', 'A young woman'],
              ['Left in March after the flood', 'Left some years ago'],
              ['Worked on the fourth floor of a shoe factory', 'Worked in a factory'],
              ['Now sells noodles with her aunt at the station', 'Now has work that she likes'],
            ),
            p('A pseudonym is the last of these steps and not the first. Choose one that no one in the story bears.'),
          ],
        },
        {
          heading: 'What do the pictures add?',
          blocks: [
            p(
              'Pictures identify better than names. Faces, but also hands, tattoos, rooms and views from windows tell those who know. Blurred eyes protect nobody. Pictures of other people beside the story of someone absent do a wrong to both.',
            ),
            p(
              'Take a drawing, a thing, or nothing. And describe what you take, so that readers who cannot see it know that nothing was hidden in it.',
            ),
          ],
        },
        {
          heading: 'Where can a reader find help?',
          blocks: [
            p(
              'Someone who reads the text may be in the same position today. Name a service that answers, in the languages of your readers, and the day on which you last tried it. If you have none that you can vouch for, say that plainly rather than printing a number you found somewhere.',
            ),
            p(
              'Think of the reader who is not alone with the screen: keep the page free of titles that would alarm somebody looking over their shoulder.',
            ),
          ],
        },
        {
          heading: 'Who looks at it again, and when?',
          blocks: [
            p(
              'Consent has a date, and so have dangers. Enter in the calendar when the text will be looked at again: at the latest after two years, and at once if the person asks. Taking a text out must not need a meeting.',
            ),
            quote('It was right to publish it then. It is right to take it out now. Both sentences can be true.'),
          ],
        },
        {
          heading: 'On one page',
          blocks: [
            ol(
              'Is this story needed?',
              'Who could be harmed by it?',
              'Has the person agreed, and to what?',
              'Which details can go?',
              'What do the pictures add?',
              'Where can a reader find help?',
              'Who looks at it again, and when?',
            ),
            p('One doubt is enough to stop. Nobody has to justify it.'),
          ],
        },
      ],
    },
  },
]
