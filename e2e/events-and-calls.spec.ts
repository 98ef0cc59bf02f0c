import { release } from '@/domain/publishing/releases'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { dateOf } from '@/lib/time/days'
import { expectAccessible } from './support/accessible'
import { unfold } from './support/rail'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('an editor writes an event, is told that it has no end, and readers find it with its file for calendars', async ({
  page,
  signedInAs,
  noScripts,
}) => {
  const title = `A day of talks ${randomId()}`
  const year = new Date().getUTCFullYear() + 2
  const editor = writing(page)
  await signedInAs('editor')
  await page.goto('/admin')
  await unfold(page, 'More kinds')
  await page.getByRole('link', { name: 'New event' }).click()
  await editor.title.fill(title)
  await editor.type('About two rivers.')
  await page.getByLabel('Starts: date').fill(`${year}-03-07`)
  await page.getByLabel('Starts: time').fill('09:00')
  await page.getByLabel('Place', { exact: true }).fill('Hall 2, Phnom Penh')
  await editor.saved()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Say when the event ends.')
  await editor.answer()
  await page.keyboard.press('Escape')
  await page.getByLabel('Ends: date').fill(`${year}-03-07`)
  await page.getByLabel('Ends: time').fill('17:00')
  await expectAccessible(page)
  await editor.saved()
  await editor.publish()

  await page.goto(`/admin/calendar?view=month&on=${year}-03`)
  const item = page.locator(`[data-day="${year}-03-07"]`).getByRole('listitem').filter({ hasText: title })
  await expect(item).toContainText('09:00 begins')
  await expect(item.getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
  await item.getByRole('link').click()
  await expect(editor.title).toHaveValue(title)

  await noScripts.goto('/events')
  await noScripts.getByRole('link', { name: title }).click()
  await expect(noScripts.getByText('Past', { exact: true })).toHaveCount(0)
  await expect(noScripts.getByText('Hall 2, Phnom Penh')).toBeVisible()
  const calendar = await noScripts.request.get(`${new URL(noScripts.url()).pathname}/calendar.ics`)
  expect(await calendar.text()).toContain(`SUMMARY:${title}`)
})

test('a call is open until its moment, and closed from then on, in its list and in the calendar of the desk too', async ({
  page,
  noScripts,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const title = `Programme officer ${randomId()}`
  const closesAt = Date.now() + 5_000
  const call = { type: 'vacancy' as const, closesAt, applyTo: 'jobs@example.org' }
  const draft = { kind: 'call' as const, language: 'en' as const, session: 's', content: content({ title, call }) }
  const { path } = got(await release(actor, got(await createEntry(actor, draft, Date.now())), Date.now()))
  const states = () => noScripts.locator('main').getByText(/^(Open|Closed)$/)
  await noScripts.goto(path)
  if (Date.now() < closesAt) await expect(states()).toHaveText(['Open'])
  await noScripts.waitForTimeout(Math.max(0, closesAt - Date.now()))
  await noScripts.reload()
  await expect(states()).toHaveText(['Closed'])
  await page.goto(`/admin/calendar?view=day&on=${dateOf(closesAt, 'Asia/Bangkok')}`)
  const item = page.locator('[data-day]').getByRole('listitem').filter({ hasText: title })
  await expect(item.filter({ hasText: 'closed' })).toBeVisible()
  await expect(page.getByRole('button', { name: `Move “${title}”…` })).toHaveCount(0)
  await noScripts.goto('/calls')
  await expect(noScripts.getByRole('listitem').filter({ hasText: title })).toContainText('Closed')
})
