import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { redirects, settings } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { releaseBundle } from '@/domain/publishing/bundle-release'
import { release } from '@/domain/publishing/releases'
import { gathered, october } from '@/domain/testing/bundles'
import { got, post, someone } from '@/domain/testing/newsroom'
import { changedSince } from './changed-entries'

const addRedirects = (from: number, to: number) =>
  write(async (tx) => {
    const rows = Array.from({ length: to - from }, (_, n) => ({
      source: `/old-${from + n}`,
      target: '/',
      createdAt: 0,
    }))
    await tx.insert(redirects).values(rows)
  })

test('redirects that come, change and go leave every page of an entry as it is', async () => {
  testDatabase()
  let { seen } = await changedSince(undefined, 1_000)
  const acts = [
    () => addRedirects(0, 300),
    () => write(async (tx) => void (await tx.update(redirects).set({ target: '/about' }))),
    () => write(async (tx) => void (await tx.delete(redirects))),
  ]
  for (const act of acts) {
    await act()
    const next = await changedSince(seen, 1_000)
    expect(next.changes).toEqual([])
    expect(next.seen.version).toBeGreaterThan(seen.version)
    seen = next.seen
  }
})

test('a redirect beside another change hides nothing of it', async () => {
  testDatabase()
  const { seen } = await changedSince(undefined, 1_000)
  await addRedirects(0, 1)
  await write(async (tx) => void (await tx.insert(settings).values({ key: 'tagline', value: 'Another' })))
  expect((await changedSince(seen, 1_000)).changes).toBe('anything')
})

test('a large bundle that is published is a change of its texts alone', { tags: 'thorough' }, async () => {
  testDatabase()
  const editor = await someone()
  const titles = Array.from({ length: 60 }, (_, n) => `Part ${n}`)
  const bundle = await gathered(editor, titles)
  got(await release(editor, await post(editor, { title: 'Public before' }, october), october))
  const { seen } = await changedSince(undefined, october)
  got(await releaseBundle(editor, bundle, october + 1))
  const { changes } = await changedSince(seen, october + 1)
  const expected = bundle.entries.map(({ entryId, slug }) =>
    expect.objectContaining({ entryIds: [entryId], states: [expect.objectContaining({ path: `/2014/10/${slug}` })] }),
  )
  expect(changes).toEqual(expect.arrayContaining(expected))
  expect(changes).toHaveLength(60)
})
