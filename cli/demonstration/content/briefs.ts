import { b, h3, link, ol, p, quote, table, ul } from '../body'
import type { Publication } from '../entry'

export const briefs: Publication[] = [
  {
    slug: 'referral-information-in-plain-words',
    on: '2013-11-05 08:50',
    title: 'Referral information in plain words',
    summary: 'How to write down where help can be found, so that it can be used. A demonstration document.',
    countries: ['regional'],
    topics: ['protection'],
    type: 'brief',
    publishedOn: '2013-11',
    publisher: 'Gazette demonstration',
    series: 'In plain words',
    seriesNumber: '1',
    body: [
      p(
        'Two pages of advice for everyone who writes a list of services: what each entry needs, how to test it, and why the date belongs on it.',
      ),
      p('It contains no real telephone numbers. Those have to come from people who have tried them.'),
    ],
    document: {
      subtitle: 'A sample brief',
      sections: [
        {
          heading: 'About this document',
          blocks: [
            p(
              b('Demonstration document. '),
              'A sample brief for the demonstration archive of Gazette. Its advice is general; services and numbers in it are invented.',
            ),
          ],
        },
        {
          heading: 'Who reads it',
          blocks: [
            p(
              'Somebody under strain, on a small screen, perhaps with little time and perhaps not alone. Perhaps a friend, who will pass it on by word of mouth. Write so that it can be understood when heard once.',
            ),
          ],
        },
        {
          heading: 'What an entry needs',
          blocks: [
            table(
              ['Line', 'Example (invented)'],
              ['What they do, as a verb', 'Find you a safe place for tonight'],
              ['For whom', 'Women and men from eighteen years on'],
              ['How to reach them', 'One number, one way'],
              ['When', 'Day and night'],
              ['Languages', 'Two, named in these languages'],
              ['Cost', 'Free, also without credit'],
              ['What happens then', 'A woman answers. She will not ask your name'],
              ['What they cannot do', 'They do not give legal advice'],
              ['Last tried', 'Day, month and year'],
            ),
          ],
        },
        {
          heading: 'Try it',
          blocks: [
            ol(
              'Call at two in the morning.',
              'Call in each of the languages that are named.',
              'Ask a person who does not work in the field to read the entry aloud.',
              'Do so again every three months, and change the date only if you did.',
            ),
            p('Take out at once what no longer answers. An empty list is honest; a dead number is not.'),
          ],
        },
      ],
    },
  },
  {
    slug: 'informed-consent-in-plain-words',
    on: '2015-06-09 09:50',
    title: 'Informed consent in plain words',
    summary: 'A conversation, sentence by sentence, before anything is recorded. A demonstration document.',
    countries: ['regional'],
    topics: ['protection', 'research'],
    type: 'brief',
    publishedOn: '2015-06-09',
    publisher: 'Gazette demonstration',
    series: 'In plain words',
    seriesNumber: '2',
    body: [
      p(
        'What has to be said before an interview, a photograph or a publication, in sentences that can be spoken. With a short record to fill in afterwards.',
      ),
      p('For the term itself see ', link('Words of the field: informed consent', '/2014/11/informed-consent'), '.'),
    ],
    document: {
      subtitle: 'A sample brief',
      sections: [
        {
          heading: 'About this document',
          blocks: [
            p(
              b('Demonstration document. '),
              'A sample brief for the demonstration archive of Gazette. It gives general guidance. It is not legal advice and does not replace the rules of your organisation.',
            ),
          ],
        },
        {
          heading: 'Before you speak',
          blocks: [
            ul(
              'Choose a place that the person can leave.',
              'Bring an interpreter whom they accept, and who has promised to keep silent.',
              'Leave the recorder in the bag.',
              'Know where to send them if they need help. You may be the first to ask.',
            ),
          ],
        },
        {
          heading: 'The conversation',
          blocks: [
            h3('What is this for?'),
            p(
              '“I am writing about how people come home. I would like to know what helped you and what did not. It will be on a page that anyone in the world can read.”',
            ),
            h3('What would be told about me?'),
            p(
              '“Only what you want. No name, no place. I shall read it to you before it appears, and you can change it.”',
            ),
            h3('What could go wrong?'),
            p(
              '“Someone might recognise you even so. It may be read by people who mean you harm. Others can copy it, and then I cannot take it back from them.”',
            ),
            h3('What do I get?'),
            p(
              '“Your travel and your time are paid for, whatever you decide. Nothing else depends on it: not your place here, not your case.”',
            ),
            h3('What if I change my mind?'),
            p(
              '“Then you tell me, or this person, today or in ten years, and we take it out. You do not have to say why.”',
            ),
          ],
        },
        {
          heading: 'Let it be said back',
          blocks: [
            p(
              'Ask the person to explain it to you as they would to a sister. What is missing then was not understood. Begin again there, and do not take a nod for an answer.',
            ),
            quote('If no is not an easy answer, yes is not one either.'),
          ],
        },
        {
          heading: 'A record of it',
          blocks: [
            table(
              ['Note', 'For instance (invented)'],
              ['What was agreed to', 'Text on the website; no picture'],
              ['What was ruled out', 'Social media; printing'],
              ['Language, interpreter', 'Spoken in the person’s first language'],
              ['Explained by, on', 'Initials, day'],
              ['Holds until', 'Two years from now; then ask again'],
              ['How to take it back', 'Telephone of the social worker'],
            ),
            p('Keep it apart from the text, under a number, where few can reach it.'),
          ],
        },
      ],
    },
  },
  {
    slug: 'outline-of-a-memorandum',
    on: '2015-09-01 08:50',
    title: 'Outline of a memorandum, with notes',
    summary: 'Ten clauses and the questions behind them. A demonstration document, not an agreement of anyone.',
    countries: ['regional'],
    topics: ['policy', 'commit-process'],
    type: 'agreement',
    publishedOn: '2015-09',
    publisher: 'Gazette demonstration',
    body: [
      p(
        'An outline of a memorandum of understanding between partners who are not named, with a note on each clause: what it is for, and what happens when it is left out.',
      ),
      p('It is a sample for readers of such papers. It is not, and does not quote, any agreement that exists.'),
    ],
    document: {
      subtitle: 'A sample for readers',
      sections: [
        {
          heading: 'About this document',
          blocks: [
            p(
              b('Demonstration document. '),
              'An outline for the demonstration archive of Gazette. The partners are called A and B and do not exist. No agreement in force is quoted here.',
            ),
          ],
        },
        {
          heading: 'How it begins',
          blocks: [
            h3('1. Preamble'),
            p(
              'A and B, concerned about what happens to people across their common border, and convinced that neither can end it alone, have come to the following understanding.',
            ),
            p(b('Note. '), 'The preamble binds nobody and is read by everyone. It says why now.'),
            h3('2. Words'),
            p(
              'In this memorandum, words have the meaning that international law gives them. Where A and B use different words at home, both stand in the annex, side by side.',
            ),
            p(b('Note. '), 'Half of all quarrels are about definitions that everybody took for granted.'),
          ],
        },
        {
          heading: 'What is to be done',
          blocks: [
            h3('3. Fields of cooperation'),
            p(
              'A and B will cooperate in prevention, in protecting people, in bringing offenders to court, and in learning from one another.',
            ),
            h3('4. People come first'),
            p(
              'Whoever has been harmed will not be punished for what they were made to do, will be heard in their own language, and will not be sent anywhere without having been asked.',
            ),
            p(b('Note. '), 'If only one clause is kept, it should be this one.'),
            h3('5. Going home'),
            p(
              'A and B will prepare every return together: papers, someone to receive the person, and a safe place for the first days.',
            ),
            h3('6. Information'),
            p('What is passed on about a person is limited to what is needed, and passed on with their leave.'),
          ],
        },
        {
          heading: 'How it is kept alive',
          blocks: [
            h3('7. Offices'),
            p(
              'Each side names one office, one person and one deputy, and tells the other within a week when they change.',
            ),
            p(b('Note. '), 'The plainest clause, and the one that is used every day.'),
            h3('8. Plan of action'),
            p('A and B will agree on a plan for three years at a time, with results, names and dates.'),
            h3('9. Cost'),
            p('Each side bears its own, unless they agree otherwise beforehand.'),
            h3('10. Duration and review'),
            p(
              'The memorandum takes effect on signature. A and B look at it again after three years. Either may end it with six months’ notice; returns that are under way will be completed.',
            ),
            p(
              b('Note. '),
              'The half sentence after the semicolon protects people who know nothing about the memorandum.',
            ),
          ],
        },
        {
          heading: 'A reader’s checklist',
          blocks: [
            table(
              ['Look for', 'If it is missing'],
              ['A named office on each side', 'Nobody will call'],
              ['A date of review', 'It will be forgotten politely'],
              ['A clause on people', 'It is about borders'],
              ['Both languages', 'There are two memoranda'],
            ),
          ],
        },
      ],
    },
  },
]
