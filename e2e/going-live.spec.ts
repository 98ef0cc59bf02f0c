import { setTimeout as wait } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import type { Actor } from '@/domain/staff/actor'
import { saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { someone } from './support/staff'
import { expect, test } from './support/test'

// This process writes to the server's database, without a message to the server and without a job.

let count = 0

async function draft(editor: Actor, words = 'First words.') {
  const title = `Going live ${process.pid} ${++count}`
  const whole = content({ title, summary: `Summary of ${title}`, body: text(words) })
  return {
    title,
    ...got(await createEntry(editor, { kind: 'post', language: 'en', session: 's', content: whole }, Date.now())),
  }
}

async function changed(
  editor: Actor,
  saved: SavedRevision & { title: string },
  changes: { slug?: string; words: string },
) {
  const whole = content({ title: saved.title, slug: changes.slug ?? saved.slug, body: text(changes.words) })
  return got(await saveDraft(editor, { entryId: saved.entryId, base: saved, session: 't', content: whole }, Date.now()))
}

const look = async (request: APIRequestContext, path: string) => request.get(path, { maxRedirects: 0 })
const month = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok', year: 'numeric', month: '2-digit' })
    .format(Date.now())
    .replace('-', '/')

test('a published post stands on the front page, in its month, the feed and the sitemap in the very next request', async ({
  request,
}) => {
  const { actor } = await someone('editor')
  const post = await draft(actor)
  const everywhere = ['/', '/news', `/${month()}`, '/feed.xml', '/sitemap.xml']
  for (const path of everywhere) expect(await (await look(request, path)).text()).not.toContain(post.slug)
  const { path } = got(await release(actor, post, Date.now()))
  everywhere[2] = path.split('/').slice(0, 3).join('/')
  for (const page of everywhere) expect(await (await look(request, page)).text(), page).toContain(path)
  expect((await look(request, path)).status()).toBe(200)
})

test('a scheduled post is a 404 until its moment and then there, also where the 404 had been visited', async ({
  request,
}) => {
  const { actor } = await someone('editor')
  const post = await draft(actor)
  const at = Date.now() + 5_000
  const { path } = got(await release(actor, { ...post, at }, Date.now()))
  const [early, unknown] = [await look(request, path), await look(request, '/2014/10/never-was')]
  expect(early.status()).toBe(404)
  expect((await early.text()).replaceAll(path, '')).toBe((await unknown.text()).replaceAll('/2014/10/never-was', ''))
  expect(await (await look(request, '/')).text()).not.toContain(post.title)
  await wait(at - Date.now() - 300)
  const justBefore = await look(request, path)
  if (Date.now() < at) expect(justBefore.status()).toBe(404)
  await wait(at - Date.now() + 10)
  expect((await look(request, path)).status()).toBe(200)
  for (const page of ['/', '/feed.xml', '/sitemap.xml'])
    expect(await (await look(request, page)).text(), page).toContain(path)
})

test('an unscheduled post stays a 404 after its moment', async ({ request }) => {
  const { actor } = await someone('editor')
  const post = await draft(actor)
  const at = Date.now() + 3_000
  const { path } = got(await release(actor, { ...post, at }, Date.now()))
  got(await unschedule(actor, post.entryId, Date.now()))
  await wait(at - Date.now() + 200)
  expect((await look(request, path)).status()).toBe(404)
})

test('an edited live post keeps its bytes and its validators until it is published again', async ({ request }) => {
  const { actor } = await someone('editor')
  const post = await draft(actor, 'What readers know.')
  const { path } = got(await release(actor, post, Date.now()))
  const before = await look(request, path)
  const next = await changed(actor, post, { words: 'What readers do not know yet.' })
  const during = await look(request, path)
  expect(await during.text()).toBe(await before.text())
  expect(during.headers().etag).toBe(before.headers().etag)
  expect(during.headers()['last-modified']).toBe(before.headers()['last-modified'])
  got(await release(actor, next, Date.now()))
  expect(await (await look(request, path)).text()).toContain('What readers do not know yet.')
})

test('a withdrawn post is gone in the next request and says why', async ({ request }) => {
  const { actor } = await someone('editor')
  const post = await draft(actor)
  const { path } = got(await release(actor, post, Date.now()))
  expect((await look(request, path)).status()).toBe(200)
  got(
    await withdraw(actor, { entryId: post.entryId, reason: 'error', explanation: 'The dates were wrong.' }, Date.now()),
  )
  const answer = await look(request, path)
  expect(answer.status()).toBe(410)
  expect(await answer.text()).toContain('The dates were wrong.')
  for (const page of ['/', '/news', '/feed.xml', '/sitemap.xml'])
    expect(await (await look(request, page)).text(), page).not.toContain(path)
})

test('a changed slug redirects once, from its own moment on', async ({ request }) => {
  const { actor } = await someone('editor')
  const post = await draft(actor)
  const { path } = got(await release(actor, post, Date.now()))
  const next = await changed(actor, post, { slug: `${post.slug}-renamed`, words: 'Renamed.' })
  const at = Date.now() + 4_000
  const moved = got(await release(actor, { ...next, at }, Date.now())).path
  expect([(await look(request, path)).status(), (await look(request, moved)).status()]).toEqual([200, 404])
  await wait(at - Date.now() + 10)
  const redirect = await look(request, path)
  expect(redirect.status()).toBe(301)
  expect(new URL(redirect.headers().location!, 'http://localhost').pathname).toBe(moved)
  expect((await look(request, moved)).status()).toBe(200)
})
