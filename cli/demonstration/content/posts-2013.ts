import { b, h2, i, link, ol, p, quote, table, ul } from '../body'
import type { Entry } from '../entry'

// Sample texts. They explain general things and claim nothing about real people or events.

export const posts2013: Entry[] = [
  {
    slug: 'how-a-monthly-archive-is-read',
    on: '2013-05-14 10:00',
    title: 'How a monthly archive is read',
    summary: 'Start anywhere, turn the pages like a calendar, and trust the date. A sample text.',
    topics: ['archive'],
    body: [
      p(
        'An archive by months is the oldest way to keep news. Everything that appeared in October stands under October, the newest day first, and nothing moves afterwards. A reader who remembers only that it was some time after the rains can still find it.',
      ),
      h2('Turning the pages'),
      p(
        'Below each month there are two links: one to the month before, one to the month after. They skip months in which nothing appeared, so no link ever leads to an empty page. A month with more than ten items has several pages; the number of items stands at the top.',
      ),
      ol(
        ['Open ', link('the record', '/archive'), ': all years and months with a count in each.'],
        'Choose a month. Dark cells hold more.',
        'Run down the days on the left, then the titles.',
        'Open what you need, and come back with the link above its title.',
      ),
      h2('Which date counts'),
      p(
        'The date of an item is the day on which it appeared in the time zone of the organisation, not in yours. An item from Bangkok that appeared at two in the morning of the first of June belongs to June, even for a reader in Geneva whose clock still showed May.',
      ),
      quote('A date is a promise: this is what we knew, and said, on that day.'),
    ],
  },
  {
    slug: 'one-item-one-address',
    on: '2013-07-09 09:30',
    title: 'One item, one address, for good',
    summary: 'Why links printed on paper ten years ago should still work. A sample text.',
    topics: ['archive'],
    body: [
      p(
        'People copy addresses. They put them into leaflets, footnotes and letters to donors, and none of these can be changed later. An archive that moves its pages breaks the work of others without ever noticing.',
      ),
      h2('Three rules'),
      ul(
        [b('Never use an address twice. '), 'Even when an item is taken out, its address stays its own.'],
        [
          b('Say where things went. '),
          'When a title is corrected and the address with it, the old one sends readers on.',
        ],
        [
          b('Say when things are gone. '),
          'If something has to be withdrawn, the address answers with the reason and the date, not with silence.',
        ],
      ),
      h2('What is in an address'),
      p(
        'An address here can be read aloud: the year, the month, then a few words from the title. This item has 2013, 07 and ',
        i('one-item-one-address'),
        '. Publications leave out the date, because a report is asked for by its name: ',
        link('the guide to this archive', '/publications/reading-the-archive'),
        ' is an example.',
      ),
      p('Should an address fail all the same, the page that says so helps to look for what was meant.'),
    ],
  },
  {
    slug: 'what-a-visioning-workshop-is',
    on: '2013-07-23 09:00',
    title: 'What a visioning workshop is',
    summary:
      'Planning usually starts from problems. Visioning starts from a day on which they are solved. A sample text.',
    topics: ['policy', 'research'],
    body: [
      p(
        'Most plans begin with a list of what is wrong. A visioning workshop turns the order round. The people in the room first describe, as exactly as they can, the state of things that they wish for in some years’ time. Only then do they ask what would have to happen for it to come true.',
      ),
      h2('A day in outline'),
      table(
        ['Part', 'Question', 'Result'],
        [
          'Morning',
          'It is five years from now and things have gone well. What do you see?',
          'A picture, in plain sentences',
        ],
        ['Noon', 'Which of these things could someone check?', 'A short list of results'],
        ['Afternoon', 'What has to be done first, and by whom?', 'Steps, each with a name'],
      ),
      h2('Why it helps'),
      p(
        'Those who talk about problems often look for whoever caused them. Those who talk about a wished-for day find out that they want much the same. Differences remain, but they concern the way, not the place to which it leads.',
      ),
      h2('Where it fails'),
      p(
        'A vision costs nothing, so it grows. Good facilitators ask again and again: by when, for whom, and how would we know? And a vision made without the people whom it concerns describes a comfortable day for somebody else.',
      ),
    ],
  },
  {
    slug: 'reading-a-report-in-twenty-minutes',
    on: '2013-09-17 11:00',
    title: 'Reading a report in twenty minutes',
    summary: 'Long reports are not meant to be read from the first page to the last. A sample text with a timetable.',
    topics: ['publications', 'research'],
    body: [
      p(
        'A report of eighty pages arrives in the morning and the meeting about it is at noon. There is no need to skim in despair. Reports are built alike, and what you need is almost always in the same places.',
      ),
      table(
        ['Minutes', 'Read', 'Ask'],
        ['2', 'Title page and date', 'Who speaks, and when?'],
        ['5', 'Summary', 'What do they want me to believe?'],
        ['3', 'Contents', 'Which chapter carries the weight?'],
        ['6', 'That chapter', 'What is it built on?'],
        ['4', 'Method and limits', 'What could they not find out?'],
      ),
      h2('Begin with the limits'),
      p(
        'The most useful paragraph of a report is often the one in which its authors admit what they do not know: whom they could not reach, which figures are guesses, where a language was missing. It tells you how far the rest can be carried.',
      ),
      quote('If a report names no limits, that is its first limit.'),
      p(
        'The library gives every publication an abstract for this purpose. Try it with the ',
        link('final report of UNIAP’s third phase', '/publications/uniap-phase-iii-final-report'),
        ' or with any other in ',
        link('Publications', '/publications'),
        '.',
      ),
    ],
  },
  {
    slug: 'referral-information-in-plain-words',
    on: '2013-11-05 09:00',
    title: 'Referral information in plain words',
    summary: 'A short brief shows how to write down where help can be found. A sample text.',
    topics: ['publications', 'protection'],
    body: [
      p(
        'Someone who needs help reads differently. They may be in a hurry, afraid, or reading in a language that is not theirs. A page of referral information that was written for colleagues fails them at the first abbreviation.',
      ),
      p(
        'A sample brief in the library, ',
        link('Referral information in plain words', '/publications/referral-information-in-plain-words'),
        ', collects what editors can do about it. In short:',
      ),
      ul(
        'One service, one paragraph, one way to reach it.',
        'Say what happens after the call: who answers, in which languages, what it costs.',
        'Say what the service does not do.',
        'Put the date of the last check on the page, and check.',
      ),
      p(
        'The last line matters most. A number that is no longer answered is worse than none, because it uses up the courage that the call has cost.',
      ),
    ],
  },
  {
    slug: 'what-makes-a-sub-region',
    on: '2013-11-14 14:00',
    title: 'What makes a sub-region',
    summary: 'Six countries, one river, and a word from the offices. A sample text.',
    topics: ['policy'],
    countries: ['regional'],
    body: [
      p(
        'Nobody says “I come from a sub-region”. The word belongs to meetings, yet it names something real: a part of the world in which neighbours are so close that what one of them does soon concerns the others.',
      ),
      p(
        'Here it is the Greater Mekong Sub-region: Cambodia, China, Lao PDR, Myanmar, Thailand and Viet Nam. A river connects the six, and so do roads, markets, families and work.',
      ),
      h2('Why it matters for a filter'),
      p(
        'Items that concern one country carry its name. Items about cooperation among all six carry the word ',
        i('Regional'),
        '. Some have both. If you look for everything that touches a country, look under its name first and then among the ',
        link('regional items', '/countries/regional'),
        '.',
      ),
    ],
  },
  {
    slug: 'figures-and-what-they-cannot-say',
    on: '2013-11-26 10:30',
    title: 'Figures, and what they cannot say',
    summary: 'Why the number of known cases is not the number of people. A sample text.',
    topics: ['research'],
    body: [
      p(
        'Trafficking is hidden on purpose. Whoever counts it counts what came to light: people who were recognised, calls that were made, cases that reached a court. Each of these is a real number. None of them is the number of people to whom it happened.',
      ),
      h2('A rising figure may be good news'),
      p(
        'When more people are identified, there may be more trafficking. It may also be that officers were trained, that a telephone line was opened, or that people have begun to trust it. The figure alone does not say which.',
      ),
      table(
        ['What is counted', 'What it depends on besides trafficking'],
        ['People identified', 'Who looks, where, and with which definition'],
        ['Calls to a help line', 'Opening hours, languages, trust'],
        ['Convictions', 'Courts, evidence, and years of delay'],
      ),
      h2('Four questions to a number'),
      ol(
        'Who counted?',
        'Which definition did they use?',
        'Which time and which place does it cover?',
        'Who could not be counted?',
      ),
      p('A number that survives all four is worth quoting, with its source and its year.'),
    ],
  },
]
