import type { Response } from '@playwright/test'
import { recordConsent } from '@/domain/consents/consents'
import { createBundle } from '@/domain/publishing/bundles'
import { trashUpload } from '@/domain/files/media-trash'
import { consentInput } from '@/domain/testing/consents'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { siteSettings } from '@/domain/published/site'
import { bodyWith, pdf, picture } from '@/domain/testing/uploads'
import { requestErasure } from '@/domain/erasures/erasures'
import { trashEntry } from '@/domain/entries/trash'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { deskPages } from './support/places'
import { giveApp } from './support/factors'
import { type Person, sessionFor, signOut, someone } from './support/staff'
import { expect, test } from './support/test'

const desktop = { width: 1280, height: 800 }
const phone = { width: 360, height: 740 }

/** Returns what stands for the parts in brackets. */
async function addressesFor({ actor }: Person) {
  const now = Date.now()
  const whole = content({ title: 'Walked', summary: 'A summary.', body: text('Words.') })
  const begin = async (title: string) =>
    got(await createEntry(actor, { kind: 'post', language: 'en', session: 's', content: { ...whole, title } }, now))
  const [entry, thrown] = [await begin('Walked'), await begin('Deleted')]
  got(await trashEntry(actor, thrown.entryId, now))
  const [usedPicture, report, trashedPicture] = [
    await picture(actor),
    await pdf(actor),
    await picture(actor, 'gone.png'),
  ]
  const using = { ...whole, body: bodyWith(usedPicture.id) }
  got(await createEntry(actor, { kind: 'post', language: 'en', session: 'm', content: using }, now))
  got(await trashUpload(actor, trashedPicture.id, now))
  const bundle = got(await createBundle(actor, { name: 'Together' }, now)) as { bundleId: number }
  const consentOf = { ...consentInput({ reference: 'CF-walked' }), links: { entryIds: [entry.entryId] } }
  const consent = got(await recordConsent(actor, consentOf, now))
  const colleague = await someone('editor', 'A colleague')
  const leaving = await begin('Leaving')
  const request = { entryId: leaving.entryId, withTranslations: true, mediaIds: [] }
  const erasure = got(await requestErasure(actor, request, now))
  await giveApp(colleague)
  await sessionFor(colleague)
  const parts: Record<string, string> = {
    '/admin/entries/[id]': String(entry.entryId),
    '[revision]': String(entry.revisionId),
    '/admin/bundles/[id]': String(bundle.bundleId),
    '/admin/consents/[id]': String(consent.consentId),
    '/admin/erasures/[id]': String(erasure.id),
    '/admin/media/[id]': usedPicture.id,
    '/admin/staff/[id]': String(colleague.id),
    '[...missing]': 'nothing',
  }
  const filled = deskPages().map((page) =>
    page
      .replace(/^(\/admin\/\w+\/)\[id\]/, (parameter, folder: string) => folder + (parts[parameter] ?? '1'))
      .replace(/\[\.{0,3}\w+\]/g, (part) => parts[part] ?? '1'),
  )
  const morePages = [
    '/admin/entries?q=nothing+has+this',
    `/admin/entries/${thrown.entryId}`,
    '/admin/history?check=yes',
    `/admin/erasures/new?entry=${entry.entryId}`,
    `/admin/entries/${leaving.entryId}`,
  ]
  morePages.push('/admin/media?view=list', '/admin/media?q=nothing+has+this', `/admin/media/${report.id}`)
  morePages.push(
    `/admin/media/${trashedPicture.id}`,
    `/admin/entries/${entry.entryId}/revisions/compare?to=${entry.revisionId}`,
  )
  return [...filled, ...morePages]
}

test('every page of the desk is known to the walk', () => {
  const pages = deskPages()
  expect(pages).toContain('/admin')
  expect(pages).toContain('/admin/entries/[id]')
  expect(pages.length).toBeGreaterThan(14)
})

test('every page of the desk is accessible, light and dark, fits a phone, and has a title of its own that names the site', async ({
  page,
  signedInAs,
}) => {
  test.setTimeout(1_800_000)
  const admin = await signedInAs('admin')
  const { name } = await siteSettings()
  const titles = new Map<string, string>()
  for (const path of await addressesFor(admin)) await test.step(path, () => walk(path))
  await test.step('/sign-in', async () => {
    await signOut(page)
    await expectOwnTitle('/sign-in', await page.goto('/sign-in'))
  })
  expect([...titles.keys()]).toContain(`Revisions: Walked · ${name}`)

  async function walk(path: string) {
    await page.setViewportSize(desktop)
    await expectOwnTitle(path, await page.goto(path))
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expectAccessible(page)
    await page.setViewportSize(phone)
    await expectNoSidewaysScrolling(page)
    await expectAccessible(page)
    await expectReadableInTheDark(page)
  }

  /** A list that something was asked of has the title of the list. */
  async function expectOwnTitle(path: string, answer: Response | null) {
    const title = await page.title()
    expect(title.endsWith(` · ${name}`), `${path} is called ${title}`).toBe(true)
    if (answer!.status() !== 200) return // asked for without what it is about
    if (path.includes('?') && !path.includes('/compare?')) return
    expect(titles.get(title), `${path} is called ${title} as well`).toBeUndefined()
    titles.set(title, path)
  }
})

test('the folded rail and the palette are accessible on a phone, light and dark', async ({ page, signedInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signedInAs('admin')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('/admin')
    await page.getByText('Menu', { exact: true }).click()
    await expectAccessible(page)
    await expectNoSidewaysScrolling(page)
    await page.getByRole('button', { name: 'Go to or find' }).last().click()
    await expect(page.getByRole('option').first()).toBeVisible()
    await expectAccessible(page)
  }
})
