import type { Page } from '@playwright/test'
import { createBundle } from '@/domain/publishing/bundles'
import { got } from '@/domain/testing/newsroom'
import { declarePeople } from '@/domain/consents/marks'
import { release, withdraw } from '@/domain/publishing/releases'
import { findDraft } from '@/domain/writing/drafts'
import { randomId } from '@/lib/keys/random'
import { endpoints } from './permissions/build'
import { call } from './permissions/call'
import { newsroom } from './permissions/newsroom'
import type { Row } from './permissions/row'
import { groups } from './permissions/rows'
import { saidIn, trueOf } from './support/said-of-state'
import { write } from './support/media'
import { sessionFor, signIn, someone, type Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

// Two people have one entry open. Whatever the build does to an entry, both windows say what is true of it.

const rowsOnEntries: Row[] = (
  ['the lists of entries', 'the editor', 'translating', 'bundles', 'people at risk', 'erasing'] as const
).flatMap((name) => groups[name]!)
const acts = rowsOnEntries.filter(({ of, quiet }) => !quiet && !of.startsWith('GET ') && !of.startsWith('page '))

/** Sends the signal of presence now, as a window does that is shown again, and by itself every few seconds. */
const signal = (page: Page) => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')))

/** Fails unless a window says what is true for its person. Each try sends a signal first, since hundreds would wait. */
async function expectTrue({ page, person }: Opened, entryId: number, after: string) {
  const of = async () => {
    await signal(page)
    const [shown, isTrue] = [await saidIn(page), await trueOf(person, entryId)]
    return isTrue.chip ? shown : { obstacle: shown.obstacle }
  }
  await expect
    .poll(of, { message: `${person.name}, after “${after}”`, timeout: 15_000, intervals: [100, 200, 400] })
    .toEqual(await trueOf(person, entryId))
}

type Opened = { page: Page; person: Person }

test('two people have an entry open: after every act of the build both windows say what is true', async ({
  browser,
  server,
}) => {
  test.setTimeout(600_000)
  const room = await newsroom()
  // All acts together may take longer than a confirmation lasts: each has a new session.
  const caller = async () => ({ is: 'admin', cookie: (await sessionFor(room.admin)).cookie })
  const open = async (person: Person): Promise<Opened> => {
    const context = await browser.newContext({ baseURL: server.url })
    await signIn(context, person, server.url)
    return { person, page: await context.newPage() }
  }
  const windows = [await open(room.admin), await open(room.editor)]
  const built = endpoints()

  let entry: Awaited<ReturnType<typeof room.entry>> | undefined
  let madeFor = ''
  let pristine = ''
  const standingOf = async (entryId: number) =>
    JSON.stringify([await trueOf(room.editor, entryId), (await findDraft(room.editor.actor, entryId))?.base])
  async function show({ entryId }: { entryId: number }) {
    for (const { page } of windows) await page.goto(`/admin/entries/${entryId}`)
  }
  /** The room in which a sample is made: its entry is the open one, if nothing has changed that, or a new one. */
  const stage = {
    ...room,
    async entry(owner: Person, made: Parameters<typeof room.entry>[1] = {}) {
      const { state = 'draft', ...other } = made
      if (Object.keys(other).length) return room.entry(owner, made)
      const isThrownAway = state === 'in the trash'
      if (entry && madeFor === `${owner.id} ${state}`) return entry
      madeFor = `${owner.id} ${state}`
      entry = await room.entry(owner, isThrownAway ? {} : made)
      await show(entry)
      pristine = await standingOf(entry.entryId)
      if (isThrownAway) await room.trash(owner, entry.entryId)
      return entry
    },
    async bundle() {
      const { entryId, base } = await stage.entry(room.chief)
      const name = `Bundle ${room.fresh()}`
      const { bundleId } = got(await createBundle(room.chief.actor, { name, entryIds: [entryId] }, Date.now()))
      madeFor = ''
      return { bundleId, entry: entry!, text: { entryId, ...base } }
    },
  }

  const moved: string[] = []
  for (const row of acts) {
    const name = `${row.of} (${row.does})`
    const endpoint = built.get(row.of)
    if (!endpoint) throw new Error(`${name}: the build has no such act.`)
    // A text has one translation into a language.
    if (row.of.includes('/translations')) entry = undefined
    const sample = await row.sample(stage, row.needs === 'being its owner' ? room.admin : room.contributor)
    if (!entry) continue
    const { entryId } = entry
    const before = await standingOf(entryId)
    await Promise.all(windows.map((opened) => expectTrue(opened, entryId, `the beginning of ${name}`)))
    const { outcome, says } = await call({ site: server.url, caller: await caller(), endpoint, sample })
    expect(`${name}: ${outcome} ${says}`).toBe(`${name}: done `)
    await row.settles?.(stage)
    await Promise.all(windows.map((opened) => expectTrue(opened, entryId, name)))
    if (before === (await standingOf(entryId)) && before === pristine) continue
    entry = undefined
    moved.push(name)
  }
  expect(moved.length).toBeGreaterThan(35)

  // Without the signal the second window goes on saying what was true: the test would find it.
  const [hers, his] = windows as [Opened, Opened]
  const { entryId, base } = await room.entry(room.contributor)
  let answerBefore: Promise<string> | undefined
  await his.page.route(/\/presence$/, async (route) => {
    answerBefore ??= route.fetch().then((response) => response.text())
    await route.fulfill({ status: 200, contentType: 'application/json', body: await answerBefore })
  })
  const states: Promise<unknown>[] = []
  his.page.on('request', (request) => void (request.url().endsWith('/state') && states.push(request.response())))
  const signalToHim = () => Promise.all([his.page.waitForResponse(/\/presence$/), signal(his.page)])
  for (const { page } of windows) await page.goto(`/admin/entries/${entryId}`)
  await Promise.all(windows.map((opened) => expectTrue(opened, entryId, 'opening it')))
  // A state that is still on its way could be one after the release.
  const newStates = async () => {
    const before = states.length
    await signalToHim()
    await saidIn(his.page)
    await Promise.all(states)
    return states.length - before
  }
  await expect.poll(newStates).toBe(0)
  const release = { path: `/api/desk/entries/${entryId}/release`, json: { ...base, seen: 0 } }
  const endpoint = built.get('POST /api/desk/entries/[id]/release')!
  await call({ site: server.url, caller: await caller(), endpoint, sample: release })
  await expectTrue(hers, entryId, 'publishing')
  await signalToHim()
  expect(await saidIn(his.page)).not.toEqual(await trueOf(his.person, entryId))
  for (const { page } of windows) await page.context().close()
})

// This window sends its signals by itself.
test('what colleagues do meanwhile is said in an open window, and nothing is published over it', async ({
  page,
  request,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  const [anna, mali] = [await signedInAs('editor', 'Anna'), await someone('editor', 'Mali')]
  const saved = await write(anna, { title: `Meanwhile ${randomId()}` })
  const { entryId } = saved
  await page.goto(`/admin/entries/${entryId}`)
  const chip = page.getByRole('button', { name: /^Status:/ })
  await expect(chip).toContainText('Draft')
  const { path } = got(await release(mali.actor, saved, Date.now()))
  await expect(chip).toContainText('Published')

  await writing(page).type(' More.')
  await writing(page).saved()
  await page.getByRole('button', { name: 'Publish changes…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Readers get this text instead of the one')
  const withdrawal = { entryId, reason: 'request', explanation: 'It names a witness.' } as const
  got(await withdraw(mali.actor, withdrawal, Date.now()))
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  const told = /^Mali withdrew this text today \d\d:\d\d.*: “It names a witness\.” See how it stands now, then decide\./
  await expect(dialog.getByText(told)).toBeVisible()
  expect((await request.get(path)).status()).toBe(410)
  await expect(dialog).toContainText('Goes live again now')

  got(await declarePeople(mali.actor, { entryId, people: 'at risk', confirm: true }, Date.now()))
  await expect(dialog).toContainText('It cannot be published yet. This is about people at risk')
  await expect(dialog).not.toContainText('Goes live')
  await page.keyboard.press('Escape')

  // The sentence about the own release goes with what made it true.
  await writing(page).begin({ title: `Marked ${randomId()}`, body: 'Words.' })
  await writing(page).publish()
  const success = page.getByRole('region', { name: 'Published' })
  await expect(success).toContainText('Readers have it now')
  const marked = { entryId: writing(page).id(), people: 'at risk', confirm: true } as const
  got(await declarePeople(mali.actor, marked, Date.now()))
  await expect(success).toHaveCount(0)

  const later = await write(anna, { title: `Later ${randomId()}` })
  const set = got(await release(mali.actor, { ...later, at: Date.now() + 40 * 86_400_000 }, Date.now()))
  await page.goto(`/admin/entries/${later.entryId}`)
  await expect(page.locator('#panel')).toContainText(set.path)
})

test('a desk that is opened by another host name says where it is, and not that no answer came', async ({
  browser,
  server,
  watched,
}) => {
  watched.tolerated.push(/status of 403/)
  const editor = await someone('editor')
  const { entryId } = await write(editor, { title: `Elsewhere ${randomId()}` })
  const other = server.url.includes('127.0.0.1') ? 'localhost' : '127.0.0.1'
  const address = server.url.replace(/\/\/[^:/]+/, `//${other}`)
  const context = await browser.newContext({ baseURL: address })
  await signIn(context, editor, address)
  const page = await context.newPage()
  await page.goto(`/admin/entries/${entryId}`)
  await expect
    .poll(async () => (await saidIn(page)).obstacle ?? '')
    .toContain(`This site is at ${server.url}: open it there.`)
  await expect(page.getByText('No answer came')).toHaveCount(0)
  await context.close()
})
