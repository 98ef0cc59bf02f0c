import { b, h3, link, ol, p, quote, table, ul } from '../body'
import type { Publication } from '../entry'

export const reports: Publication[] = [
  {
    slug: 'uniap-phase-iii-final-report',
    on: '2014-10-09 08:50',
    title: 'UNIAP Phase III: final report',
    summary: 'An account of the project’s third phase, 2007 to 2014. A demonstration document.',
    countries: ['regional'],
    topics: ['policy', 'publications'],
    type: 'report',
    publishedOn: '2014',
    publisher: 'UNIAP',
    body: [
      p(
        'From 2007 to 2014 UNIAP, a project of several United Nations agencies, was in its third phase. This entry stands for the report in which it gave account of that time: of a wide range of work, with partners from every part of the response to trafficking.',
      ),
      p('The phase had one goal, a change that could be felt and would last, and four tasks:'),
      ol(
        'support for governments in building responses that join sectors;',
        'making the most of the contribution of the United Nations;',
        'directing resources to where they count;',
        'starting special projects where something new appears.',
      ),
      p(
        b('The file is a demonstration document. '),
        'It explains these tasks in general and how a final report may be read. The report itself is not reproduced. See also the ',
        link('post of 9 October 2014', '/2014/10/final-report-of-uniap-phase-iii'),
        '.',
      ),
    ],
    document: {
      subtitle: 'The years 2007 to 2014',
      sections: [
        {
          heading: 'About this document',
          blocks: [
            p(
              b('Demonstration document. '),
              'This file was made for the demonstration archive of Gazette. It takes the place of the final report of UNIAP’s third phase, so that there is something real to open.',
            ),
            p(
              'Facts about UNIAP are those of the project’s archive page of October 2014, in new words. Everything else is general: what such tasks mean, how one might see whether they were met, and how to read a final report. What UNIAP did in single years and countries is not told here.',
            ),
          ],
        },
        {
          heading: 'In a few lines',
          blocks: [
            table(
              ['Year', 'What is known'],
              [
                '2000',
                'Agencies of the United Nations create UNIAP, so that the response in the sub-region is stronger and better coordinated',
              ],
              ['2004', 'Six governments sign a memorandum on cooperation: the COMMIT Process begins'],
              ['2007', 'UNIAP’s third phase begins'],
              ['2009', 'With UNIAP as a partner, the first survivors’ workshop takes place in Myanmar'],
              ['2013', 'UNIAP holds visioning workshops in six countries and for the region'],
              ['2014', 'The third phase ends; UN-ACT has taken up the work; the final report appears'],
            ),
            p(
              'Between the lines lie seven years of work by many people in many offices. A table cannot do it justice; that is what the report was written for.',
            ),
          ],
        },
        {
          heading: 'The first task: governments',
          blocks: [
            p(
              'The project was to help the governments of the sub-region to go on developing their responses to trafficking, and to make them a fixed part of their institutions. Several sectors were to work as one.',
            ),
            h3('What this means'),
            p(
              'Trafficking falls between offices. The police see the crime, the labour inspectorate the workplace, the social services the person. A response that joins them needs a common definition, a table at which they meet, and rules about who informs whom. To be fixed in institutions, it has to survive a change of minister and the end of a project.',
            ),
            h3('How one might see it'),
            ul(
              'There is a law or decree, and a budget line that does not come from abroad.',
              'Officers are trained by their own academy, year after year.',
              'A person meets the same procedure in the capital and at the border.',
            ),
          ],
        },
        {
          heading: 'The second task: the United Nations',
          blocks: [
            p(
              'The United Nations consists of many agencies, each with its own mandate: children, labour, migration, crime, health, development. Each can contribute something to the response. The task was to get the most out of it, for the COMMIT Process among others.',
            ),
            h3('What this means'),
            p(
              'Coordination among agencies sounds like meetings, and meetings there are. It succeeds when a government has one door at which to knock, and when two agencies do not train the same officers in the same month on different forms.',
            ),
            quote('Coordination is the art of being useful without being in charge.'),
          ],
        },
        {
          heading: 'The third task: resources',
          blocks: [
            p(
              'Money against trafficking is limited and comes from many donors. The task was to see that it goes to the right places, and is spent on what works.',
            ),
            h3('What this means'),
            p(
              'Somebody has to know who is doing what, and where nobody is doing anything. Maps of projects, reviews of research and honest evaluations are the tools. The difficulty is a human one: nobody likes to hear that their district is well served already.',
            ),
            table(
              ['Question', 'A source that may answer it'],
              ['Where is the need?', 'Research, service records, people with experience'],
              ['Who is there already?', 'A register of projects, kept up to date'],
              ['What works?', 'Evaluations that were allowed to fail'],
            ),
          ],
        },
        {
          heading: 'The fourth task: something new',
          blocks: [
            p(
              'The last task was to remain a catalyst: to notice new problems and new chances early, and to support special projects that take them up.',
            ),
            h3('What this means'),
            p(
              'A catalyst makes something happen and is not used up by it. In projects this means starting small, passing on what works to those who can carry it further, and stopping what does not. It also means leaving room in a plan for things that no one could have planned.',
            ),
          ],
        },
        {
          heading: 'How to read a final report',
          blocks: [
            p(
              'Final reports are written by people who are about to leave. This makes them proud, tired and often very candid. Three passages deserve attention:',
            ),
            ol(
              [
                b('What was changed on the way. '),
                'A project that ran for seven years without changing course has not been looking.',
              ],
              [b('What is handed over. '), 'To whom, with which budget, and did they agree?'],
              [b('What they would do differently. '), 'If the chapter is missing, ask for it.'],
            ),
            p(
              'Keep such a report together with the plan with which the project began. Neither says very much alone. Side by side they show what was meant, what happened, and what happened instead.',
            ),
          ],
        },
        {
          heading: 'Using and citing this document',
          blocks: [
            p(
              'Please do not cite this file as a source on UNIAP or on trafficking. It is an example of how a document in an archive can be made. It may be copied and changed freely, under the licence of the software to which it belongs, or under CC BY 4.0.',
            ),
          ],
        },
      ],
    },
  },
]
