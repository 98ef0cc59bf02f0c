import { addRedirect } from '@/domain/addresses/redirects'
import { release } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { expectNoSidewaysScrolling } from './support/accessible'
import { write } from './support/media'
import { unfold } from './support/rail'
import { morningIn } from './support/scheduled'
import { expect, test } from './support/test'

test('on a low screen who is signed in and the way out stay in sight, and every place can be reached', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('admin', 'Dara')
  await page.setViewportSize({ width: 1280, height: 560 })
  await page.goto('/admin')
  await expect(page.getByText('Dara Admin').filter({ visible: true })).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeInViewport({ ratio: 1 })
  const settings = page.getByRole('link', { name: 'Settings', exact: true })
  await unfold(page, 'Maintenance', 'Administration')
  await page.getByRole('link', { name: 'New post' }).hover()
  await page.mouse.wheel(0, -2_000)
  await expect(settings).not.toBeInViewport()
  await settings.focus()
  await expect(settings).toBeInViewport()
})

test('a title without a space makes no page wider than a phone', async ({ page, signedInAs }) => {
  const person = await signedInAs('editor')
  const title = 'Zusammenarbeit'.repeat(6)
  const saved = await write(person, { title, slug: 'without-a-space' })
  const { at, date } = morningIn(1)
  got(await release(person.actor, { entryId: saved.entryId, revisionId: saved.revisionId, at }, Date.now()))
  await page.setViewportSize({ width: 360, height: 740 })
  const month = `/admin/calendar?view=month&on=${date.slice(0, 7)}`
  for (const path of ['/admin', '/admin/site-at', month, `/admin/entries/${saved.entryId}/revisions`]) {
    await page.goto(path)
    await expect(page.getByText(title).first()).toBeVisible()
    await expectNoSidewaysScrolling(page)
  }
})

test('an old address is read and found in its own letters', async ({ page, signedInAs }) => {
  const { actor } = await signedInAs('editor')
  got(await addRedirect(actor, { source: '/ព័ត៌មាន/ខ្មែរ', target: '/news' }, Date.now()))
  await page.goto('/admin/addresses')
  await page.getByLabel('Part of an address').fill('ខ្មែរ')
  await expect(page.getByRole('list', { name: 'Redirects' }).getByRole('listitem')).toHaveText([/^\/ព័ត៌មាន\/ខ្មែរ/])
  await page.goto('/admin/addresses/all?q=ខ្មែរ')
  await expect(page.getByRole('list', { name: 'Links and redirects' })).toContainText('/ព័ត៌មាន/ខ្មែរ')
})
