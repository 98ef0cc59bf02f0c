import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { publicVersion, read, write } from '@/db/connection'
import { storageFault } from '@/db/faults'
import { audit, entries, previewLinks, previewViews, staff } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { fillDisk, fullDisk } from '@/db/test-full-disk'
import { saveDraft } from '@/domain/writing/drafts'
import { storeUpload } from '@/domain/files/intake'
import { previewItem, sharedPreview } from './preview'
import {
  countOpening,
  linkLengths,
  listPreviewLinks,
  makePreviewLink,
  openPreview,
  revokePreviewLink,
  uploadBehind,
} from './preview-links'
import { release } from './releases'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'

const october = Date.UTC(2014, 9, 7, 2)
const { hour, fortnight } = linkLengths

let editor: Awaited<ReturnType<typeof someone>>
let draft: Awaited<ReturnType<typeof post>>
beforeEach(async () => {
  testDatabase()
  editor = await someone('editor', 'Dara')
  draft = await post(editor, { title: 'Draft', body: text('first') }, october)
})

const link = async (changes: Partial<Parameters<typeof makePreviewLink>[1]> = {}, who = editor) =>
  makePreviewLink(who, { entryId: draft.entryId, label: 'The ministry', lasts: 'day', ...changes }, october)

const shownBy = async (token: string, now = october) => {
  const opened = await openPreview(token, now)
  return opened && sharedPreview(opened, now)
}

async function change(words: string, session: string) {
  const save = { entryId: draft.entryId, base: draft, session, content: content({ title: 'Draft', body: text(words) }) }
  return (draft = got(await saveDraft(editor, save, october)))
}

test('a link opens until its moment, at most 14 days, and only its hash is kept', async () => {
  const { token, expiresAt } = got(await link({ lasts: 'hour' }))
  expect(expiresAt).toBe(october + hour)
  expect(await openPreview(token, expiresAt - 1)).toMatchObject({ entryId: draft.entryId, by: 'Dara', isNewest: true })
  expect(await openPreview(token, expiresAt)).toBeUndefined()
  expect(await openPreview(`${token.slice(0, -1)}_`, october)).toBeUndefined()
  expect(Math.max(...Object.values(linkLengths))).toBe(fortnight)
  expect(JSON.stringify([await read().select().from(previewLinks), await read().select().from(audit)])).not.toContain(
    token,
  )
})

test('revoked, in the trash, erased, or its maker gone: it opens nothing', async () => {
  const { token } = got(await link())
  const [row] = (await listPreviewLinks(editor, draft.entryId, october))!
  got(await revokePreviewLink(editor, row!.id, october + 1))
  expect(await openPreview(token, october + 2)).toBeUndefined()
  expect(await revokePreviewLink(editor, row!.id, october + 3)).toMatchObject({ ok: false })

  const trashed = got(await link())
  await write(async (tx) => tx.update(entries).set({ trashedAt: october }))
  expect(await openPreview(trashed.token, october)).toBeUndefined()
  expect(await link()).toMatchObject({ ok: false })
  await write(async (tx) => tx.update(entries).set({ trashedAt: null }))
  expect(await openPreview(trashed.token, october)).toBeDefined()

  await write(async (tx) => tx.update(staff).set({ disabledAt: october }).where(eq(staff.id, editor.id!)))
  expect(await openPreview(trashed.token, october)).toBeUndefined()
  await write(async (tx) => tx.update(staff).set({ disabledAt: null }))
  await write(async (tx) => tx.delete(entries))
  expect(await openPreview(trashed.token, october)).toBeUndefined()
  expect(await read().$count(previewLinks)).toBe(0)
})

test('one link follows the newest text, another keeps to its own', async () => {
  const [newest, fixed] = [got(await link()), got(await link({ revisionId: draft.revisionId }))]
  const first = draft.revisionId
  await change('second', 's')
  expect(draft.revisionId).not.toBe(first) // a link stands on it: it was not replaced
  expect(await shownBy(newest.token)).toMatchObject({ is: 'draft', item: { bodyText: 'second' } })
  expect(await shownBy(fixed.token)).toMatchObject({ is: 'draft', item: { bodyText: 'first' } })
})

test('once readers have the text, the link says where; with another text live it says that', async () => {
  const { token } = got(await link())
  const { path } = got(await release(editor, { ...draft, at: october + hour }, october))
  expect(await shownBy(token, october + hour - 1)).toMatchObject({ is: 'draft', liveAt: undefined })
  expect(await shownBy(token, october + hour)).toEqual({ is: 'public', path })
  await change('second', 't')
  expect(await shownBy(token, october + hour)).toMatchObject({
    is: 'draft',
    liveAt: path,
    item: { bodyText: 'second' },
  })
})

test('the uploads of the text behind it, and no other', async () => {
  const source = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  const upload = async (name: string) => got(await storeUpload(editor, { source, name, keepBoth: true }, 0)).id
  const [lead, other] = [await upload('lead.png'), await upload('other.png')]
  const leading = content({ title: 'Draft', lead: { mediaId: lead, alt: 'A river' } })
  draft = got(await saveDraft(editor, { entryId: draft.entryId, base: draft, session: 'u', content: leading }, october))
  const { token, expiresAt } = got(await link())
  expect(await uploadBehind(token, { mediaId: lead }, october)).toMatchObject({ name: 'lead.png', type: 'image/png' })
  expect(await uploadBehind(token, { mediaId: other }, october)).toBeUndefined()
  expect(await uploadBehind(token, { mediaId: lead }, expiresAt)).toBeUndefined()
  await change('without it', 'v')
  expect(await uploadBehind(token, { mediaId: lead }, october)).toBeUndefined()
})

test('making, opening and revoking one leaves everything that readers may see as it was', async () => {
  const before = await publicVersion()
  const { token } = got(await link())
  const opened = (await openPreview(token, october))!
  for (const at of [1, 2, 3]) await countOpening(opened, october + at)
  const [row] = (await listPreviewLinks(editor, draft.entryId, october))!
  expect(row).toMatchObject({ label: 'The ministry', by: 'Dara', openings: 3, lastOpenedAt: october + 3 })
  got(await revokePreviewLink(editor, row!.id, october + 4))
  expect(await publicVersion()).toBe(before)
  const [view] = await read().select().from(previewViews)
  expect(Object.keys(view!)).toEqual(['id', 'linkId', 'at'])
})

test('on a full disk a draft is shown all the same', async () => {
  const { token } = got(await link())
  const opened = (await openPreview(token, october))!
  const makeRoom = await fillDisk('preview_views')
  await countOpening(opened, october)
  expect(storageFault()).toBe(fullDisk)
  await makeRoom()
  await countOpening(opened, october + 1)
  expect(await read().select().from(previewViews)).toMatchObject([{ at: october + 1 }])
})

test('only who may share it can make, list or revoke one, and each is on the record', async () => {
  const contributor = await someone('contributor')
  const own = await post(contributor)
  for (const attempt of [
    () => link({}, contributor),
    () => link({ entryId: own.entryId }, contributor),
    () => listPreviewLinks(contributor, own.entryId, october),
  ])
    await expect(attempt()).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await link())
  const [row] = (await listPreviewLinks(editor, draft.entryId, october))!
  await expect(revokePreviewLink(contributor, row!.id, october)).rejects.toMatchObject({ name: 'NotPermitted' })
  got(await revokePreviewLink(editor, row!.id, october))
  const acts = await read().select().from(audit).where(eq(audit.entryId, draft.entryId)).orderBy(audit.id)
  expect(acts.map(({ verb }) => verb).slice(-2)).toEqual(['shared', 'unshared'])
  expect(JSON.stringify(acts)).not.toContain('ministry')
})

test('it must say whom it is for, and name a revision of its entry', async () => {
  const other = await post(editor)
  expect(await link({ label: ' ' })).toMatchObject({ problems: [{ field: 'label' }] })
  expect(await link({ revisionId: other.revisionId })).toMatchObject({ ok: false })
})

test('staff look at any text of an entry that they may read, and at no other', async () => {
  const first = draft.revisionId
  await change('second', 'w')
  const { entryId } = draft
  const previewFor = async (who: typeof editor, revisionId?: number) =>
    previewItem(who, { entryId, revisionId }, october)
  expect(await previewFor(editor)).toMatchObject({ item: { bodyText: 'second' }, isNewest: true, author: 'Dara' })
  expect(await previewFor(editor, first)).toMatchObject({ item: { bodyText: 'first' }, isNewest: false })
  expect(await previewFor(editor, (await post(editor)).revisionId)).toBeUndefined()
  await expect(previewFor(await someone('contributor'))).rejects.toMatchObject({ name: 'NotPermitted' })
})
