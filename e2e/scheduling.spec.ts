import { write } from '@/db/connection'
import { staff } from '@/db/schema'
import { eq } from 'drizzle-orm'
import { release } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { changedBy, choose, draftBy, morningIn } from './support/scheduled'
import { expect, test } from './support/test'

test('a post is scheduled, shown in both zones, moved and taken back', async ({ page, request, signedInAs }) => {
  const me = await signedInAs('editor')
  await write(async (tx) => void (await tx.update(staff).set({ zone: 'Asia/Yangon' }).where(eq(staff.id, me.id))))
  const post = await draftBy(me.actor, 'Scheduled')
  await page.goto(`/admin/entries/${post.entryId}`)
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('At a set time').click()

  await choose(page, { date: '2014-10-07' })
  await expect(dialog.getByText('That moment has passed. Choose a later one.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Schedule' })).toBeDisabled()

  const { date } = morningIn(3)
  await choose(page, { date })
  await expect(dialog.getByText(/^Goes live .* 09:00 Bangkok · 08:30 Yangon, at \//)).toBeVisible()
  await expect(dialog.getByText(/^in \d+ (hours|days)$/)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText(/Scheduled: goes live .* 09:00 Bangkok · 08:30 Yangon/).first()).toBeVisible()

  await page.getByRole('button', { name: 'Change date…' }).click()
  await choose(page, { date, time: '17:45' })
  await dialog.getByRole('button', { name: 'Reschedule', exact: true }).click()
  await expect(page.getByText(/A text goes live .* 17:45 Bangkok · 17:15 Yangon/)).toBeVisible()
  await page.getByRole('button', { name: 'Unschedule' }).click()
  await expect(page.getByText('Draft, never published').first()).toBeVisible()
  expect(await (await request.get('/')).text()).not.toContain(post.title)

  await page.goto(`/admin/entries/${post.entryId}/revisions`)
  await page.getByText('What happened').click()
  await expect(page.getByText(/^Moved from .* 09:00 Bangkok .* to .* 17:45 Bangkok/)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: /was unscheduled/ })).toBeVisible()
  await expectAccessible(page)
})

test('a change and the end of a live post are set for later, and readers keep what they have', async ({
  page,
  request,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const post = await draftBy(actor, 'Changing')
  const { path } = got(await release(actor, post, Date.now()))
  await changedBy(actor, post, 'Changed words')
  const before = await (await request.get(path)).text()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/admin/entries/${post.entryId}`)
  await page.getByRole('button', { name: 'Publish changes…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('At a set time').click()
  await choose(page, { date: morningIn(3).date })
  await expectNoSidewaysScrolling(page)
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(dialog).toHaveCount(0)

  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await dialog.getByLabel('Reason').selectOption('outdated')
  await dialog.getByLabel('Explanation').fill('It was for this week only.')
  await dialog.getByText('At a set time').click()
  await choose(page, { date: morningIn(5).date })
  await expect(dialog.getByText(/^The text is gone for readers from .* 09:00 on;/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Schedule the withdrawal' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/It is withdrawn .* 09:00/)).toBeVisible()
  await expect(page.getByText(/A text goes live .* 09:00/)).toBeVisible()
  expect(await (await request.get(path)).text()).toBe(before)
})
