import { createEntry } from '@/domain/drafts'
import { content, got } from '@/domain/test-newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { choose, draftBy, morningIn, refusals } from './support/scheduled'
import { expect, test } from './support/test'

test('a bundle goes live as one or not at all', async ({ page, request, signedInAs, watched }) => {
  watched.tolerated.push(refusals)
  const { actor } = await signedInAs('editor')
  const [one, two] = [await draftBy(actor, 'Press release'), await draftBy(actor, 'Report')]
  const untitled = { kind: 'post', language: 'en', session: 's', content: content({ title: '' }) } as const
  const three = got(await createEntry(actor, untitled, Date.now()))

  const name = `Annual report ${process.pid}`
  await page.goto(`/admin/entries/${one.entryId}`)
  await page.getByRole('link', { name: 'Add to a bundle…' }).click()
  await page.getByLabel('Name of a new bundle').fill(name)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const bundle = page.url()
  for (const { entryId } of [two, three]) {
    await page.goto(`/admin/bundles/add?entry=${entryId}`)
    await page.getByRole('button', { name: `Add to ${name}` }).click()
    await expect(page).toHaveURL(bundle)
  }
  await expect(page.getByText('Give the entry a title.')).toBeVisible()
  await expectAccessible(page)

  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Publish all…' }).click()
  await dialog.getByText('Now', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText('“Untitled”: Give the entry a title.')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await (await request.get('/news')).text()).not.toContain(one.title)

  await page.getByRole('button', { name: 'Take Untitled out' }).click()
  await expect(page.getByText('Taken out: it can be published by itself.')).toBeVisible()
  await page.getByRole('button', { name: 'Publish all…' }).click()
  await choose(page, { date: morningIn(4).date })
  await expect(dialog.getByText(/^All 2 entries go live .* 09:00 Bangkok, together or not at all$/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText(/^All of it goes live .* 09:00 Bangkok/)).toBeVisible()

  await page.goto(`/admin/entries/${one.entryId}`)
  await expect(page.getByText(/goes live with the others or not at all, .* 09:00 Bangkok/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText(new RegExp(`It is in the bundle “${name}”`))).toBeVisible()

  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(bundle)
  await expectNoSidewaysScrolling(page)
  await page.getByRole('button', { name: 'Unschedule' }).click()
  await page.getByRole('button', { name: 'Publish all…' }).click()
  await dialog.getByText('Now', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText(/^All of it went live/)).toBeVisible()
  const news = await (await request.get('/news')).text()
  expect([news.includes(one.title), news.includes(two.title)]).toEqual([true, true])
})
