import { b, h2, i, link, ol, p, quote, table, ul, type Block } from '../body'
import type { Entry } from '../entry'
import type { Topic } from './terms'

// A series of sample texts: general terms in plain words, twelve in one month so that it fills more than a page.

type Word = { word: string; slug: string; day: string; topics: Topic[]; meaning: string; body: Block[] }

const words: Word[] = [
  {
    word: 'memorandum of understanding',
    slug: 'memorandum-of-understanding',
    day: '03',
    topics: ['policy', 'commit-process'],
    meaning: 'A signed paper in which partners say what they mean to do together.',
    body: [
      p(
        'Governments sign treaties when they want to bind themselves, and memoranda when they want to begin. A memorandum of understanding names the aim, the partners and the ways of working. It does not usually create duties that a court could enforce; what it creates is an expectation.',
      ),
      p(
        'That is less weak than it sounds. Whoever has signed can be reminded, and a paper with six signatures lets an officer in one capital telephone a colleague in another without asking first whether they may.',
      ),
      p(
        'The cooperation that ',
        link('turned ten in 2014', '/2014/10/six-governments-draft-a-sharper-plan'),
        ' rests on such a paper. What its parts are, and why each is there, is shown in ',
        link('an outline with notes', '/publications/outline-of-a-memorandum'),
        '.',
      ),
    ],
  },
  {
    word: 'plan of action',
    slug: 'plan-of-action',
    day: '04',
    topics: ['policy', 'commit-process'],
    meaning: 'The paper that turns an intention into names and dates.',
    body: [
      p(
        'If the memorandum says ',
        i('why'),
        ' and ',
        i('what'),
        ', the plan of action says ',
        i('who'),
        ' and ',
        i('by when'),
        '. It covers a few years, and at its end one can ask of every line whether it happened.',
      ),
      table(
        ['A line in a plan has', 'For example (invented)'],
        ['a result', 'Interpreters are available at every interview'],
        ['someone who answers for it', 'Ministry of Justice'],
        ['a date', 'Middle of the second year'],
        ['a sign by which one sees it', 'Share of interviews with an interpreter'],
      ),
      p(
        'A plan is best read backwards, from the sign by which one would see success to the line that promises it. Where there is no sign, there is only a wish.',
      ),
      p(
        'Plans get long because leaving out is harder than adding. The best question at a drafting table is therefore: which line would we miss?',
      ),
    ],
  },
  {
    word: 'secretariat',
    slug: 'secretariat',
    day: '05',
    topics: ['policy', 'commit-process'],
    meaning: 'The people who remember, remind, and book the room.',
    body: [
      p(
        'Countries that cooperate meet perhaps twice a year. In between, somebody has to write the minutes, send round the drafts, find the interpreters, keep the archive and ask politely what became of the decision in point four. This is the secretariat.',
      ),
      p(
        'It decides nothing. A good one is all the same the difference between a process and a series of meetings, since it is the only participant who is always there.',
      ),
      p(
        'Because it takes notes for everyone, it has to be trusted by everyone. So it keeps two habits: it asks before it shortens what somebody said, and it sends the same paper to all on the same day.',
      ),
      quote('Ask a secretariat what it does, and it will show you a calendar.'),
    ],
  },
  {
    word: 'task force',
    slug: 'task-force',
    day: '06',
    topics: ['policy', 'commit-process'],
    meaning: 'A group from many offices with one thing to do.',
    body: [
      p(
        'Trafficking concerns the police, courts, health, labour, education, social welfare and foreign affairs. No single office can deal with it, and offices do not like to be dealt with by one another. The usual answer is a task force: one person from each, at one table, again and again.',
      ),
      h2('What it needs'),
      ul(
        'members who may decide something, and do not have to ask first each time;',
        'the same members next time;',
        'a chair with a home in government and a little distance from every office;',
        'something to report to whoever set it up.',
      ),
      p('In regional work each country has its own, and the national groups meet as a regional one.'),
    ],
  },
  {
    word: 'stakeholder',
    slug: 'stakeholder',
    day: '07',
    topics: ['policy'],
    meaning: 'Everyone whom a decision concerns, which is more people than were invited.',
    body: [
      p(
        'The word comes from holding a stake: having something to win or to lose. It is useful where it widens the circle, and useless where it hides who is meant. “Stakeholders were consulted” tells us nothing that “two ministries and a union were asked” would not say better.',
      ),
      p(b('A test: '), 'replace the word by the names. If the sentence grows embarrassing, the circle was too small.'),
      p(
        'Another test is the seating plan. Those who are invited last, sit furthest from the microphone and get the paper on the day itself are stakeholders in name only.',
      ),
      p(
        'People who were trafficked are stakeholders in every procedure meant for them. It took the field a long time to write that down, and it takes care to do it well.',
      ),
    ],
  },
  {
    word: 'identification',
    slug: 'identification',
    day: '10',
    topics: ['protection'],
    meaning: 'Recognising that someone was trafficked, with all that follows from it.',
    body: [
      p(
        'Somebody who was trafficked seldom says so. They may not know the word, may be afraid, may have been told that the police will arrest them. Identification is the work of finding out, carefully, what really happened.',
      ),
      h2('Why it decides so much'),
      p(
        'Once identified, a person has a claim to protection. If not, the same person may be treated as an offender: for missing papers, for unlawful work, for things that they were made to do. One interview can decide which.',
      ),
      ul(
        'It should be done by people who were trained for it.',
        'It should happen somewhere safe, with an interpreter whom the person accepts.',
        'It should not depend on whether the person is ready to be a witness.',
      ),
    ],
  },
  {
    word: 'referral',
    slug: 'referral',
    day: '11',
    topics: ['protection'],
    meaning: 'Handing someone on to the next kind of help without letting go too early.',
    body: [
      p(
        'No service can give everything. A doctor does not find housing; a shelter does not give legal advice. Referral is the path between them, and a referral system describes the paths for a whole country: who recognises, who is called, who takes over, who asks later how it went.',
      ),
      ol(
        'Someone is recognised and is told, in their language, what they can choose.',
        'They agree to be referred, or they do not.',
        'The next service says that it is ready before they set out.',
        'Only what is needed is passed on about them, and only with their leave.',
        'Somebody checks that they arrived.',
      ),
      p(
        'The fifth step is the one that gets forgotten. Where the path crosses a border, all five have to be agreed on by two countries, in two languages.',
      ),
    ],
  },
  {
    word: 'protection',
    slug: 'protection',
    day: '12',
    topics: ['protection'],
    meaning: 'Everything that is owed to a person after harm, beginning with safety.',
    body: [
      p(
        'In the language of the field there are three large chapters: prevention, prosecution and protection. Protection is about the person. It means safety from those who did harm, a place to stay, medical care, advice, a say in what happens next, and privacy throughout.',
      ),
      h2('Protection is not custody'),
      p(
        'A locked door keeps danger out and people in. Whoever may not leave, may not telephone and does not know for how long has lost again what was taken from them before: deciding about their own life. Good shelters explain their rules, keep stays short, and ask.',
      ),
      p(
        'How this can be put into practice has been told by those who went through it, in ',
        link(
          'Survivors tell officials what would have helped',
          '/2014/10/survivors-tell-officials-what-would-have-helped',
        ),
        '.',
      ),
    ],
  },
  {
    word: 'repatriation',
    slug: 'repatriation',
    day: '13',
    topics: ['protection'],
    meaning: 'Going home across a border, safely and by one’s own decision.',
    body: [
      p(
        'Repatriation is the return of a person to their own country. For somebody who was trafficked it should be voluntary, safe and prepared: papers in order, someone to meet them, and a clear idea of where they will sleep on the first night.',
      ),
      h2('What takes so long'),
      table(
        ['Step', 'Why it may wait'],
        ['Establishing who the person is', 'Papers were lost or taken away'],
        ['Finding the family', 'It may have moved, or may not be safe'],
        ['Travel documents', 'Two administrations, often two languages'],
        ['Somebody to receive them', 'Nobody was told in time'],
      ),
      p(
        'While these steps wait, so does a human being. To make them quicker is among the most useful things that two neighbouring countries can agree on.',
      ),
    ],
  },
  {
    word: 'reintegration',
    slug: 'reintegration',
    day: '14',
    topics: ['protection', 'prevention'],
    meaning: 'Finding a place again: with people, with work, with oneself.',
    body: [
      p(
        'The day of return makes a good photograph and is the easy part. Afterwards come the questions of neighbours, the debts that led to leaving, the need to earn money, and a time that one does not want to talk about. Reintegration is the name for the months and years in which life becomes ordinary again.',
      ),
      p(
        'Some write “(re)integration” with brackets, because there may be nothing to return ',
        i('to'),
        ': the place that someone left may have been part of the trouble.',
      ),
      h2('What helps'),
      ul(
        'work that pays, rather than a sewing machine for everyone;',
        'a person to call who stays the same;',
        'others who have been through it;',
        'being asked what one would like to learn.',
      ),
    ],
  },
  {
    word: 'informed consent',
    slug: 'informed-consent',
    day: '17',
    topics: ['protection', 'research'],
    meaning: 'A yes that knows what it says yes to, and can be taken back.',
    body: [
      p(
        'Consent is more than a signature. It is informed when a person knows what will be done with their words or their picture, who may see it, for how long, and what could go wrong. It is free if saying no has no price: no service, no kindness and no bed depends on it.',
      ),
      ol(
        'Explain it in the person’s own language, without forms.',
        'Let them repeat it in their words.',
        'Give them time, at least a night.',
        'Tell them how to take it back, and whom to ask.',
      ),
      p(
        'On the internet there is a fifth point, and it has to be said plainly: what has been copied by others cannot be fetched back. A ',
        link('sample brief', '/publications/informed-consent-in-plain-words'),
        ' goes through the whole conversation.',
      ),
    ],
  },
  {
    word: 'pseudonym',
    slug: 'pseudonym',
    day: '18',
    topics: ['protection', 'research'],
    meaning: 'A name that protects, provided that the rest of the text does so too.',
    body: [
      p(
        'When someone’s experience is told in public, their name is changed. This is right, and it is not enough. A village, an age, a trade and a year can point to one person as surely as a name does, at least for those who live nearby, and these are often the people from whom somebody needs to be protected.',
      ),
      h2('Before publishing'),
      ul(
        'Which details are needed to understand the matter? Leave out the others.',
        'Who could recognise this person from what remains?',
        'Has the person read it, or had it read to them?',
        'Would it harm them in ten years?',
      ),
      p(
        'If the last answer is uncertain, do not publish, pseudonym or not. More about this is in ',
        link('Writing about people at risk', '/publications/writing-about-people-at-risk'),
        '. With this the series ends; it began with the ',
        link('memorandum of understanding', '/2014/11/memorandum-of-understanding'),
        '.',
      ),
    ],
  },
]

export const wordsOfTheField: Entry[] = words.map(({ word, slug, day, topics, meaning, body }) => ({
  slug,
  on: `2014-11-${day} 09:00`,
  title: `Words of the field: ${word}`,
  summary: `${meaning} A sample text.`,
  topics,
  body,
}))
