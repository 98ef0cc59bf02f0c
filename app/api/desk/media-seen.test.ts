import sharp from 'sharp'
import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { storeUpload } from '@/domain/files/intake'
import { content, createEntry, got, post } from '@/domain/testing/newsroom'
import { GET as getFile } from './media/[id]/[file]/route'
import { GET as getChoices } from './choices/route'
import { desk } from './test-desk'

const picture = async (who: Parameters<typeof storeUpload>[0], name: string) => {
  const source = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  return got(await storeUpload(who, { source, name }, 0))
}

test('a contributor sees their own uploads and those of entries they may read, by no door any other', async () => {
  testDatabase()
  const [contributor, other, editor] = [await desk('contributor'), await desk('contributor'), await desk('editor')]
  const [own, others] = [await picture(contributor.who, 'own.png'), await picture(other.who, 'others.png')]
  const listed = async () =>
    (await contributor.asks('GET', getChoices)).body.value.uploads.map(({ id }: { id: string }) => id).toSorted()
  const status = async (id: string) =>
    (await contributor.asks('GET', getFile, { params: { id, file: 'shown.webp' } })).status

  await post(other.who, { lead: { mediaId: others.id, alt: '' } })
  expect(await listed()).toEqual([own.id])
  expect([await status(own.id), await status(others.id)]).toEqual([200, 404])
  expect((await contributor.asks('GET', getChoices, { query: '?search=others' })).body.value.uploads).toEqual([])
  expect((await editor.asks('GET', getChoices)).body.value.uploads).toHaveLength(2)
  expect((await editor.asks('GET', getFile, { params: { id: others.id, file: 'shown.webp' } })).status).toBe(200)

  // Naming it in a text of their own, by any of its places, is no way to it.
  const saved = await post(contributor.who)
  const named = { mediaId: others.id, alt: '' }
  const body = { type: 'doc', content: [{ type: 'picture', attrs: { mediaId: others.id } }] }
  const files = [{ mediaId: others.id, title: '', language: null }]
  for (const stolen of [content({ lead: named }), content({ body }), content({ files })]) {
    const save = { entryId: saved.entryId, base: saved, session: 's', content: stolen }
    expect(await saveDraft(contributor.who, save, 1)).toMatchObject({ ok: false })
    const begun = { kind: 'post' as const, language: 'en' as const, session: 'x', content: stolen }
    expect(await createEntry(contributor.who, begun, 1)).toMatchObject({ ok: false })
  }
  expect(await status(others.id)).toBe(404)

  // An editor put it into their entry: now it is theirs to read, and to go on with.
  const { entryId } = saved
  const leading = content({ lead: named })
  const put = got(await saveDraft(editor.who, { entryId, base: saved, session: 'e', content: leading }, 2))
  expect([await status(others.id), await listed()]).toEqual([200, [own.id, others.id].toSorted()])
  got(await saveDraft(contributor.who, { entryId, base: put, session: 's', content: leading }, 3))
  await write(async (tx) => tx.update(entries).set({ createdBy: other.who.id }))
  expect(await status(others.id)).toBe(404)
})
