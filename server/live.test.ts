import Database from 'better-sqlite3'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { publicVersion } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/drafts'
import { storeUpload } from '@/domain/intake'
import { nextGoLive } from '@/domain/published/live'
import { findItem } from '@/domain/published/item'
import { release, withdraw } from '@/domain/releases'
import { content, got, post, someone, text } from '@/domain/test-newsroom'
import { findFile } from './find-file'
import { openDoor, page, still } from './test-door'

// The door on the real database; in Next's place, a page that asks what is public at its moment.

const october = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000

async function openArchive() {
  const dir = testDatabase()
  let now = october
  const clock = { now: () => now, set: (to: number) => (now = to) }
  const door = await openDoor({
    ...{ version: publicVersion, nextGoLive, findFile, now: clock.now },
    handle: async (req, res) => {
      const found = await findItem({ path: req.url!, now })
      if (found?.is === 'live') still(res, page(found.item.title))
      else still(res, page('nothing here'), { status: 404 })
    },
  })
  const editor = await someone()
  return { ...door, clock, editor, dir }
}

test('typing a draft for a minute renders nothing again; publishing it is in the next answer', async () => {
  const { ask, asked, editor, clock } = await openArchive()
  const first = await post(editor, { title: 'Before' }, october)
  const { path } = got(await release(editor, first, october))
  await ask(path)
  let head = first
  for (let second = 1; second <= 60; second++) {
    const save = {
      entryId: first.entryId,
      base: head,
      session: 's',
      content: content({ title: `After ${second}`, slug: 'before' }),
    }
    head = got(await saveDraft(editor, save, october + second * 1_000))
    expect((await ask(path)).text).toBe(page('Before'))
  }
  expect(asked).toHaveLength(1)
  clock.set(october + 61_000)
  expect((await ask(path)).text).toBe(page('Before'))
  got(await release(editor, head, october + 61_000))
  expect((await ask(path)).text).toBe(page('After 60'))
  expect(asked).toHaveLength(2)
})

test('a scheduled post is 404 until its moment and there from it on, though the 404 was visited', async () => {
  const { ask, asked, editor, clock } = await openArchive()
  const { path } = got(
    await release(editor, { ...(await post(editor, { title: 'Planned' }, october)), at: october + day }, october),
  )
  for (const at of [october, october + day - 1]) {
    clock.set(at)
    expect((await ask(path)).status).toBe(404)
  }
  expect(asked).toHaveLength(1)
  clock.set(october + day)
  expect((await ask(path)).text).toBe(page('Planned'))
})

test('what another process commits is in the next answer', async () => {
  const { ask, editor, dir } = await openArchive()
  const { path } = got(await release(editor, await post(editor, { title: 'Here' }, october), october))
  expect((await ask(path)).status).toBe(200)
  const other = new Database(join(dir, 'gazette.db'))
  other.prepare('update releases set cancelled_at = ?').run(october)
  other.close()
  expect((await ask(path)).status).toBe(404)
})

test('a file and its cover are public from the moment a live entry uses it until it is withdrawn', async () => {
  const { ask, editor, clock } = await openArchive()
  const document = new PDFDocument()
  document.text('A report')
  document.end()
  const pdf = await buffer(document)
  const upload = got(await storeUpload(editor, { source: pdf, name: 'Report.pdf' }, october))
  const file = `/files/${upload.id}/${upload.name}`
  const cover = `/media/${upload.id}/960.webp`
  const files = [{ mediaId: upload.id, title: 'Report', language: null }]
  const draft = await post(editor, { title: 'With a report', body: text('Words'), files }, october)
  for (const address of [file, cover]) expect((await ask(address)).status).toBe(404)
  got(await release(editor, { ...draft, at: october + day }, october))
  for (const address of [file, cover]) expect((await ask(address)).status).toBe(404)
  clock.set(october + day)
  const reply = await ask(file)
  expect([reply.status, reply.headers['content-type'], reply.body.equals(pdf)]).toEqual([200, 'application/pdf', true])
  expect(reply.headers.etag).toContain(upload.sha256.slice(0, 32))
  expect((await ask(`/files/${upload.id}/other.pdf`)).status).toBe(404)
  expect((await ask(cover)).headers['content-type']).toBe('image/webp')
  got(
    await withdraw(
      editor,
      { entryId: draft.entryId, reason: 'request', explanation: 'At the author’s wish.', at: october + day },
      october + day,
    ),
  )
  for (const address of [file, cover]) expect((await ask(address)).status).toBe(404)
})
