import { pendingOf } from '@/domain/entries/standing'
import { release } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { read } from '@/db/connection'
import { dateOf } from '@/lib/time/days'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { choose, draftBy, morningIn, refusals } from './support/scheduled'
import { expect, test } from './support/test'

const pendingAt = async (entryId: number) => (await pendingOf(read(), entryId, Date.now())).map((row) => row.goesLiveAt)

test('what is scheduled is dragged to another day, moved by keyboard, and moved back', async ({ page, signedInAs }) => {
  const { actor } = await signedInAs('editor')
  const post = await draftBy(actor, 'Dragged')
  // Both in one week, which is in one month's window.
  const first = [3, 4, 5].find((days) => new Date(morningIn(days).at).getUTCDay() % 6 !== 0)!
  const [from, to] = [morningIn(first), morningIn(first + 2)]
  got(await release(actor, { ...post, at: from.at }, Date.now()))
  // The whole month in one window: nothing scrolls under what is dragged.
  await page.setViewportSize({ width: 1280, height: 1200 })
  await page.goto(`/admin/calendar?view=month&on=${from.date.slice(0, 7)}`)
  const dayOf = (date: string) => page.locator(`[data-day="${date}"]`)
  await expect(dayOf(from.date).getByText(post.title)).toBeVisible()
  await expectAccessible(page)

  await dayOf(from.date).getByRole('listitem').filter({ hasText: post.title }).dragTo(dayOf(to.date))
  await expect(page.getByRole('status').filter({ hasText: `Moved “${post.title}”` })).toBeVisible()
  await expect(dayOf(to.date).getByText(post.title)).toBeVisible()
  expect(await pendingAt(post.entryId)).toEqual([to.at])

  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`“${post.title}” is set for`)).toBeVisible()
  await expect(dayOf(from.date).getByText(post.title)).toBeVisible()
  expect(await pendingAt(post.entryId)).toEqual([from.at])

  // Without a month the calendar begins with this week, and what is near stands in it at the end of a month too.
  await page.getByRole('link', { name: 'Today' }).click()
  await expect(page.getByRole('heading', { name: 'Calendar from this week' })).toBeVisible()
  await expect(page.locator('[data-day]')).toHaveCount(35)
  const weekday = new Date(dateOf(Date.now(), 'Asia/Bangkok')).getUTCDay()
  await expect(page.locator('[data-day]').nth((weekday + 6) % 7)).toHaveAttribute('aria-current', 'date')
  await page.getByRole('button', { name: `Move “${post.title}”…` }).focus()
  await page.keyboard.press('Enter')
  await choose(page, { date: to.date, time: '14:30' })
  await page.keyboard.press('Enter')
  await expect(dayOf(to.date).getByText('14:30')).toBeVisible()
  expect(await pendingAt(post.entryId)).toEqual([to.at + 5.5 * 3_600_000])
})

test('nothing is dragged into the past, and on a phone the days are a list', async ({ page, signedInAs, watched }) => {
  watched.tolerated.push(refusals)
  const { actor } = await signedInAs('editor')
  await page.setViewportSize({ width: 1280, height: 1200 })
  const post = await draftBy(actor, 'Staying')
  const from = morningIn(1)
  got(await release(actor, { ...post, at: from.at }, Date.now()))
  await page.goto('/admin/calendar?view=week&on=' + from.date)
  const item = page.locator(`[data-day="${from.date}"]`).getByRole('listitem').filter({ hasText: post.title })
  await expect(item).toBeVisible()
  const past = morningIn(-1).date
  await page.goto(`/admin/calendar?view=month&on=${from.date.slice(0, 7)}`)
  if ((await page.locator(`[data-day="${past}"]`).count()) > 0) {
    await item.dragTo(page.locator(`[data-day="${past}"]`))
    await expect(page.getByText('Not moved: That moment has passed. Choose a later one.')).toBeVisible()
  }
  expect(await pendingAt(post.entryId)).toEqual([from.at])
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await expect(page.getByText(post.title)).toBeVisible()
})

test('of a day with much on it the month shows the first few things, and leads to all of them', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const [{ date, at }, next] = [morningIn(20), morningIn(21)]
  const posts = []
  for (let n = 0; n < 6; n++) {
    const post = await draftBy(actor, `Crowded ${n}`)
    got(await release(actor, { ...post, at: at + n * 60_000 }, Date.now()))
    posts.push(post)
  }
  await page.goto(`/admin/calendar?view=month&on=${date.slice(0, 7)}`)
  const day = page.locator(`[data-day="${date}"]`)
  await expect(day.getByText(posts[3]!.title)).toBeVisible()
  await expect(day.getByText(posts[4]!.title)).toHaveCount(0)
  await expectAccessible(page)
  await day.getByRole('link', { name: 'and 2 more' }).click()
  for (const { title } of posts) await expect(day.getByText(title)).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)

  await page.getByRole('button', { name: `Move “${posts[5]!.title}”…` }).click()
  await choose(page, { date: next.date })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: `Moved “${posts[5]!.title}”` })).toBeVisible()
  await page.getByRole('link', { name: 'Next day' }).click()
  await expect(page.locator(`[data-day="${next.date}"]`).getByText(posts[5]!.title)).toBeVisible()
  await page.getByRole('link', { name: 'Previous day' }).click()
  await expect(page).toHaveURL(new RegExp(`on=${date}`))
  await page.getByRole('link', { name: 'By month' }).click()
  await expect(day.getByRole('link', { name: 'and 1 more' })).toBeVisible()
})

test('a browser without Temporal gets one, and dates are as in any other', async ({ page, signedInAs }) => {
  const { actor } = await signedInAs('editor')
  const post = await draftBy(actor, 'Without Temporal')
  const { at, date } = morningIn(4)
  got(await release(actor, { ...post, at }, Date.now()))
  await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'Temporal'))
  await page.goto(`/admin/calendar?view=day&on=${date}`)
  await expect(page.locator(`[data-day="${date}"]`).getByText(post.title)).toBeVisible()
  await page.getByRole('button', { name: `Move “${post.title}”…` }).click()
  await choose(page, { date, time: '16:45' })
  await page.keyboard.press('Enter')
  await expect(page.locator(`[data-day="${date}"]`).getByText('16:45')).toBeVisible()
})
