import { statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { handlerOf } from '@/app/(site)/handlers'
import { runAtMoment } from '@/app/(site)/moment'
import { env } from '@/lib/process/env'
import { after, type ExportFixture } from '../test-archive'
import { words } from './test-words'

/** Registers the tests of the static site that an export wrote. */
export function siteTests(fixture: () => ExportFixture) {
  const files = () => fixture().files
  const pages = () =>
    [...files()].filter(([path]) => path.endsWith('index.html')).map(([path, html]) => [path, String(html)] as const)
  const page = (path: string) => String(files().get(`${path}/index.html`))
  const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&#x27;', "'")

  test('every link, picture, form and sheet of every page leads to a file that is there', () => {
    let led = 0
    for (const [path, html] of pages()) {
      const bare = html.replace(/<(link rel="(?!icon|stylesheet)|meta)[^>]*>/g, '')
      const addresses = [...bare.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address!)
      const sets = [...bare.matchAll(/\ssrcset="([^"]*)"/gi)].flatMap(([, set]) =>
        set!.split(', ').map((candidate) => candidate.split(' ')[0]!),
      )
      for (const address of [...addresses, ...sets].map(unescaped)) {
        if (/^(#|mailto:|https?:)/.test(address)) continue
        const target = posix.join(dirname(path), decodeURIComponent(address.replace(/[#?].*/, '')))
        expect(files().has(target), `${path}: ${address}`).toBe(true)
        led++
      }
      expect(bare, path).not.toMatch(new RegExp(` (href|src|action)="${env().siteUrl}`))
    }
    expect(led).toBeGreaterThan(900)
  })

  test('every page has the words of the page that readers get, and no other', async () => {
    let compared = 0
    for (const [path, html] of pages()) {
      const address = `/${path.replace(/\/?index\.html$/, '')}`
      if (/\/(by|in-order)\/|(^|\/)search\//.test(path)) continue
      const handler = handlerOf(address)
      const request = new Request(env().siteUrl + address)
      const live = await runAtMoment({ at: after }, () => handler(request))
      expect([200, 410]).toContain(live.status)
      expect(words(html), path).toBe(words(await live.text()))
      compared++
    }
    expect(compared).toBeGreaterThan(30)
  })

  test('feeds, descriptions, pictures and files lie where their addresses say, whole addresses and all', () => {
    const { plain, shelved, report } = fixture().archive
    for (const path of [
      'feed.xml',
      'atom.xml',
      'feed.json',
      'sitemap.xml',
      'robots.txt',
      'llms.txt',
      'opensearch.xml',
      'social.png',
      '2014/10/feed.xml',
      'topics/protection/atom.xml',
      'km/feed.json',
      'publications/cite.bib',
      '404.html',
      `${plain.path}/social.png`,
      `${plain.path}/cite.ris`,
      `${shelved.path}/linkset`,
      `${shelved.path}/linkset.json`,
      `${shelved.path}/read/${report}/index.html`,
      `files/${report}/report.pdf`,
      'icon.svg',
      'fonts/khmer.css',
    ])
      expect(files().has(path.replace(/^\//, '')), path).toBe(true)
    expect(String(files().get(`files/${report}/report.pdf`))).toBe('%PDF true')
    expect(statSync(join(fixture().site, `files/${report}/report.pdf`)).mode & 0o777).toBe(0o644)
    const guide = String(files().get('llms.txt'))
    expect(guide).toContain(`${env().siteUrl}/sitemap.xml`)
    expect(guide).not.toMatch(/\/oai|\/api|\/search/)
    expect(page('2014/10')).toContain(`<link rel="canonical" href="${env().siteUrl}/2014/10"/>`)
    expect(String(files().get('feed.xml'))).toContain(`<link>${env().siteUrl}${plain.path}</link>`)
  })

  test('a choice in the library is a folder, two together too, and what goes further is a question to the search', () => {
    expect(page('publications')).toContain('href="by/type/guide/index.html"')
    expect(page('publications/by/type/guide')).toContain('href="../../../index.html"')
    const two = page('publications/by/type/report/series/heron-papers')
    expect(words(two)).toContain('A report')
    expect(words(two)).not.toContain('A guide')
    const ordered = unescaped(page('publications/by/type/report/in-order/title'))
    expect(ordered).toContain(
      'href="../../../../../../search/index.html?kind=publication&type=report&series=heron-papers&sort=title"',
    )
    expect(page('publications')).not.toMatch(/<a class="[^"]*choice">/)
    expect(words(page('publications/by/type/report/in-order/title'))).toContain('A report')
    // The search looks for its words among the chosen publications.
    const [, form] = /<form[^>]* action="([^"]*)"[^>]*><input type="hidden" name="kind" value="publication"\/>/.exec(
      page('publications/by/type/guide'),
    )!
    expect(form).toBe('../../../../search/index.html')
    expect(page('publications/by/type/guide')).toContain('<input type="hidden" name="type" value="guide"/>')
    expect(page('publications')).not.toMatch(/<form[^>]* action="index\.html"/)
  })

  test('what was taken out says why; what moved is no page, and links to it lead on', () => {
    const { gonePath, moved } = fixture().archive
    expect(words(page(gonePath.slice(1)))).toContain('It named the wrong place.')
    expect(files().has(`${moved.from.slice(1)}/index.html`)).toBe(false)
    expect(files().has(`${moved.to.slice(1)}/index.html`)).toBe(true)
  })
}
