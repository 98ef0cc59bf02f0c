import { b, h2, link, p, ul } from '../body'
import type { Entry } from '../entry'

// True statements about this software. What only the organisation that runs a site can say is left to it, and named.

const on = '2013-05-01 09:00'

export const pages: Entry[] = [
  {
    slug: 'about',
    on,
    title: 'About this archive',
    summary: 'A demonstration of Gazette, with the record of UN-ACT as its example.',
    body: [
      p(
        'You are looking at a demonstration. It shows how Gazette, a publishing desk and permanent archive, would carry the record of an organisation such as UN-ACT, the United Nations project for cooperation against trafficking in persons in the Greater Mekong Sub-region.',
      ),
      h2('What is real here, and what is not'),
      ul(
        [
          b('The five posts of '),
          link('October 2014', '/2014/10'),
          ' tell in new words what the project’s own archive page for that month said. They add nothing to it.',
        ],
        [b('All other posts are sample texts. '), 'They explain general matters, and say so in their summaries.'],
        [
          b('The publications are demonstration documents. '),
          'Those named after real reports describe them as far as that page did, and do not contain the reports.',
        ],
        [b('The pictures '), 'were drawn for this demonstration and show no one.'],
      ),
      p('No text here was written or approved by UN-ACT, by the COMMIT Process or by any government.'),
      h2('Finding your way'),
      p(
        'Everything that was published stands under its month in ',
        link('the record', '/archive'),
        '. Reports, guides and newsletters are in ',
        link('Publications', '/publications'),
        ', where they can be chosen by country, topic, year and type.',
      ),
      h2('For those who try the software'),
      p('The demonstration can be taken out again, completely, at any time. What you write yourself stays.'),
    ],
  },
  {
    slug: 'privacy',
    group: 'privacy',
    on,
    title: 'Privacy',
    summary: 'No cookies, no scripts, nothing from elsewhere.',
    body: [
      p('You can read this archive without leaving anything behind in your browser but its history.'),
      ul(
        [b('No cookies. '), 'Public pages set none and read none.'],
        [b('No scripts. '), 'Public pages run no program in your browser.'],
        [
          b('Nothing from elsewhere. '),
          'Fonts, pictures and files come from this site. No other is told that you are here.',
        ],
        [
          b('No counting of people. '),
          'The software keeps no list of readers and does not store their network addresses.',
        ],
      ),
      h2('What this page cannot promise'),
      p(
        'Your browser keeps a history of the pages you opened; someone who uses the same device can see it. The machines between you and this site, and those on which it runs, may keep records of their own. An organisation that publishes with Gazette should say here which ones it keeps, and for how long.',
      ),
      h2('Staff'),
      p('Signing in sets cookies, for members of staff only. They serve to keep someone signed in, and nothing else.'),
      h2('People in the texts'),
      p(
        'Someone who appears in a text can ask for it to be taken out. Such a request is met first and discussed later. See ',
        link('Contact', '/contact'),
        '.',
      ),
    ],
  },
  {
    slug: 'accessibility',
    on,
    title: 'Accessibility',
    summary: 'How these pages are meant to be used by everyone, and what has not been checked yet.',
    body: [
      p('These pages are built to meet the Web Content Accessibility Guidelines 2.2 at level AA.'),
      ul(
        'Everything works without scripts and with the keyboard alone; the place where you are is always marked.',
        'Text can be enlarged to twice its size, and fits a screen 320 pixels wide without moving it sideways.',
        'Light and dark follow your settings, and so does your wish for less motion.',
        'Headings, lists and tables are what they look like. Pictures have a description.',
        'Each text names its language, so that it is spoken in the right voice and broken into lines in the right places.',
      ),
      h2('What has not been checked'),
      ul(
        'No outside body has examined these pages.',
        'The PDF documents of the demonstration have headings, an order of reading and a language, but no one who uses a screen reader has tried them.',
        'The texts in Khmer, Chinese and Vietnamese await a reader who grew up with the language.',
      ),
      p('If something stands in your way, please ', link('tell us', '/contact'), '.'),
    ],
  },
  {
    slug: 'contact',
    on,
    title: 'Contact',
    summary: 'This is a demonstration: nobody reads messages sent to it.',
    body: [
      p(
        'The address of this demonstration is ',
        link('demonstration@example.org', 'mailto:demonstration@example.org'),
        '. It leads nowhere: the name example.org is kept free for examples, and no one will answer.',
      ),
      h2('If you or someone else is in danger'),
      p(
        'This site cannot help, and it does not print telephone numbers that nobody has checked. If it is safe to do so, call the emergency number of the country you are in.',
      ),
      h2('For an organisation that uses this page'),
      ul(
        'Give an address that a person reads, and say how soon.',
        'Name services that help in each country, with the date on which they were last checked.',
        'Say in which languages people may write.',
        'Say how someone can ask for a text about them to be taken out.',
      ),
    ],
  },
]
