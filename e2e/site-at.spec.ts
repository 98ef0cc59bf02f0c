import { release } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible } from './support/accessible'
import { draftBy, morningIn } from './support/scheduled'
import { expect, test } from './support/test'

test('an editor walks through the site as it will stand; readers and contributors do not', async ({
  page,
  browser,
  request,
  server,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const post = await draftBy(actor, 'Of tomorrow')
  const { path } = got(await release(actor, { ...post, at: morningIn(1).at }, Date.now()))
  await page.goto('/admin/site-at')
  await expectAccessible(page)
  await page.getByRole('listitem').filter({ hasText: post.title }).getByRole('link').first().click()
  await expect(page.getByText(/^The site as it will stand on .* 09:00 Bangkok/)).toBeVisible()
  const front = new URL(page.url()).pathname
  const answer = await page.request.get(front)
  expect(answer.headers()['cache-control']).toBe('no-store')
  expect(answer.headers()['x-robots-tag']).toBe('noindex')
  expect(answer.headers()['content-security-policy']).toContain("script-src 'none'")

  await page.getByRole('link', { name: post.title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: post.title })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(front + path)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Publications' }).first().click()
  expect(new URL(page.url()).pathname).toBe(`${front}/publications`)
  await page.getByRole('link', { name: 'Back to the desk' }).click()
  await expect(page).toHaveURL('/admin/calendar')

  const iso = front.split('/').at(-1)!
  const stranger = await browser.newContext({ baseURL: server.url })
  const closed = await stranger.request.get(front, { maxRedirects: 0 })
  expect([302, 303, 307]).toContain(closed.status())
  expect(closed.headers().location).toContain('/sign-in')
  await stranger.close()
  for (const query of ['', `?at=${iso}`, `?moment=${iso}`])
    expect((await request.get(path + query, { headers: { 'x-at': iso, 'x-moment': iso } })).status()).toBe(404)
  expect(await (await request.get('/', { headers: { 'x-at': iso } })).text()).not.toContain(post.title)

  await signedInAs('contributor')
  expect((await page.request.get(front)).status()).toBe(403)
})
