import { b, i, link, ol, p, table } from '../body'
import type { Publication, Section } from '../entry'
import { workshops, type Workshop } from './visioning-chapters'

// The seven reports exist; what they say is not known here. These documents tell what the archive page tells about the
// workshops, and each adds a chapter on a step of the method in general, so that no two are the same.

function report({ country, name, minute, step, chapter }: Workshop): Publication {
  const regional = country === 'regional'
  const where = regional ? 'the regional workshop' : `the workshop on ${name}`
  return {
    slug: `visioning-workshop-${country}`,
    on: `2014-10-28 08:${minute}`,
    title: `Visioning workshop report: ${name}`,
    summary: regional
      ? 'What six countries want to achieve together against trafficking by 2018. A demonstration document.'
      : `What people in ${name} want the response to trafficking to achieve by 2018. A demonstration document.`,
    countries: [country],
    topics: ['policy', 'research'],
    type: 'report',
    publishedOn: '2014-10',
    publisher: 'UNIAP',
    series: 'Visioning workshops',
    seriesNumber: String(workshops.findIndex((workshop) => workshop.country === country) + 1),
    body: [
      p(
        `In 2013 UNIAP held seven visioning workshops about the years from 2014 to 2018: one in each country of the Greater Mekong Sub-region, and one for all of them. This entry stands for the report of ${where}.`,
      ),
      p(
        'Together more than 200 people took part, from governments, civil society, donors, international organisations and universities. Their answers helped to shape UN-ACT.',
      ),
      p(
        b('The file is a demonstration document. '),
        'It tells what is known about the series, explains the method in general and gives one step of it a chapter: ',
        i(step.toLowerCase()),
        '. The report itself is not reproduced. How the seven came into the library is told in a ',
        link('post of 28 October 2014', '/2014/10/reports-from-seven-visioning-workshops'),
        '.',
      ),
    ],
    document: {
      subtitle: 'Anti-trafficking interventions, 2014 to 2018',
      sections: [
        about(where),
        series,
        regional ? sixCountries : member(name),
        { heading: `The method: ${step.toLowerCase()}`, blocks: chapter },
        questions(regional),
        afterwards,
      ],
    },
  }
}

function about(where: string): Section {
  return {
    heading: 'About this document',
    blocks: [
      p(
        b('Demonstration document. '),
        `This file was made for the demonstration archive of Gazette. It takes the place of the report of ${where}, so that the library, its filters and its downloads can be tried with something real to open.`,
      ),
      p(
        'It holds three kinds of text: what the project’s archive page of October 2014 tells about the workshops, in new words; explanations of the method, which are general and not tied to any place; and questions for readers. It does not say what was discussed in any workshop, since that page does not.',
      ),
    ],
  }
}

const series: Section = {
  heading: 'Seven workshops',
  blocks: [
    p(
      'In 2013 UNIAP invited people to look ahead. The subject was the work against trafficking after that year: what should be done from 2014 until 2018, and which concrete results should it have? There was a workshop in each of the six countries, and one at the level of the region.',
    ),
    table(
      ['Fact', 'As far as known'],
      ['Held by', 'UNIAP, whose work UN-ACT has taken up'],
      ['When', '2013'],
      ['Where', 'Cambodia, China, Lao PDR, Myanmar, Thailand and Viet Nam; and regionally'],
      ['Who', 'More than 200 people in all'],
      ['About', 'The years 2014 to 2018'],
      ['Made public', 'October 2014, seven reports'],
    ),
    p(
      'Those who came worked in governments, in civil society, for donors, in international organisations, at universities and elsewhere. The results were used when UN-ACT was designed. With their publication, UN-ACT hoped that others would use them as well.',
    ),
  ],
}

const sixCountries: Section = {
  heading: 'Six countries, one memorandum',
  blocks: [
    p(
      'The six governments have worked together on the subject for some time. In 2004 they signed a memorandum on cooperation against trafficking within the sub-region. The process that it began is known as COMMIT, and its work is laid down in plans of action for several years each.',
    ),
    p(
      'The period about which the workshops spoke, up to 2018, is also the period that the fourth of these plans is meant to cover, from 2015 on. Looking ahead in 2013 therefore came at a good time: what was wished for could still be written down.',
    ),
  ],
}

function member(name: string): Section {
  return {
    heading: `${name} among six`,
    blocks: [
      p(
        `${name} is one of the six countries whose governments signed a memorandum on cooperation against trafficking in 2004. The process that it began is known as COMMIT. Its work is laid down in plans of action for several years each, the fourth of which is meant for 2015 to 2018.`,
      ),
      p(
        'A country’s own workshop and the regional one ask the same question at two heights. The country report is the place for what can be done at home, with the offices, courts and services that exist there. The regional one is the place for whatever needs a neighbour. Readers who compare the two will see where the one hands over to the other.',
      ),
    ],
  }
}

function questions(regional: boolean): Section {
  return {
    heading: 'Questions to take along',
    blocks: [
      p(
        'Whoever opens a report of this kind may want to have some questions ready. These have proved useful with visions of every sort:',
      ),
      ol(
        'Which three results are named first, and are they results?',
        'For whom would life be different if they came true?',
        'Who is to act, and were they in the room?',
        regional ? 'What could no country do alone?' : 'Which of them need a neighbouring country?',
        'What has been left open, and does the report say so?',
        'What could be checked today?',
      ),
      p(
        'The last question is the most rewarding. A vision with an end date turns, once that date has passed, into a list against which to measure: not in order to blame, but to learn which kinds of promise are kept.',
      ),
    ],
  }
}

const afterwards: Section = {
  heading: 'Using and citing this document',
  blocks: [
    p(
      'Please do not cite this file as a source on trafficking, on a country or on a workshop. It is fit to be cited as an example of how a document in an archive can be made: with a title page that names its kind, contents, numbered pages, an embedded typeface, a declared language and headings that software can read aloud.',
    ),
    p(
      'It may be copied and changed freely, under the licence of the software to which it belongs, or under CC BY 4.0.',
    ),
  ],
}

export const visioningReports: Publication[] = workshops.map(report)
