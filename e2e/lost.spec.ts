import { expect, test } from './support/test'

test('a reader who has half an address finds the text, the months and the way home', async ({ noScripts: page }) => {
  const answer = await page.goto('/2013/01/survivors-tell-officials-what-would-have-helped')
  expect(answer!.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address')
  await expect(
    page.getByRole('row', { name: /^2014/ }).getByRole('cell', { name: '5 posts' }).getByRole('link'),
  ).toBeVisible()
  const suggestion = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Survivors tell officials' })
  await suggestion.getByRole('link').click()
  await expect(page).toHaveURL('/2014/10/survivors-tell-officials-what-would-have-helped')
})

for (const path of ['/2014/13', '/2014/10/page/9', '/topics/no-such-topic', '/publications/no-such-report', '/a/b/c'])
  test(`${path} is a 404 that helps`, async ({ noScripts: page }) => {
    expect((await page.goto(path))!.status()).toBe(404)
    await page.getByRole('main').getByRole('link', { name: 'Front page' }).click()
    await expect(page).toHaveURL('/')
  })
