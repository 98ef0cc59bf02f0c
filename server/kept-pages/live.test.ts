import Database from 'better-sqlite3'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { publicVersion } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { saveDraft } from '@/domain/writing/drafts'
import { blurUpload } from '@/domain/files/blurring'
import { storeUpload } from '@/domain/files/intake'
import { nextGoLive } from '@/domain/published/live'
import { changedSince } from '@/domain/published/changed-entries'
import { findItem } from '@/domain/published/item'
import { findStoredFile } from '@/domain/published/stored-file'
import { release, withdraw } from '@/domain/publishing/releases'
import { content, createEntry, got, post, someone, text } from '@/domain/testing/newsroom'
import { blurring, bytesOf, noisyUpload } from '@/domain/testing/noisy-pictures'
import { bodyWith } from '@/domain/testing/uploads'
import { findFile } from '../files/find-file'
import { openDoor, page, still, type Reply } from '../test-door'

// The door on the real database, with a page in place of Next that shows the public texts of its moment.

const october = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000

async function openArchive() {
  const dir = testDatabase()
  let now = october
  const clock = { now: () => now, set: (to: number) => (now = to) }
  const door = await openDoor({
    version: publicVersion,
    nextChange: nextGoLive,
    findFile,
    findStored: findStoredFile,
    now: clock.now,
    handle: async (req, res) => {
      const item = await findItem({ path: req.url!, now })
      if (item?.is === 'live') still(res, page(item.item.title))
      else still(res, page('nothing here'), { status: 404 })
    },
  })
  const editor = await someone()
  return { ...door, clock, editor, dir }
}

test('typing a draft for a minute renders nothing again; publishing it is in the next answer', async () => {
  const { ask, requests, editor, clock } = await openArchive()
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
  expect(requests).toHaveLength(1)
  clock.set(october + 61_000)
  expect((await ask(path)).text).toBe(page('Before'))
  got(await release(editor, head, october + 61_000))
  expect((await ask(path)).text).toBe(page('After 60'))
  expect(requests).toHaveLength(2)
})

test('a scheduled post is 404 until its moment and there from it on, though the 404 was visited', async () => {
  const { ask, requests, editor, clock } = await openArchive()
  const { path } = got(
    await release(editor, { ...(await post(editor, { title: 'Planned' }, october)), at: october + day }, october),
  )
  for (const at of [october, october + day - 1]) {
    clock.set(at)
    expect((await ask(path)).status).toBe(404)
  }
  expect(requests).toHaveLength(1)
  clock.set(october + day)
  expect((await ask(path)).text).toBe(page('Planned'))
})

testOfSqlite('what another process commits is in the next answer', async () => {
  const { ask, editor, dir } = await openArchive()
  const { path } = got(await release(editor, await post(editor, { title: 'Here' }, october), october))
  expect((await ask(path)).status).toBe(200)
  const other = new Database(join(dir, 'gazette.db'))
  other.prepare('update releases set cancelled_at = ?').run(october)
  other.close()
  expect((await ask(path)).status).toBe(404)
})

test('a file is public from the moment a live entry uses it; once withdrawn, its address leads to the explanation', async () => {
  const { ask, editor, clock } = await openArchive()
  const pdf = await pdfOf('A report')
  const upload = got(await storeUpload(editor, { source: pdf, name: 'Report.pdf' }, october))
  const [file, first] = [`/files/${upload.id}/${upload.name}`, `/files/${upload.id}/1/${upload.name}`]
  const files = [{ mediaId: upload.id, title: 'Report', language: null }]
  const draft = await post(editor, { title: 'With a report', body: text('Words'), files }, october)
  const unknown = await ask('/files/zzzzzzzzzzzz/a.pdf')
  const tellsNothing = async (...paths: string[]) => {
    for (const path of paths) expect(alike(await ask(path)), path).toEqual(alike(unknown))
  }
  await tellsNothing(file, first)
  const { path } = got(await release(editor, { ...draft, at: october + day }, october))
  await tellsNothing(file, first)
  clock.set(october + day)
  for (const address of [file, first]) {
    const reply = await ask(address)
    expect([reply.status, reply.headers['content-type'], reply.body.equals(pdf)]).toEqual([
      200,
      'application/pdf',
      true,
    ])
    expect(reply.headers.etag).toBe(`"${upload.sha256.slice(0, 32)}"`)
  }
  expect(await leadsTo(ask, `/files/${upload.id}/other.pdf`)).toBe(file)
  expect(await leadsTo(ask, `/files/${upload.id}/1/other.pdf`)).toBe(first)
  const cover = `/media/${upload.id}/960.webp`
  expect((await ask(cover)).headers['content-type']).toBe('image/webp')
  await tellsNothing(`/files/${upload.id}/2/${upload.name}`)
  const why = { reason: 'request' as const, explanation: 'At the author’s wish.', at: october + day }
  got(await withdraw(editor, { entryId: draft.entryId, ...why }, october + day))
  for (const address of [file, first]) expect(await leadsTo(ask, address)).toBe(path)
  await tellsNothing(cover, `/files/${upload.id}/2/${upload.name}`)
})

test('a replacement leaves no trace before its moment; from it on each version has an address and the old name leads on', async () => {
  const { ask, editor, clock } = await openArchive()
  const store = async (words: string, name: string, replaces?: string) =>
    got(await storeUpload(editor, { source: await pdfOf(words), name, replaces }, october))
  const one = await store('One', 'Report.pdf')
  const two = await store('Two', 'Report corrected.pdf', one.id)
  const using = (mediaId: string) => [{ mediaId, title: '', language: null }]
  const draft = await post(editor, { title: 'Versions', slug: 'versions', files: using(one.id) }, october)
  got(await release(editor, draft, october))
  const [stable, second] = [`/files/${one.id}/report.pdf`, `/files/${one.id}/2/report-corrected.pdf`]
  const unknown = alike(await ask('/files/zzzzzzzzzzzz/a.pdf'))

  const next = content({ title: 'Versions', slug: 'versions', files: using(two.id) })
  const save = { entryId: draft.entryId, base: draft, session: 't', content: next }
  const changed = got(await saveDraft(editor, save, october + 1))
  got(await release(editor, { ...changed, at: october + day }, october + 1))
  clock.set(october + day - 1)
  expect(alike(await ask(second))).toEqual(unknown)
  expect((await ask(stable)).headers.etag).toContain(one.sha256.slice(0, 32))

  clock.set(october + day)
  expect(await leadsTo(ask, stable)).toBe(`/files/${one.id}/report-corrected.pdf`)
  expect((await ask(`/files/${one.id}/report-corrected.pdf`)).headers.etag).toContain(two.sha256.slice(0, 32))
  expect((await ask(second)).headers.etag).toContain(two.sha256.slice(0, 32))
  expect((await ask(`/files/${one.id}/1/report.pdf`)).headers.etag).toContain(one.sha256.slice(0, 32))
  expect(alike(await ask(`/files/${two.id}/report-corrected.pdf`))).toEqual(unknown)
})

async function pdfOf(words: string) {
  const document = new PDFDocument()
  document.text(words)
  document.end()
  return buffer(document)
}

const alike = ({ status, text, headers }: Reply) => ({ status, text, headers: { ...headers, date: '' } })

async function leadsTo(ask: (path: string) => Promise<Reply>, path: string) {
  const { status, headers } = await ask(path)
  expect(status, path).toBe(302)
  return headers.location
}

test('a picture that is blurred comes anew at its address, to who has the old one too, and its page is made again', async () => {
  const { ask, requests, editor } = await openArchive()
  const upload = await noisyUpload(editor)
  const first = await post(editor, { title: 'A picture', body: bodyWith(upload.id) }, october)
  const { path } = got(await release(editor, first, october))
  const address = `/media/${upload.id}/400.webp`
  const [before] = [await ask(address), await ask(path)]
  const asAgain = { headers: { 'if-none-match': before.headers.etag! } }
  expect((await ask(address, asAgain)).status).toBe(304)
  got(await blurUpload(editor, blurring(upload), october))
  const after = await ask(address, asAgain)
  expect([after.status, after.body.equals(bytesOf(upload.id, '400.webp'))]).toEqual([200, true])
  expect(after.body.equals(before.body)).toBe(false)
  const made = requests.length
  await ask(path)
  expect(requests.length).toBe(made + 1)
})

test('a call is kept as open until the moment of its closing, and is closed from it on, though nothing runs then', async () => {
  testDatabase()
  let now = october
  const { ask, requests } = await openDoor({
    version: publicVersion,
    nextChange: nextGoLive,
    changedSince,
    findFile,
    findStored: findStoredFile,
    now: () => now,
    handle: async (req, res) => {
      const found = await findItem({ path: req.url!, now })
      still(res, page(found?.is === 'live' && found.item.isOver ? 'Closed' : 'Open'))
    },
  })
  const editor = await someone()
  const facts = { type: 'vacancy' as const, closesAt: october + day, timeZone: '', applyTo: '' }
  const entry = { kind: 'call' as const, language: 'en' as const, session: 's', content: content({ call: facts }) }
  const { path } = got(await release(editor, got(await createEntry(editor, entry, october)), october))
  for (const at of [october, october + 1, october + day - 1]) {
    now = at
    expect((await ask(path)).text).toBe(page('Open'))
  }
  expect(requests).toHaveLength(1)
  now = october + day
  expect((await ask(path)).text).toBe(page('Closed'))
  now = october + 2 * day
  expect((await ask(path)).text).toBe(page('Closed'))
  expect(requests).toHaveLength(2)
})
