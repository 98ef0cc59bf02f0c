import type { Page } from '@playwright/test'
import { write as writeRows } from '@/db/connection'
import { terms } from '@/db/schema'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { release, withdraw } from '@/domain/publishing/releases'
import { addComment } from '@/domain/review/comments'
import { requestChanges, submit } from '@/domain/review/review'
import { deskPages } from './support/places'
import { write } from './support/media'
import { changedBy, morningIn } from './support/scheduled'
import { signIn, someone } from './support/staff'
import { suggest } from './support/suggesting'
import { expect, test } from './support/test'
import { done, type Result } from '@/lib/result'

// Counts depend on what an archive holds: a server of its own.
test.use({ ownServer: true })

/** Controls in view on any screen of the desk, at 1280 × 800. */
const generalLimit = 60

/** Limits of screens that have their own; docs/decisions/0122 gives the reason for each above the general one. */
const limits: Record<string, number> = {
  'blank post': 35,
  'blank publication': 40,
  publication: 40,
  'published post': 60,
  'scheduled post': 60,
  'post that is written': 60,
  '/admin/entries': 70,
  '/admin/settings/menus': 70,
}

const controls =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=tab], [role=combobox], [contenteditable=true]'

/** Counts what can be pressed or written in: all that is shown, and what is in the window. */
function countControls(page: Page) {
  return page.evaluate((controls) => {
    const shown = [...document.querySelectorAll(controls)].filter((one) =>
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    )
    const inView = shown.filter((one) => {
      const { top, left, bottom, right, width, height } = one.getBoundingClientRect()
      return width > 0 && height > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
    })
    return { inView: inView.length, total: shown.length }
  }, controls)
}

test('no screen of the desk shows more controls than its limit', async ({ page, signedInAs }) => {
  test.setTimeout(300_000)
  const admin = await signedInAs('admin', 'Dara')
  const [anna, now] = [await someone('editor', 'Anna'), Date.now()]
  await writeRows(async (tx) => {
    const names = Array.from({ length: 38 }, (_, n) => `Topic ${n}`)
    await tx.insert(terms).values(names.map((name, n) => ({ kind: 'topic' as const, name, slug: `topic-${n}` })))
  })
  const published = await write(admin, { title: 'Published', body: text('Words of it.') })
  got(await release(admin.actor, published, now))
  const { entryId, revisionId } = published
  got(await addComment(anna.actor, { entryId, revisionId, text: 'Is this right?' }, now))
  await suggest(anna, entryId, { title: 'Published', body: 'Other words of it.' })
  const scheduled = await write(admin, { title: 'Scheduled' })
  got(await release(admin.actor, { ...scheduled, at: morningIn(3).at }, now))
  const report = content({ title: 'A report', body: text('Words.'), publication: {} })
  const publication = got(
    await createEntry(admin.actor, { kind: 'publication', language: 'en', session: 'c', content: report }, now),
  )

  const screens: Record<string, string> = {
    'blank post': '/admin/entries/new?kind=post',
    'blank publication': '/admin/entries/new?kind=publication',
    publication: `/admin/entries/${publication.entryId}`,
    'published post': `/admin/entries/${entryId}`,
    'scheduled post': `/admin/entries/${scheduled.entryId}`,
    ...Object.fromEntries(
      deskPages()
        .filter((path) => !path.includes('[') && path !== '/admin/entries/new')
        .map((path) => [path, path]),
    ),
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  const counts: Record<string, { inView: number; total: number }> = {}
  for (const [screen, path] of Object.entries(screens)) {
    await page.goto(path)
    if (path.startsWith('/admin/entries/')) await expect(page.getByLabel('Title', { exact: true })).toBeEditable()
    await page.waitForLoadState('networkidle')
    counts[screen] = await countControls(page)
    if (screen !== 'blank post') continue
    await page.getByRole('textbox', { name: 'Body' }).click()
    await expect(page.getByRole('toolbar')).toBeVisible()
    counts['post that is written'] = await countControls(page)
  }
  // The numbers of the record come from here: COUNTS=yes prints them.
  if (process.env.COUNTS) console.table(counts)
  const tooMany = Object.entries(counts).filter(([screen, { inView }]) => inView > (limits[screen] ?? generalLimit))
  expect(tooMany).toEqual([])
})

/** The height of the first row of the bar, and whether anything in it is cut or broken. */
function measureBar(page: Page) {
  return page.evaluate(() => {
    const bar = document.querySelector<HTMLElement>('.editor > header')!
    const [row] = getComputedStyle(bar).gridTemplateRows.split(' ')
    const controls = [...bar.querySelectorAll<HTMLElement>('a, button')].filter(
      (one) => one.checkVisibility() && !one.closest('[role=toolbar], [popover], section'),
    )
    const top = bar.getBoundingClientRect().top
    const out = controls.filter((one) => {
      const { bottom, right, height } = one.getBoundingClientRect()
      return bottom - top > 64 || height > 44 || right > innerWidth
    })
    return { row, out: out.map(({ textContent }) => textContent), isWide: bar.scrollWidth > bar.clientWidth }
  })
}

test('nothing in the bar wraps, in any state of a text and for each of two people', async ({
  browser,
  server,
  signedInAs,
  page,
}) => {
  test.setTimeout(300_000)
  const editor = await signedInAs('editor', 'Anna Maria Magdalena')
  const author = await someone('contributor', 'Chan Dara')
  const now = Date.now()
  type Text = Awaited<ReturnType<typeof write>>
  const ask = (text: Text) => submit(author.actor, { ...text, base: text, note: '' }, now)
  const publish = (text: Text & { at?: number }) => release(editor.actor, text, now)
  const states: Record<string, (text: Text) => Promise<Result<unknown>>> = {
    draft: async () => done(undefined),
    'in review': ask,
    'changes requested': async (text) => {
      got(await ask(text))
      return requestChanges(editor.actor, { ...text, base: text, note: 'Shorter.' }, now)
    },
    scheduled: (text) => publish({ ...text, at: morningIn(30).at }),
    published: publish,
    'with changes': async (text) => {
      got(await publish(text))
      return done(await changedBy(editor.actor, text, 'Other words'))
    },
    withdrawn: async (text) => {
      got(await publish(text))
      return withdraw(editor.actor, { entryId: text.entryId, reason: 'request', explanation: 'Asked.' }, now)
    },
  }
  const context = await browser.newContext({ baseURL: server.url })
  await signIn(context, author, server.url)
  const windows = [page, await context.newPage()]
  for (const [state, reach] of Object.entries(states)) {
    const text = await write(author, { title: state, slug: state.replaceAll(' ', '-') })
    const { entryId, revisionId } = text
    got(await reach(text))
    for (let n = 0; n < 12; n++) got(await addComment(editor.actor, { entryId, revisionId, text: 'Is it?' }, now))
    for (const one of windows) await one.goto(`/admin/entries/${entryId}`)
    for (const one of windows) await expect(one.getByText(/^Also here: /)).toBeAttached({ timeout: 30_000 })
    for (const one of windows)
      for (const width of [1280, 1366, 1440]) {
        await one.setViewportSize({ width, height: 800 })
        expect(await measureBar(one), `${state} at ${width}`).toEqual({ row: '64px', out: [], isWide: false })
      }
  }
  await context.close()
})
