import { beforeEach, expect, test } from 'vitest'
import { rawWriter } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { addToBundle, createBundle, findBundle } from './bundles'
import { changed, gathered, october, readers, rowsOf } from '@/domain/testing/bundles'
import { got, post, someone } from '@/domain/testing/newsroom'
import { saveInOtherWords } from '@/domain/testing/translating'
import { beginTranslation } from '@/domain/writing/translations'
import { includeNewestRevision, moveBundle, releaseBundle, unscheduleBundle } from './bundle-release'

const day = 86_400_000
const tomorrow = october + day

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

test('one moment shows all of a bundle, and not one of it before', async () => {
  const bundle = await gathered(editor)
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  expect(await readers(tomorrow - 1)).toEqual([])
  expect(await readers(tomorrow)).toEqual(['Press release', 'Report', 'Translation'])
  expect(new Set((await rowsOf(bundle.entries)).map((row) => row.goesLiveAt))).toEqual(new Set([tomorrow]))
})

test('one entry that cannot go keeps all back, and the refusal names it', async () => {
  const bundle = await gathered(editor, ['Press release', '', 'Translation'])
  const answer = await releaseBundle(editor, { ...bundle, at: tomorrow }, october)
  expect(answer).toMatchObject({ ok: false, problems: [{ message: '“Untitled”: Give the text a title.' }] })
  expect(await rowsOf(bundle.entries)).toEqual([])
  expect(await readers(tomorrow)).toEqual([])
  expect((await findBundle(editor, bundle.bundleId, october))!.members.map((member) => member.problems)).toEqual([
    [],
    ['Give the text a title.'],
    [],
  ])
})

test('a translation that is still in the words of its original keeps its bundle back', async () => {
  const english = await post(editor, { title: 'A plan', slug: 'a-plan' }, october)
  const khmer = got(await beginTranslation(editor, { entryId: english.entryId, language: 'km' }, october))
  const entryIds = [english.entryId, khmer.entryId]
  const { bundleId } = got(await createBundle(editor, { name: 'Both languages', entryIds }, october))
  const messages = (await findBundle(editor, bundleId, october))!.members.map(({ problems }) => problems.join(' '))
  expect(messages).toEqual(['', expect.stringContaining('1 of 1 paragraph is still in English')])
  const texts = (khmerText: typeof khmer) =>
    [english, khmerText].map(({ entryId, revisionId, counter }) => ({ entryId, revisionId, counter }))
  for (const at of [undefined, tomorrow])
    expect(await releaseBundle(editor, { bundleId, entries: texts(khmer), at }, october)).toMatchObject({ ok: false })
  expect(await readers(tomorrow)).toEqual([])
  const translated = await saveInOtherWords(editor, khmer.entryId, october)
  got(await releaseBundle(editor, { bundleId, entries: texts(translated), at: tomorrow }, october))
  expect(await rowsOf([english, translated])).toHaveLength(2)
})

test('every problem of every entry is told at once', async () => {
  const bundle = await gathered(editor, ['', 'Report', ''])
  await changed(editor, bundle.entries[1]!, 'Saved since')
  const answer = await releaseBundle(editor, bundle, october + 2)
  expect(answer.ok ? [] : answer.problems.map((problem) => problem.message)).toEqual([
    '“Untitled”: Give the text a title.',
    '“Saved since”: This text was saved again in the meantime. Read the newest text, load the bundle again, then continue.',
    '“Untitled”: Give the text a title.',
  ])
})

testOfSqlite('a failure in the middle of the transaction leaves nothing of a bundle behind', async () => {
  const bundle = await gathered(editor)
  const last = bundle.entries.at(-1)!.entryId
  rawWriter().exec(`create trigger fails before insert on releases when new.entry_id = ${last}
    begin select raise(abort, 'the disk went away'); end`)
  await expect(releaseBundle(editor, { ...bundle, at: tomorrow }, october)).rejects.toThrow('the disk went away')
  expect(await rowsOf(bundle.entries)).toEqual([])
  rawWriter().exec('drop trigger fails')
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))

  rawWriter().exec(`create trigger fails before insert on releases when new.entry_id = ${last}
    begin select raise(abort, 'the disk went away'); end`)
  await expect(moveBundle(editor, { ...bundle, at: tomorrow + day }, october + 1)).rejects.toThrow()
  expect(await readers(tomorrow)).toHaveLength(3)
  expect((await rowsOf(bundle.entries)).every((row) => row.cancelledAt === null)).toBe(true)
})

test('moving and unscheduling take all of a bundle along', async () => {
  const bundle = await gathered(editor)
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  got(await moveBundle(editor, { ...bundle, at: tomorrow + day }, october + 1))
  expect(await readers(tomorrow + day - 1)).toEqual([])
  expect(await readers(tomorrow + day)).toHaveLength(3)
  expect((await findBundle(editor, bundle.bundleId, october + 2))!.state).toEqual({
    is: 'scheduled',
    at: tomorrow + day,
  })
  got(await unscheduleBundle(editor, bundle.bundleId, october + 3))
  expect(await readers(tomorrow + 9 * day)).toEqual([])
  expect((await findBundle(editor, bundle.bundleId, october + 4))!.state).toEqual({ is: 'gathering' })
  expect(await moveBundle(editor, { ...bundle, at: tomorrow }, october + 5)).toMatchObject({ ok: false })
})

test('what was written after scheduling waits until someone includes it', async () => {
  const bundle = await gathered(editor)
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  const newer = await changed(editor, bundle.entries[0]!, 'Corrected release')
  const [member] = (await findBundle(editor, bundle.bundleId, october + 2))!.members
  expect(member).toMatchObject({ headId: newer.revisionId, releasing: { savedAt: october, isOutdated: true } })
  expect(await readers(tomorrow)).toContain('Press release')
  got(await includeNewestRevision(editor, { ...bundle, ...newer }, october + 3))
  expect(await readers(tomorrow)).toEqual(['Corrected release', 'Report', 'Translation'])
  expect((await findBundle(editor, bundle.bundleId, october + 4))!.members[0]!.releasing!.isOutdated).toBe(false)
})

test('a bundle that was changed since it was read is not published', async () => {
  const bundle = await gathered(editor)
  const late = await post(editor, { title: 'Late' }, october)
  got(await addToBundle(editor, { bundleId: bundle.bundleId, entryIds: [late.entryId] }, october))
  expect(await releaseBundle(editor, bundle, october)).toMatchObject({ ok: false })
  expect(await readers(october)).toEqual([])
})

test('a text that autosave replaced since it was read goes out with no bundle, and the refusal names it', async () => {
  const bundle = await gathered(editor)
  const read = bundle.entries[1]!
  const newer = await changed(editor, read, 'Report, not read', 's')
  expect(newer.revisionId).toBe(read.revisionId)
  const why = '“Report, not read”: This text was saved again in the meantime. Read the newest text'
  const refusal = { ok: false, problems: [{ message: expect.stringContaining(why) }] }
  expect(await releaseBundle(editor, { ...bundle, at: tomorrow }, october + 2)).toMatchObject(refusal)
  expect(await readers(tomorrow)).toEqual([])
  const entries = bundle.entries.map((entry) => (entry === read ? newer : entry))
  got(await releaseBundle(editor, { ...bundle, entries, at: tomorrow }, october + 2))

  const corrected = await changed(editor, newer, 'Report, corrected', 'u')
  await changed(editor, corrected, 'Report, not read', 'u')
  expect(await includeNewestRevision(editor, { ...bundle, ...corrected }, october + 3)).toMatchObject(refusal)
  expect(await readers(tomorrow)).toContain('Report, not read')
})
