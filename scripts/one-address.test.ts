/** @module-tag thorough */
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { seedDemonstration } from '@/demonstration/seed'
import { findItem } from '@/domain/published/item'
import { liveAddresses } from '@/domain/published/sitemap'
import { editionsOf } from '@/domain/published/translations'
import { languagePrefix, siteLanguages, type Language } from '@/lib/languages/languages'
import { publicAddress } from '@/lib/web/public-address'
import { responseAt } from './test-responses'

const now = Date.UTC(2026, 10, 24, 5)

async function answerOf(address: string) {
  const response = await responseAt(address, now)
  const isPage = response.headers.get('content-type')?.startsWith('text/html') && response.status === 200
  return {
    status: response.status,
    to: response.headers.get('location') ?? undefined,
    html: isPage ? await response.text() : '',
  }
}

function pathIn(path: string, language: Language) {
  return languagePrefix(language) + publicAddress(path).bare
}

test('a text has one address: under each other language it leads there or to its translation, and no link leads to a redirect', async () => {
  testDatabase()
  await seedDemonstration(now)
  const texts = await liveAddresses(now)
  const own = new Set(texts.map(({ path }) => path))
  const doubled: unknown[] = []
  let led = 0
  for (const { path } of texts) {
    const lookup = await findItem({ path, now })
    const editions = lookup?.is === 'live' ? await editionsOf({ entryId: lookup.item.entryId, now }) : []
    for (const other of siteLanguages().map((language) => pathIn(path, language))) {
      if (own.has(other)) continue
      const { status, to } = await answerOf(other)
      const isOneStep = status === 302 && editions.some((edition) => edition.path === to)
      if (!isOneStep || (await answerOf(to!)).status !== 200) doubled.push({ other, status, to })
      led++
    }
  }
  expect(doubled).toEqual([])
  expect(led).toBeGreaterThan(400)

  const [leading, doubles, seen]: [string[], string[], Set<string>] = [[], [], new Set(['/'])]
  // A path of a text that no text has is that of a double.
  const isDouble = (path: string) =>
    !own.has(path) && siteLanguages().some((language) => own.has(pathIn(path, language)))
  let pages = 0
  for (const address of seen) {
    const { status, to, html } = await answerOf(address)
    if (status !== 200) leading.push(`${address} ${status} ${to}`)
    if (html && isDouble(address)) doubles.push(address)
    if (html) pages++
    // A choice within a list has the links of the list.
    if (address.includes('?')) continue
    for (const [, href] of html.matchAll(/<(?:a|area)\s[^>]*?href="(\/[^"#]*)/g))
      seen.add(href!.replaceAll('&amp;', '&'))
  }
  expect({ leading, doubles }).toEqual({ leading: [], doubles: [] })
  expect(pages).toBeGreaterThan(500)
}, 900_000)
