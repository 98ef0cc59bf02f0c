/** @module-tag thorough */
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { choosePage } from '@/domain/entries/term-page'
import { answerAt } from '@/domain/published/answers'
import { readerAnswerAt } from '@/domain/published/reader-answer'
import { release, withdraw } from '@/domain/publishing/releases'
import { changeSettings } from '@/domain/site/settings'
import { addService } from '@/domain/testing/help'
import { giveEdition, heading, paragraph } from '@/domain/testing/editions'
import { library } from '@/domain/testing/library'
import { morning } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { translated } from '@/domain/testing/translating'
import { mainLanguage, prefixOf, type Language } from '@/lib/languages/languages'
import { publicAddress } from '@/lib/web/public-address'
import { responseAt } from './test-responses'

const now = morning('2014-11-20')

/** A site with every kind of page, nearly all of it in English and in Khmer. */
async function site() {
  const room = await library()
  const { editor, publish, shelve, terms } = room
  const carrying = { termIds: [terms.protection, terms.myanmar] }
  const inKhmer = async (entryId: number) =>
    got(await release(editor, await translated(editor, { entryId, language: 'km' }, now), now))
  const [startsAt, endsAt, timeZone] = [now + 1_000, now + 2_000, 'Asia/Yangon']
  const report = await shelve({ title: 'A report', pages: ['Words', 'More words'], ...carrying })
  const texts = [
    report,
    await publish('2014-10-07', { title: 'A post', ...carrying }),
    await publish('2014-10-08', { title: 'Another post', ...carrying }),
    await publish('2014-10-09', { title: 'An event', event: { startsAt, endsAt, timeZone } }, 'event'),
    await publish('2014-10-09', { title: 'A call', call: { closesAt: endsAt, timeZone } }, 'call'),
    await shelve({ title: 'Another report', about: { series: 'Papers' }, ...carrying }),
  ]
  const pages = []
  for (const title of ['About', 'Contact', 'Accessibility', 'Protection', 'Myanmar'])
    pages.push(await publish('2014-10-01', { title }, 'page'))
  await giveEdition(report.mediaId!, [[heading('One'), paragraph('Words')], [paragraph('More words')]])
  for (const { entryId } of [...texts, ...pages]) await inKhmer(entryId)
  got(await choosePage(editor, { termId: terms.protection, entryId: pages[3]!.entryId }, now))
  got(await choosePage(editor, { termId: terms.myanmar, entryId: pages[4]!.entryId }, now))
  const alone = await publish('2014-10-10', { title: 'In English alone', ...carrying })
  const gone = await publish('2014-10-11', { title: 'Gone', ...carrying })
  const why = { reason: 'outdated' as const, explanation: 'It is old.' }
  got(await withdraw(editor, { entryId: gone.entryId, ...why }, now))
  await addService(editor, terms.myanmar)
  const lines = [
    '/',
    '/news',
    '/about',
    '/topics/protection',
    '/countries/myanmar',
    '/publications?type=report',
    '/help/myanmar',
  ]
  const menu = [...lines, '/changes', '/2014/10', '/events', '/search'].map((path) => ({ label: path, path }))
  const footerMenu = ['/contact', '/accessibility', '/calls'].map((path) => ({ label: path, path }))
  got(await changeSettings(editor, { menu, footerMenu }, now))
  return [alone.path, gone.path, ...texts.map(({ path }) => `${path.slice(0, path.lastIndexOf('/'))}/a-post`)]
}

/** Returns what a reader of a language finds in it in place of an address. */
async function counterpart(address: string, language: Language): Promise<string | undefined> {
  const { bare } = publicAddress(address)
  const prefix = language === mainLanguage() ? '' : prefixOf(language)
  const path = prefix + (bare === '/' && prefix ? '' : bare)
  const answer = await readerAnswerAt(path, now)
  if (answer?.is === 'moved') return publicAddress(answer.path).language === language ? answer.path : undefined
  return (await answerAt(path, now))?.is === 'here' ? path : undefined
}

test('no link of any page leads to another language while what it leads to is there in its own', async () => {
  testDatabase()
  const seeds = await site()
  const leaving: string[] = []
  for (const language of ['km', 'en'] as const) {
    const isIn = (path: string) => publicAddress(path).language === language
    const start = language === 'en' ? '' : '/km'
    const waiting = [start || '/', ...[...seeds, '/2014/10/no-such-text'].map((path) => start + path)]
    const seen = new Set(waiting)
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const response = await responseAt(path, now)
      const to = response.headers.get('location')
      const isPage = response.headers.get('content-type')?.startsWith('text/html')
      const html = isPage ? await response.text() : ''
      const links = [...html.matchAll(/<(?:a|area)\s[^>]*?href="(\/[^"#]*)[^"]*"[^>]*>/g)].map(([tag, href]) => ({
        tag,
        href: href!,
      }))
      for (const { tag, href } of [...links, ...(to ? [{ tag: '', href: to }] : [])]) {
        const target = href.replaceAll('&amp;', '&').replace(/#.*/, '')
        const [bare = ''] = target.split('?')
        if (/^\/(?:files|media|admin)\//.test(bare)) continue
        if (isIn(bare)) {
          if (!seen.has(target) && seen.size < 400) waiting.push(target)
          seen.add(target)
          continue
        }
        // The switch and numbers by language lead to others; the library and the search list each edition.
        const { row } = publicAddress(bare)
        if (/ lang="\w+" hrefLang=/.test(tag) || /[?&]language=/.test(target)) continue
        if (row.answer === 'entry' && /^(?:\/km)?\/(?:publications|search)(?:\?|$)/.test(path)) continue
        const own = row.once ? undefined : await counterpart(bare, language)
        if (own !== undefined && own !== path.split('?')[0]) leaving.push(`${path}: ${tag} ${target} and not ${own}`)
      }
    }
    expect(seen.size).toBeGreaterThan(30)
  }
  expect([...new Set(leaving)]).toEqual([])
}, 600_000)
