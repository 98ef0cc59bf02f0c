/** @module-tag property */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { runs } from '@/db/test-runs'
import { createTerm } from '@/domain/entries/terms'
import { morning, newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { findItem, relatedTo } from './item'

const now = morning('2015-01-01')
const post = fc.record({
  terms: fc.subarray([0, 1, 2, 3]),
  day: fc.integer({ min: 1, max: 9 }),
  language: fc.constantFrom('en' as const, 'en' as const, 'km' as const),
  kind: fc.constantFrom('post' as const, 'post' as const, 'page' as const),
})

test('related are the texts of the same language that share most terms, the newest first of those that share as many', async () => {
  const property = fc.asyncProperty(fc.array(post, { minLength: 2, maxLength: 9 }), async (posts) => {
    testDatabase()
    const { editor, terms, publish } = await newsroom()
    const more = ['Labour', 'Law'].map((name) => createTerm(editor, { kind: 'topic', name }, 0))
    const ids = [terms.protection, terms.myanmar, ...(await Promise.all(more)).map((term) => got(term).id)]
    const published = []
    for (const [n, { terms, day, language, kind }] of posts.entries()) {
      const text = { title: `Text ${n}`, slug: `text-${n}`, termIds: terms.map((term) => ids[term]!) }
      const { entryId, path } = await publish(`2014-10-0${day}`, text, kind, language)
      published.push({ entryId, path, terms, day, language, kind })
    }
    for (const { entryId, path, terms, language } of published) {
      const found = await findItem({ path, now })
      if (found?.is !== 'live') throw new Error(`${path} is not live`)
      const expected = published
        .filter((other) => other.entryId !== entryId && other.language === language && other.kind !== 'page')
        .map((other) => ({ ...other, shared: other.terms.filter((term) => terms.includes(term)).length }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - a.shared || b.day - a.day || b.entryId - a.entryId)
        .slice(0, 2)
      const related = await relatedTo(found.item, { now, limit: 2 })
      expect(related.map((item) => item.entryId)).toEqual(expected.map((item) => item.entryId))
    }
  })
  await fc.assert(property, runs({ suite: 25, soak: 500, seed: 1 }))
})
