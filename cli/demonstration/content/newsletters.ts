import { b, h3, link, ol, p, quote, table, ul } from '../body'
import type { Publication } from '../entry'

export const newsletters: Publication[] = [
  {
    slug: 'newsletter-october-2014',
    on: '2014-10-14 08:50',
    title: 'Newsletter, October 2014',
    summary: 'News of the response to trafficking from across the Greater Mekong Sub-region. A demonstration document.',
    countries: ['regional'],
    topics: ['newsletter'],
    type: 'newsletter',
    publishedOn: '2014-10',
    publisher: 'UN-ACT',
    series: 'Newsletter',
    seriesNumber: '2014/10',
    body: [
      p('The issue for October 2014, with news about trafficking and the work against it in the sub-region.'),
      p(
        b('The file is a demonstration document. '),
        'It sums up, in new words, what ',
        link('that month’s archive', '/2014/10'),
        ' tells. The issue itself is not reproduced.',
      ),
    ],
    document: {
      subtitle: 'From across the Greater Mekong Sub-region',
      sections: [
        {
          heading: 'About this issue',
          blocks: [
            p(
              b('Demonstration document. '),
              'This file was made for the demonstration archive of Gazette and takes the place of the newsletter of October 2014. Its items sum up what the project’s archive page for that month says, and nothing beyond it.',
            ),
          ],
        },
        {
          heading: 'COMMIT: a plan for 2015 to 2018',
          blocks: [
            p(
              'Ten years after their memorandum, the six governments are preparing a fourth Sub-regional Plan of Action. A first draft was made at a workshop in June; since then people in all six countries have been consulted, more widely than for any plan before it.',
            ),
            table(
              ['When', 'Next steps'],
              ['Late October 2014', 'Taskforce: agreement in principle expected; priorities for 2015'],
              ['By the end of 2014', 'Work plans for 2015'],
              ['April 2015', 'Inter-Ministerial Meeting: endorsement planned'],
            ),
            p(
              'At its heart is a stronger regional side: ways of working between countries that last, perhaps in the form of a mechanism for referral and protection.',
            ),
          ],
        },
        {
          heading: 'Myanmar: survivors advise',
          blocks: [
            p(
              'Once a year, survivors of trafficking come from many parts of Myanmar to meet in a workshop. It began in 2009 as an initiative of the country’s central body against trafficking together with UNIAP and World Vision Myanmar. They learn from one another, and they write recommendations for those in charge.',
            ),
            p(
              'Several things have become better as a result of such talks. People return sooner, shelter stays are shorter, and papers are easier to get.',
            ),
          ],
        },
        {
          heading: 'From the library',
          blocks: [
            ul(
              [b('UNIAP Phase III: final report. '), 'What was done from 2007 to 2014, and with whom.'],
              [
                b('Seven visioning reports. '),
                'In 2013 over 200 people said what should be achieved by 2018. Country by country, and for the region.',
              ],
            ),
          ],
        },
      ],
    },
  },
  {
    slug: 'sample-newsletter-march-2015',
    on: '2015-03-10 08:50',
    title: 'Sample newsletter, March 2015',
    summary: 'An issue about the making of issues. A demonstration document; nothing in it happened.',
    countries: ['regional'],
    topics: ['newsletter'],
    type: 'newsletter',
    publishedOn: '2015-03',
    publisher: 'Gazette demonstration',
    series: 'Newsletter',
    seriesNumber: '2015/3',
    body: [
      p(
        'A sample issue of three short items, made so that the library has newsletters from more than one year. It deals with the craft and with no event.',
      ),
    ],
    document: {
      subtitle: 'On making a newsletter',
      sections: [
        {
          heading: 'About this issue',
          blocks: [
            p(
              b('Demonstration document. '),
              'A sample issue for the demonstration archive of Gazette. It reports nothing; it shows how an issue may be built.',
            ),
          ],
        },
        {
          heading: 'The lead',
          blocks: [
            p(
              'The first item carries the issue. It should be the one about which a reader will tell a colleague, and it should be complete: what is new, why it matters, what comes next, where to read on.',
            ),
            p('Write it last. By then you know what the issue is about.'),
          ],
        },
        {
          heading: 'The short items',
          blocks: [
            p(
              'Three to five items of sixty words each. Every one has a heading that says something, a whole date and one link.',
            ),
            table(
              ['Weak heading', 'Better heading (invented)'],
              ['Workshop held', 'Nurses learn to ask without frightening'],
              ['Update on forms', 'One form replaces four from June'],
              ['New staff', 'Who answers your letters now'],
            ),
          ],
        },
        {
          heading: 'The calendar',
          blocks: [
            p(
              'Readers keep an issue because of its calendar. Give day, month, year, place and a name to ask for. Leave out what is closed to readers.',
            ),
            quote('If it cannot be attended, it is not a date but a boast.'),
          ],
        },
      ],
    },
  },
  {
    slug: 'sample-newsletter-february-2016',
    on: '2016-02-16 08:50',
    title: 'Sample newsletter, February 2016',
    summary: 'A list of things to check before an issue goes out. A demonstration document.',
    countries: ['regional'],
    topics: ['newsletter'],
    type: 'newsletter',
    publishedOn: '2016-02',
    publisher: 'Gazette demonstration',
    series: 'Newsletter',
    seriesNumber: '2016/2',
    body: [
      p(
        'A sample issue that is one long checklist: names, dates, links, pictures, consent. To be printed and pinned up.',
      ),
    ],
    document: {
      subtitle: 'Before you press the button',
      sections: [
        {
          heading: 'About this issue',
          blocks: [
            p(
              b('Demonstration document. '),
              'A sample issue for the demonstration archive of Gazette. It reports nothing; it is a list to work through.',
            ),
          ],
        },
        {
          heading: 'Facts',
          blocks: [
            ol(
              'Every name is spelled as its owner spells it.',
              'Every date has a year, and the weekday fits.',
              'Every figure has a source, and the source says so.',
              'Every title of an office is the present one.',
            ),
          ],
        },
        {
          heading: 'People',
          blocks: [
            ol(
              'Everyone pictured has agreed to be pictured here.',
              'No one can be recognised who should not be.',
              'Quotations have been read by those quoted.',
              'Someone who was not involved has read the issue with the eyes of a person in it.',
            ),
          ],
        },
        {
          heading: 'Form',
          blocks: [
            h3('On the page'),
            ol(
              'Links open, and lead where they say.',
              'Pictures have descriptions.',
              'The file is small, and its size is given.',
              'It has been read on a telephone.',
            ),
            h3('In the archive'),
            ol(
              'The issue has a page, with a summary.',
              'It stands under the right month.',
              'The one before is still where it was.',
            ),
          ],
        },
      ],
    },
  },
]
