import { dayOf, upload, type ForeignItem, type ForeignSite } from './export'

// One site of an old network: in a folder, its files under /files/, numbers that two things have, menus, a tree of pages.

const base = 'http://www.union.example/coast'
const at = `${base}/files/2008/06`

function content(n: number) {
  return [
    `Branch meeting number ${n} agreed wages, hours and holidays.\nMembers present: ${n + 20}.`,
    `<img src="${at}/banner-150x150.png" alt="Our banner" /> <a href="/coast/files/2008/06/minutes.pdf">Minutes</a>`,
    `<a href="${at}/rates.csv">Rates</a> and <a href="${base}/about/history/">our history</a>.`,
    `<div><div>Nested words ${n}<p>inside a paragraph</p>after it</div></div>`,
  ].join('\n\n')
}

const page = (id: number, slug: string, parent: number, link: string): ForeignItem => ({
  id,
  type: 'page',
  title: `Page called ${slug}`,
  slug,
  parent,
  link,
  content: `Words about ${slug}, number ${id}.`,
})

export const network: ForeignSite = {
  name: 'English, of an old network',
  language: 'en',
  base,
  ahead: 10,
  version: '1.0',
  permalink: ({ type = 'post', date = '', slug }) =>
    type === 'post' ? `/${date.slice(0, 10).replaceAll('-', '/')}/${slug}/` : `/${slug}/`,
  terms: [
    { id: 11, taxonomy: 'category', slug: 'branches', name: 'Branches' },
    { id: 12, taxonomy: 'category', slug: 'north', name: 'North', parent: 'branches' },
    { id: 13, taxonomy: 'category', slug: 'wages-hours', name: 'Wages & hours', parent: 'north' },
  ],
  items: [
    ...Array.from({ length: 16 }, (_, n): ForeignItem => ({
      id: n + 1,
      title: `Meeting ${n + 1}`,
      slug: n === 4 ? 'meeting' : `meeting-${n + 1}`,
      date: dayOf(n, '2007-05-01'),
      content: content(n),
      terms: n % 2 ? [['category', 'wages-hours', 'Wages & hours']] : [['category', 'north', 'North']],
      creator: n % 3 ? 'secretary' : 'j.o’brien',
    })),
    // The same number and the same slug, of another year.
    {
      id: 5,
      title: 'Another with its number',
      slug: 'meeting-again',
      date: '2013-05-06 07:08:09',
      content: 'Doubled.',
    },
    { id: 70, title: 'Meeting', slug: 'meeting', date: '2014-01-31 23:59:00', content: 'One slug, two months.' },
    page(30, 'about', 0, '/about/'),
    page(31, 'history', 30, '/about/history/'),
    page(32, 'founders', 31, '/about/history/founders/'),
    page(33, 'join', 0, '/join/'),
    page(34, 'history', 33, '/join/history/'),
    {
      id: 50,
      type: 'nav_menu_item',
      title: 'Menuword',
      slug: 'menu-1',
      content: '',
      meta: { _menu_item_type: 'custom' },
    },
    upload(60, `${at}/banner.png`),
    upload(61, `${at}/minutes.pdf`),
    upload(62, `${at}/rates.csv`),
    upload(63, `${at}/unused.png`),
  ],
  files: ['2008/06/banner.png', '2008/06/minutes.pdf', '2008/06/rates.csv', '2008/06/unused.png'],
}
