import { file, h2, i, link, ol, p, table, ul } from '../body'
import type { Entry } from '../entry'

// The five posts of the project's own archive page for this month, told again in other words. They claim no more than that page did.

const note = p(
  i('Told again in new words for the demonstration of Gazette, from the project’s archive page for this month.'),
)

export const october2014: Entry[] = [
  {
    slug: 'survivors-tell-officials-what-would-have-helped',
    on: '2014-10-02 09:00',
    title: 'Survivors tell officials what would have helped',
    summary:
      'At a yearly workshop in Myanmar, people who came home from trafficking draft recommendations. Several have since become practice.',
    countries: ['myanmar'],
    topics: ['protection', 'prevention'],
    body: [
      p(
        'Few people know as much about a procedure as those who had to go through it. In Myanmar some of them meet once a year, compare what happened after they came back, and tell those in charge what ought to be different.',
      ),
      p(
        'The meeting is called a survivors’ workshop. Myanmar’s central body against trafficking (CBTIP), World Vision Myanmar, and UNIAP, which has since become UN-ACT, held the first in 2009, and there has been one every year from then on.',
      ),
      h2('Two purposes'),
      p(
        'The first is practical: to learn how not to be trafficked again, and how to find a place in one’s community after an absence that is hard to explain. The second is company. Participants come from many parts of the country, and most arrive believing that they are the only one.',
      ),
      h2('One of them'),
      p(
        'Phyo, which is not her name, was not yet an adult when a broker deceived her and she was sold into a marriage abroad. She was mistreated there, and saw none of the money that the broker had spoken of. After eight months she got away and made her own way home. For two months she hardly went out, ashamed and weighed down by how others looked at her.',
      ),
      p(
        'At the workshop she found friends, and with them some confidence. Today she runs a small dressmaking business together with her elder sister, helps to lead a self-help group whose members sell clothes and cloth, and speaks to young people in community projects. What she hopes for, she told the workshop, is that they learn from her account early enough, and that schools will teach about trafficking.',
      ),
      h2('What has changed since'),
      p(
        'Participants also write recommendations on protection and on coming home, and discuss them face to face with policy makers and development agencies. A number of these exchanges had results:',
      ),
      ul(
        'People return across the border sooner.',
        'The stay in a shelter that is required after return is shorter.',
        'Temporary housing in border areas can be used for longer.',
        'National identity cards are issued again to survivors.',
        'Passports can be applied for in more places and come faster, and there is a procedure for temporary ones.',
        'Communities have watch groups, led by government, to help prevent trafficking.',
      ),
      h2('Why ask'),
      p(
        'Trafficking keeps changing its form, so the response has to keep learning. Survivors add what no report can: they test procedures against what really happened, and plans made with them are more likely to hold.',
      ),
      p(
        i(
          'The name is a pseudonym, and details by which someone could be recognised were left out. Told again in new words for the demonstration of Gazette, from the project’s archive page for this month.',
        ),
      ),
    ],
  },
  {
    slug: 'final-report-of-uniap-phase-iii',
    on: '2014-10-09 09:00',
    title: 'Seven years of work, in one account: the final report of UNIAP Phase III',
    summary: 'What was tried from 2007 to 2014, with whom, and to what end.',
    countries: ['regional'],
    topics: ['publications'],
    body: [
      p(
        'UNIAP’s third phase began in 2007 and has come to its end this year. Its final report, now in the library, gives an account of what was done in that time and of the many partners, from every part of the response to trafficking, who did it.',
      ),
      p(
        'UNIAP itself is older. Agencies of the United Nations set it up in 2000, because work against trafficking in the countries along the Mekong needed more strength and, above all, more coordination.',
      ),
      h2('One goal, four tasks'),
      p('The third phase set out to make a difference that could be felt and would last. It gave itself four tasks:'),
      ol(
        'Help governments to go on building responses in which several sectors work as one, and to anchor these in their institutions.',
        'Get the most out of what the United Nations can add to the response as a whole, and to the COMMIT Process within it.',
        'See that money and effort reach the places where they count.',
        'Keep setting things in motion: find and support special projects wherever a new problem, or a new chance, appears.',
      ),
      h2('Where to find it'),
      p(
        'The report has ',
        link('a page of its own', '/publications/uniap-phase-iii-final-report'),
        ' in the library. Newcomers to such documents may like to begin with ',
        link('Reading a report in twenty minutes', '/2013/09/reading-a-report-in-twenty-minutes'),
        '.',
      ),
      note,
    ],
  },
  {
    slug: 'newsletter-october-2014',
    on: '2014-10-14 09:00',
    title: 'Newsletter, October 2014',
    summary: 'The new issue: news of the response to trafficking from across the Greater Mekong Sub-region.',
    countries: ['regional'],
    topics: ['newsletter'],
    body: [
      p(
        'The October issue of the newsletter is out. It brings together what is new about trafficking, and about the work against it, in Cambodia, China, Lao PDR, Myanmar, Thailand and Viet Nam. It is one file, to be read on a screen or on paper, and may be passed on.',
      ),
      file('newsletter-october-2014', 'Newsletter, October 2014'),
      p(
        'Those who prefer the long form will find it in this month’s archive. Two items have appeared so far: the ',
        link('final report of UNIAP’s third phase', '/2014/10/final-report-of-uniap-phase-iii'),
        ' and the ',
        link('survivors’ workshop in Myanmar', '/2014/10/survivors-tell-officials-what-would-have-helped'),
        '.',
      ),
      note,
    ],
  },
  {
    slug: 'six-governments-draft-a-sharper-plan',
    on: '2014-10-21 09:00',
    title: 'Ten years on, six governments draft a shorter and sharper plan',
    summary:
      'The fourth Sub-regional Plan of Action goes to the Taskforce this month. It asks for one thing above all: systems that keep working between meetings.',
    countries: ['regional'],
    topics: ['commit-process', 'policy'],
    lead: 'river',
    body: [
      p(
        'In 2004 Cambodia, China, Lao PDR, Myanmar, Thailand and Viet Nam signed a memorandum: they would act together against trafficking. What grew out of it goes by the name of COMMIT, short for Coordinated Mekong Ministerial Initiative against Trafficking.',
      ),
      p(
        'A memorandum says what is meant; plans of action say who does what, and when. COMMIT has carried out three of these Sub-regional Plans so far. The third is in its last year, and the fourth, meant to lead the work from 2015 to 2018, is being written now.',
      ),
      h2('How the draft came about'),
      p(
        'UN-ACT, the Secretariat of COMMIT, was asked for a first version. It wrote one with partners from the region: agencies of the United Nations and close to it, and civil society. Then the draft travelled.',
      ),
      table(
        ['When', 'What'],
        ['June 2014', 'A workshop prepares the first draft'],
        ['Since then', 'Consultations, one country after another'],
        [
          'Late October 2014',
          'The regional Taskforce is due to settle the framework in principle, and what comes first in 2015',
        ],
        ['To the end of 2014', 'Work plans for 2015'],
        ['April 2015', 'The Inter-Ministerial Meeting is due to endorse the plan'],
      ),
      p(
        'Ministries, international organisations, donors and civil society all had their say in those consultations, and the draft changed because of it. No plan under COMMIT has been discussed so widely before.',
      ),
      h2('What it asks for'),
      p(
        'One need came up again and again: the regional side of the work has to grow stronger. Countries require lasting ways of working with each other if the promises of 2004 are to be kept.',
      ),
      p(
        'In practice this could mean a standing regional mechanism for referral and protection, so that someone who was trafficked from one country into another is helped on both sides of the border. ASEAN is working on similar ideas. COMMIT could go first, since it has what is still lacking there: an instrument to put them into practice.',
      ),
      h2('Why shorter is better'),
      p(
        'The new plan is to have fewer words and clearer results. If it succeeds, the six governments will have done what they set out to do ten years ago, and shown others how neighbours can cooperate. UN-ACT will support them in that, together with all its partners.',
      ),
      note,
    ],
  },
  {
    slug: 'reports-from-seven-visioning-workshops',
    on: '2014-10-28 09:00',
    title: 'Reports from seven visioning workshops are now in the library',
    summary:
      'Governments, civil society and donors of six countries set down what the response to trafficking should achieve by 2018. The country reports and the regional one can be read in full.',
    countries: ['regional', 'cambodia', 'china', 'lao-pdr', 'myanmar', 'thailand', 'viet-nam'],
    topics: ['publications'],
    body: [
      p(
        'What should be different by 2018? In 2013 UNIAP put this question to people in Cambodia, China, Lao PDR, Myanmar, Thailand and Viet Nam, in a workshop for each country, and then once more for the region.',
      ),
      p(
        'Over 200 people answered. Government officers sat with civil society, donors with researchers, international organisations with everyone. They spoke about the years from 2014 on, and were asked to be concrete: which results, and how would one know?',
      ),
      h2('What became of the answers'),
      p(
        'They helped to shape UN-ACT, which has taken up the work since. Now that the reports are public they can serve a second time: anyone who is planning a project of their own can start from these discussions, and need not begin at nothing.',
      ),
      h2('The seven reports'),
      ul(
        link('Cambodia', '/publications/visioning-workshop-cambodia'),
        link('China', '/publications/visioning-workshop-china'),
        link('Lao PDR', '/publications/visioning-workshop-lao-pdr'),
        link('Myanmar', '/publications/visioning-workshop-myanmar'),
        link('Thailand', '/publications/visioning-workshop-thailand'),
        link('Viet Nam', '/publications/visioning-workshop-viet-nam'),
        link('The region', '/publications/visioning-workshop-regional'),
      ),
      p(
        'The library can also be searched by country, topic, year and type, under ',
        link('Publications', '/publications'),
        '.',
      ),
      note,
    ],
  },
]
