import type { Page } from '@playwright/test'
import { findDraft, saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import type { Person } from './support/staff'
import { expect, test } from './support/test'
import { writing } from './support/writing'

const words = { summary: 'What the officials agreed.', body: text('Five officials met.') }

async function published({ actor }: Person, title: string) {
  const whole = content({ title, ...words })
  const begun = { kind: 'post', language: 'en', session: 's', content: whole } as const
  const saved = got(await createEntry(actor, begun, Date.now()))
  return { ...saved, ...got(await release(actor, saved, Date.now())) }
}

async function panel(page: Page, entryId: number) {
  await page.goto(`/admin/entries/${entryId}`)
  // On a phone parts of the panel fold when the scripts have come.
  await expect(page.getByRole('textbox', { name: 'Body' })).toBeEditable()
  // A translation has its original at its side, until the details are opened.
  const details = page.getByRole('button', { name: 'Details', exact: true })
  if ((await details.isVisible()) && (await details.getAttribute('aria-expanded')) === 'false') await details.click()
  await page.locator('summary', { hasText: 'Translations' }).click()
  return page.getByRole('complementary', { name: 'Details of this text' })
}

const hreflangs = (page: Page) =>
  page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')))

test('a post is translated into Khmer, goes live on its own schedule, and falls behind when the English changes', async ({
  page,
  noScripts,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const english = await published(editor, 'Officials meet in Vientiane')
  await panel(page, english.entryId)
  await page.getByRole('button', { name: 'Translate into Khmer…' }).click()
  await expect(page).not.toHaveURL(new RegExp(`/${english.entryId}$`))
  const { title, summary, body, saved, id, type } = writing(page)
  await expect(title).toHaveValue('Officials meet in Vientiane')
  const khmer = id()

  // The English words are next to the written ones.
  const beside = page.getByRole('complementary', { name: 'English original' })
  await expect(beside).toContainText('Five officials met.')
  await title.fill('មន្ត្រីជួបប្រជុំគ្នានៅវៀងចន្ទន៍')
  await summary.fill('អ្វីដែលមន្ត្រីបានព្រមព្រៀង។')
  await body.fill('មន្ត្រីប្រាំនាក់បានជួបគ្នា។')
  await saved()
  await expect(beside).toContainText('Five officials met.')

  // Nothing of it is public, and the switch leads to the news in Khmer, as it says.
  await noScripts.goto(english.path)
  expect(await hreflangs(noScripts)).toEqual([])
  const toKhmer = noScripts.getByRole('link', { name: 'ខ្មែរ', exact: true })
  await expect(toKhmer).toHaveAccessibleDescription('ព័ត៌មាន')
  await toKhmer.click()
  await expect(noScripts).toHaveURL(/\/km\/news$/)
  await noScripts.goto(`/km${english.path}`)
  await expect(noScripts).toHaveURL(new RegExp(`[^m]${english.path}$`))

  const draft = (await findDraft(editor.actor, khmer))!
  const at = Date.now() + 8_000
  const { path } = got(
    await release(editor.actor, { entryId: khmer, revisionId: draft.base.revisionId, at }, Date.now()),
  )
  await noScripts.goto(english.path)
  expect(await hreflangs(noScripts)).toEqual([])
  await expect(async () => {
    await noScripts.reload()
    expect(await hreflangs(noScripts)).toEqual(['en', 'km', 'x-default'])
  }).toPass({ timeout: 60_000 })

  // The reader switches, and back; the English address under /km now leads to the translation.
  await noScripts.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name: 'ខ្មែរ' }).click()
  await expect(noScripts).toHaveURL(new RegExp(`${path}$`))
  await expect(noScripts.locator('h1')).toHaveText('មន្ត្រីជួបប្រជុំគ្នានៅវៀងចន្ទន៍')
  await noScripts.getByRole('link', { name: 'English', exact: true }).click()
  await expect(noScripts).toHaveURL(new RegExp(`[^m]${english.path}$`))
  const borrowed = await noScripts.request.get(`/km${english.path}`, { maxRedirects: 0 })
  expect([borrowed.status(), borrowed.headers().location]).toEqual([302, path])

  // A new English text is live: the Khmer text is out of date, and says so.
  const base = { revisionId: english.revisionId, counter: english.counter }
  const changed = content({ title: 'Officials meet in Vientiane', ...words, body: text('Six officials met.') })
  const next = got(
    (await saveDraft(
      editor.actor,
      { entryId: english.entryId, base, session: 't', content: changed },
      Date.now(),
    )) as never,
  ) as Parameters<typeof release>[1]
  got(await release(editor.actor, next, Date.now()))
  await page.goto('/admin/entries?translation=out+of+date')
  await expect(page.getByRole('row', { name: /មន្ត្រី/ })).toContainText('Translation out of date')
  const details = await panel(page, khmer)
  await expect(details.getByText(/^Out of date. Readers have other words in English/)).toBeVisible()
  await details.getByRole('link', { name: 'What changed', exact: true }).click()
  await expect(page.locator('.body ins')).toHaveText(['Six'])
  await panel(page, khmer)
  await type(' ')
  await saved()
  await details.getByRole('button', { name: 'Up to date with the newest English text' }).click()
  await expect(details.getByText('Translated from the English, and up to date with it.')).toBeVisible()
  await type('ប្រាំមួយនាក់។')
  await saved()
  await page.goto('/admin/entries?translation=out+of+date')
  await expect(page.getByRole('row', { name: /មន្ត្រី/ })).toHaveCount(0)
})

test('two texts that are there are joined, and taken apart again', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const english = await published(editor, 'Officials meet in Bangkok')
  const begun = { kind: 'post', language: 'th', session: 's', content: content({ title: 'เจ้าหน้าที่ประชุม' }) } as const
  got(await createEntry(editor.actor, begun, Date.now()))
  const details = await panel(page, english.entryId)
  await page.getByRole('button', { name: 'Link an existing translation…' }).click()
  await page.getByLabel('Find it').fill('เจ้าหน้าที่ประชุม')
  await page.getByRole('radio', { name: 'เจ้าหน้าที่ประชุม' }).check({ force: true })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Link translation' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(details.getByRole('link', { name: 'Thai' })).toBeVisible()
  await details.getByText('More', { exact: true }).click()
  await details.getByRole('button', { name: 'Remove it from these translations' }).click()
  await expect(details.getByRole('link', { name: 'Thai' })).toHaveCount(0)
  await details.getByRole('button', { name: 'Put it back' }).click()
  await expect(details.getByRole('link', { name: 'Thai' })).toBeVisible()
})

test('the panel and the text beside fit a phone, light and dark', async ({ page, signedInAs }) => {
  const editor = await signedInAs('editor')
  const english = await published(editor, 'Officials meet in Hanoi')
  await page.setViewportSize({ width: 360, height: 740 })
  await panel(page, english.entryId)
  await page.getByRole('button', { name: 'Translate into Burmese…' }).click()
  await expect(page).not.toHaveURL(new RegExp(`/${english.entryId}$`))
  await page.locator('summary', { hasText: 'Translations' }).click()
  await page.getByRole('button', { name: 'Show the English text beside' }).first().click()
  await expect(page.getByRole('complementary', { name: 'English original' })).toContainText('Five officials met.')
  await expectNoSidewaysScrolling(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
})

test('a text is at one address, and says its languages, in the demonstration too', async ({ page }) => {
  const slug = 'about-this-archive'
  await page.goto(`/2015/03/${slug}`)
  expect(await hreflangs(page)).toEqual(['en', 'km', 'lo', 'my', 'th', 'vi', 'zh', 'x-default'])
  await page.goto('/zh/about')
  await expect(page).toHaveURL(/[^h]\/about$/)
  await expect(page.getByRole('link', { name: '中文', exact: true })).toHaveAttribute('href', '/zh')
  for (const nothing of ['/zh/no-such-page', '/th/2009/01', '/km/km/about'])
    expect((await page.request.get(nothing)).status(), nothing).toBe(404)
  await page.goto('/privacy')
  await page.getByRole('navigation', { name: 'Also in' }).getByRole('link', { name: /中文/ }).click()
  await expect(page.locator('h1')).toHaveText('隐私')
  expect(await hreflangs(page)).toEqual(['en', 'km', 'zh', 'x-default'])
})
