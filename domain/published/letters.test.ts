import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { brokenReason } from '@/domain/addresses/links'
import { addressesOf, letteredArchive, letteredSlugs } from '@/domain/testing/letters'
import { liveEndingIn } from './item'
import { readerAnswerAt } from './reader-answer'

test('an address in letters of any script answers wherever one in Latin letters does, also as it may be typed', async () => {
  testDatabase()
  const { now } = await letteredArchive()
  const answers = (slug: string) =>
    Promise.all(addressesOf(slug).map(async (path) => (await readerAnswerAt(path, now))?.is))
  const latin = await answers('latin')
  expect(latin.filter((is) => is === 'here').length).toBeGreaterThan(25)
  for (const slug of letteredSlugs) expect([slug, ...(await answers(slug))]).toEqual([slug, ...latin])

  const path = `/2014/10/${encodeURIComponent('новости-июня')}`
  expect(await liveEndingIn({ slug: encodeURIComponent('новости-июня'), now })).toHaveLength(3)
  for (const typed of [
    'НОВОСТИ-Июня',
    'новости-июня'.normalize('NFD').replace('й', 'й'.normalize('NFD')).toUpperCase(),
  ])
    expect(await readerAnswerAt(`/2014/10/${encodeURIComponent(typed)}`, now)).toEqual({ is: 'moved', path })
  expect(await brokenReason('/2014/10/новости-июня', now)).toBeUndefined()
  expect(await brokenReason(path.toLowerCase(), now)).toBeUndefined()
  expect(await brokenReason('/2014/10/новости-июля', now)).toContain('nothing was ever published')
})
