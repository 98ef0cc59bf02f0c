import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { defaultSite, type Site } from '@/domain/published/site'
import { Footer } from './document'
import type { Frame } from './frame'
import { MainMenu } from './masthead'
import { styleFor } from './style'

function frameWith(site: Partial<Site>, more: Partial<Frame> = {}): Frame {
  const languages: Frame['languages'] = ['en', 'km']
  const rest = { origin: 'https://a.example', languages, demonstration: false, help: false }
  return { ...rest, language: 'en', site: { ...defaultSite, ...site }, ...more }
}

const about = {
  label: 'About',
  path: '/about',
  items: [
    { label: 'Who we are', path: '/who' },
    { label: 'News', path: '/news' },
  ],
}

test('a line opens the lines under it without a script, its own page first, and says that the reader is in it', () => {
  const html = renderToStaticMarkup(<MainMenu frame={frameWith({ menu: [about] })} section="/who" />)
  expect(html).toContain(
    '<li><details name="menu" class="opens"><summary aria-current="true">About</summary><ul class="sub">' +
      '<li><a href="/about">About</a></li><li><a href="/who" aria-current="page">Who we are</a></li>' +
      '<li><a href="/news">News</a></li></ul></details></li>',
  )
  expect(renderToStaticMarkup(<MainMenu frame={frameWith({ menu: [about] })} section="/" />)).not.toContain('current')
})

test('a heading has no link of its own, and a name in other languages', () => {
  const site = { menu: [{ ...about, path: '' }], translations: { km: { menu: { '#About': 'អំពី', '/who': 'យើង' } } } }
  const html = renderToStaticMarkup(<MainMenu frame={frameWith(site, { language: 'km' })} section="/" />)
  expect(html).toContain('<summary>អំពី</summary><ul class="sub"><li><a href="/who" hrefLang="en">យើង</a></li>')
  expect(html).toContain('<a href="/km/news">')
})

test('the lists of events and calls have their name in each language, unless an older page stands at the address', () => {
  const menu = [
    { label: 'Events', path: '/events' },
    { label: 'Open calls', path: '/calls' },
  ]
  const menuOf = (more: Partial<Frame>, site: Partial<Site> = {}) =>
    renderToStaticMarkup(<MainMenu frame={frameWith({ menu, ...site }, more)} section="/events" />)
  expect(menuOf({})).toContain(
    '<a href="/events" aria-current="page">Events</a></li><li><a href="/calls">Open calls</a>',
  )
  expect(menuOf({ language: 'km' })).toContain(
    '<a href="/km/events" aria-current="page">ព្រឹត្តិការណ៍</a></li><li><a href="/km/calls">ការអំពាវនាវ</a>',
  )
  expect(menuOf({ language: 'km' }, { translations: { km: { menu: { '/calls': 'យើង' } } } })).toContain('>យើង</a>')
  const pages = {
    '/events': { entryId: 1, translations: {} },
    '/calls': { entryId: 2, translations: { km: '/km/ours' } },
  }
  const claimed = menuOf({ language: 'km', menu: { paths: [], pages } })
  expect(claimed).toContain('<a href="/events" hrefLang="en"')
  expect(claimed).toContain('<a href="/km/ours">')
})

test('only a page with a sub-menu has the rules for one, and no menu scrolls sideways', () => {
  const page = (menu: Site['menu']) =>
    styleFor(`<html lang="en"><body>${renderToStaticMarkup(<MainMenu frame={frameWith({ menu })} />)}</body></html>`)
  const plain = page(defaultSite.menu)
  expect(plain).not.toMatch(/\.sub|\.opens|\.logo|\.plate/)
  expect(plain).not.toContain('overflow-x')
  expect(page([about])).toMatch(/\.sub\{/)
})

test('the foot shows the lines under a line below it, without those to help', () => {
  const footerMenu = [
    { ...about, path: '', items: [...about.items, { label: 'Help', path: '/help' }] },
    { label: 'Help', path: '/help' },
  ]
  const html = renderToStaticMarkup(<Footer frame={frameWith({ footerMenu }, { help: true })} />)
  expect(html).toContain('<li>About<ul class="ms-4"><li><a href="/who">Who we are</a></li><li><a href="/news">News</a>')
  expect(html).not.toContain('href="/help"')
})
