import { addComment } from '@/domain/review/comments'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { enter, tabTo } from './support/keys'
import { changedBy, choose, draftBy, morningIn, refusals } from './support/scheduled'
import { expect, test } from './support/test'

test('a bundle goes live as one or not at all', async ({ page, request, signedInAs, watched }) => {
  watched.tolerated.push(refusals)
  const { actor } = await signedInAs('editor')
  const [pressRelease, report] = [await draftBy(actor, 'Press release'), await draftBy(actor, 'Report')]
  const untitled = { kind: 'post', language: 'en', session: 's', content: content({ title: '' }) } as const
  const three = got(await createEntry(actor, untitled, Date.now()))

  const read = await changedBy(actor, report, report.title)
  got(await addComment(actor, { ...pressRelease, text: 'Which year?' }, Date.now()))
  const name = `Annual report ${process.pid}`
  await page.goto(`/admin/entries/${pressRelease.entryId}`)
  await page.getByRole('link', { name: 'Add to a bundle…' }).click()
  await page.getByLabel('Name of a new bundle').fill(name)
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const bundle = page.url()
  for (const { entryId } of [report, three]) {
    await page.goto(`/admin/bundles/add?entry=${entryId}`)
    await page.getByRole('button', { name: `Add to ${name}` }).click()
    await expect(page).toHaveURL(bundle)
  }
  await expect(page.getByText('Give the text a title.')).toBeVisible()
  await expectAccessible(page)

  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Publish all…' }).click()
  await expect(dialog.getByRole('region', { name: 'Open comments' })).toContainText(`${pressRelease.title}: 1 comment`)
  await expectAccessible(page)
  await dialog.getByText('Now', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText('“Untitled”: Give the text a title.')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await (await request.get('/news')).text()).not.toContain(pressRelease.title)

  await page.getByRole('button', { name: 'Remove Untitled' }).click()
  await expect(page.getByText('Removed: it can be published by itself.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Put back: it goes live with the others.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove Untitled' }).click()
  await expect(page.getByRole('button', { name: 'Remove Untitled' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Delete bundle' }).click()
  await page.getByRole('button', { name: 'Restore bundle' }).click()
  await expect(page.getByText('Bundle restored, with the texts it had.')).toBeVisible()

  // Changed while the page is open: words that this page has not shown are not published. A late refresh would show
  // them.
  await page.reload()
  const newer = await changedBy(actor, read, report.title)
  expect([newer.revisionId, newer.counter]).toEqual([read.revisionId, read.counter + 1])
  await page.getByRole('button', { name: 'Publish all…' }).click()
  await choose(page, { date: morningIn(4).date })
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(dialog.getByText(`“${report.title}”: This text was saved again in the meantime.`)).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Publish all…' }).click()
  await choose(page, { date: morningIn(4).date })
  await expect(dialog.getByText(/^All 2 texts go live .* 09:00, together or not at all$/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText(/^All of it goes live .* 09:00/)).toBeVisible()

  await page.goto(`/admin/entries/${pressRelease.entryId}`)
  await expect(page.getByText(/goes live with the others or not at all, .* 09:00/)).toBeVisible()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText(new RegExp(`It is in the bundle “${name}”`))).toBeVisible()
  await expect(dialog.getByRole('link', { name: 'Open the bundle' })).toHaveAttribute('href', new URL(bundle).pathname)
  await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Move to the trash' }).click()
  await page.getByRole('link', { name: 'Open the bundle' }).click()
  await expect(page).toHaveURL(bundle)

  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(bundle)
  await expectNoSidewaysScrolling(page)
  await page.getByRole('button', { name: 'Unschedule' }).click()
  await page.getByRole('button', { name: 'Publish all…' }).click()
  await dialog.getByText('Now', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText(/^All of it went live/)).toBeVisible()
  const news = await (await request.get('/news')).text()
  expect([news.includes(pressRelease.title), news.includes(report.title)]).toEqual([true, true])
})

test('on a phone, with the keyboard alone, a bundle is begun, filled, named, scheduled, moved and unscheduled', async ({
  page,
  signedInAs,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const { actor } = await signedInAs('editor')
  const [pressRelease, report] = [await draftBy(actor, 'Press release'), await draftBy(actor, 'Report')]
  const name = `By keyboard ${process.pid}`
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const addLink = page.getByRole('link', { name: 'Add to a bundle…' })
  const dialog = page.getByRole('dialog')

  await page.goto(`/admin/entries/${pressRelease.entryId}`)
  await enter(page, addLink)
  await tabTo(page, page.getByLabel('Name of a new bundle'))
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goto(`/admin/entries/${report.entryId}`)
  await enter(page, addLink)
  await enter(page, button(`Add to ${name}`))
  await expect(button(`Remove ${report.title}`)).toBeVisible()

  await enter(page, page.getByText('Rename', { exact: true }))
  const field = page.getByLabel('Name', { exact: true })
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Give the bundle a name')).toBeVisible()
  await expect(field).toBeFocused()
  await page.keyboard.type(`${name}, renamed`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `${name}, renamed` })).toBeVisible()
  await expect(page.getByText('Rename', { exact: true })).toBeFocused()

  await enter(page, button(`Remove ${report.title}`))
  await expect(button('Undo')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button(`Remove ${report.title}`)).toBeVisible()
  await expect(button('Publish all…')).toBeFocused()

  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(button('Publish all…')).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByLabel('Date', { exact: true }))
  await page.keyboard.type('10072044')
  await expectNoSidewaysScrolling(page)
  await enter(page, dialog.getByRole('button', { name: 'Schedule' }))
  await expect(page.getByText(/^All of it goes live Fri 7 Oct 2044/)).toBeVisible()
  await expect(button('Move…')).toBeFocused()

  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByLabel('Date', { exact: true }))
  await page.keyboard.type('10082044')
  await enter(page, dialog.getByRole('button', { name: 'Move', exact: true }))
  await expect(page.getByText(/^All of it goes live Sat 8 Oct 2044/)).toBeVisible()
  await expect(button('Move…')).toBeFocused()

  await enter(page, button('Unschedule'))
  await expect(page.getByText('Unscheduled. Readers get none of it.')).toBeVisible()
  await expect(button('Publish all…')).toBeFocused()
  await enter(page, button('Delete bundle'))
  await expect(button('Restore bundle')).toBeFocused()
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
})
