import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { makeActor } from '@/domain/staff/actor'
import { demoOrigin, demonstrationContents, hasDemonstration, removeDemonstration } from './demonstration'
import { saveDraft } from '@/domain/writing/drafts'
import { siteSettings } from '@/domain/published/site'
import { changeSettings } from './settings'
import { content, createEntry, got, post, someone } from '@/domain/testing/newsroom'

const installation = makeActor({ id: null, name: 'The system', role: 'admin', zone: 'Asia/Bangkok' })

async function sample(title: string) {
  const entry = { kind: 'post', language: 'en', session: 's', origin: demoOrigin } as const
  return got(await createEntry(installation, { ...entry, content: content({ title }) }, 0))
}

test('what would go is counted, with what was changed here since', async () => {
  testDatabase()
  const admin = await someone('admin')
  const first = await sample('One')
  await sample('Two')
  await post(admin, { title: 'Our own' })
  const nothing = { publications: 0, pages: 0, files: 0 }
  expect(await demonstrationContents(admin)).toEqual({ ...nothing, posts: 2, changed: 0 })
  const save = { entryId: first.entryId, base: first, session: 't', content: content({ title: 'One, corrected' }) }
  got(await saveDraft(admin, save, 1))
  expect(await demonstrationContents(admin)).toEqual({ ...nothing, posts: 2, changed: 1 })
})

test('a removed sample that led the front page leads it no longer; one of our own still does', async () => {
  testDatabase()
  const admin = await someone('admin')
  const { entryId } = await sample('One')
  got(await changeSettings(admin, { leadEntryId: entryId }, 0))
  await removeDemonstration(admin, 0)
  expect(await hasDemonstration()).toBe(false)
  expect((await siteSettings()).leadEntryId).toBeNull()

  await sample('Again')
  const own = await post(admin, { title: 'Our own' })
  got(await changeSettings(admin, { leadEntryId: own.entryId }, 0))
  await removeDemonstration(admin, 0)
  expect((await siteSettings()).leadEntryId).toBe(own.entryId)
})

test('only an admin may count it or take it away', async () => {
  testDatabase()
  const editor = await someone('editor')
  await expect(demonstrationContents(editor)).rejects.toMatchObject({ name: 'NotPermitted' })
  await expect(removeDemonstration(editor, 0)).rejects.toMatchObject({ name: 'NotPermitted' })
})
