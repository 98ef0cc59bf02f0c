import { release, withdraw } from '@/domain/publishing/releases'
import { got } from '@/domain/testing/newsroom'
import { expectAccessible } from './support/accessible'
import { draftBy, refusals } from './support/scheduled'
import { someone } from './support/staff'
import { expect, test } from './support/test'

test('a post is withdrawn in three ways and brought back', async ({ page, request, signedInAs, watched }) => {
  watched.tolerated.push(refusals)
  const { actor } = await signedInAs('editor')
  const [post, next] = [await draftBy(actor, 'Withdrawn'), await draftBy(actor, 'Replacement')]
  const { path } = got(await release(actor, post, Date.now()))
  const other = got(await release(actor, next, Date.now()))
  const look = () => request.get(path, { maxRedirects: 0 })
  await page.goto(`/admin/entries/${post.entryId}`)
  const dialog = page.getByRole('dialog')
  const withdraw = async (explanation: string) => {
    await page.getByRole('button', { name: 'Withdraw…' }).click()
    await dialog.getByLabel('Reason').selectOption('error')
    await dialog.getByLabel('Explanation').fill(explanation)
  }
  const confirm = async () => {
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await expect(dialog).toHaveCount(0)
  }
  const bringBack = async () => {
    await page.getByRole('button', { name: 'Bring back' }).click()
    await expect(page.getByRole('button', { name: 'Bring back' })).toHaveCount(0)
    expect((await look()).status()).toBe(200)
    expect(await (await look()).text()).not.toContain('Withdrawn on')
  }

  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(dialog.getByText('Choose a reason.')).toBeVisible()
  await dialog.getByLabel('Reason').selectOption('error')
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(dialog.getByText('Tell readers in a sentence why it is gone.')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await withdraw('The figures were wrong.')
  await confirm()
  await expect(page.getByText(/^Withdrawn since/).first()).toBeVisible()
  const withoutPage = await look()
  expect(withoutPage.status()).toBe(410)
  expect(await withoutPage.text()).toContain('The figures were wrong.')
  await bringBack()

  await withdraw('Kept for the record.')
  await dialog.getByText('The page stays, under a dated notice').click()
  await expect(dialog.getByText(/The page stays where it is/)).toBeVisible()
  await confirm()
  const withPage = await look()
  expect(withPage.status()).toBe(200)
  expect(await withPage.text()).toContain('Kept for the record.')
  await bringBack()

  await withdraw('See the new one.')
  await dialog.getByText('Readers are sent to a replacement').click()
  await dialog.getByLabel('Find the replacement').fill(next.title)
  await dialog.getByText(next.title, { exact: true }).click()
  await expectAccessible(page)
  await confirm()
  const redirected = await look()
  expect(redirected.status()).toBe(301)
  expect(new URL(redirected.headers().location!, 'http://localhost').pathname).toBe(other.path)

  await page.goto(`/admin/entries/${next.entryId}`)
  await withdraw('Wrong as well.')
  await confirm()
  const chain = await look()
  expect(chain.status()).toBe(410)
  expect(await chain.text()).toContain('See the new one.')
})

test('whoever withdraws a text that somebody else has withdrawn meanwhile is told so, and sees how it stands', async ({
  page,
  request,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(refusals)
  const { actor } = await signedInAs('editor')
  const sok = await someone('editor', 'Sok')
  const post = await draftBy(actor, 'Two withdraw it')
  const { path } = got(await release(actor, post, Date.now()))
  await page.goto(`/admin/entries/${post.entryId}`)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await dialog.getByLabel('Reason').selectOption('error')
  await dialog.getByLabel('Explanation').fill('My words.')
  const theirs = { entryId: post.entryId, reason: 'outdated', explanation: 'Words of Sok.' } as const
  got(await withdraw(sok.actor, theirs, Date.now()))
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByText(/^Sok withdrew this text .*: “Words of Sok\.”$/)).toBeVisible()
  await expect(page.getByText(/^Withdrawn since/).first()).toBeVisible()
  expect(await (await request.get(path)).text()).toContain('Words of Sok.')
})
