import { expectAccessible } from './support/accessible'
import { expect, test } from './support/test'

const pages = {
  'the front page': '/',
  news: '/news',
  'a later page of news': '/news/page/2',
  'the record': '/archive',
  'what changed': '/changes',
  'a year': '/2014',
  'a month': '/2014/10',
  'a post': '/2014/10/survivors-tell-officials-what-would-have-helped',
  'a post in Khmer': '/km/2015/03/about-this-archive',
  'a post in Burmese': '/my/2015/05/about-this-archive',
  'the library': '/publications',
  'an empty choice in the library': '/publications?country=nowhere&type=report',
  'a publication': '/publications/visioning-workshop-myanmar',
  topics: '/topics',
  'a topic': '/topics/protection',
  'a country': '/countries/regional',
  'a page': '/about',
  'a 404': '/no-such-page',
}

for (const [name, path] of Object.entries(pages)) {
  test(`${name} can be used by everyone, on a small phone and in the dark`, async ({ page }) => {
    await page.goto(path)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 320, height: 640 })
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
}

test('the demonstration says on every page what it is', async ({ request }) => {
  for (const path of ['/', '/2014/10', '/publications', '/about'])
    expect(await (await request.get(path)).text()).toContain('A demonstration.')
})

test('keyboard users skip to the text first', async ({ page }) => {
  await page.goto('/2014/10')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('on a small phone no word of a table is broken', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/2015/09/reading-a-table-without-being-misled')
  const lines = await page.locator('.table :is(th, td)').evaluateAll((cells) =>
    cells
      .filter((cell) => !/\s/.test(cell.textContent.trim()))
      .map((cell) => {
        const words = document.createRange()
        words.selectNodeContents(cell.firstElementChild ?? cell)
        return words.getClientRects().length
      }),
  )
  expect(lines.length).toBeGreaterThan(4)
  expect(new Set(lines)).toEqual(new Set([1]))
})

test('the ring of the focus leaves the words of the menu free', async ({ page }) => {
  await page.goto('/')
  const room = await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => {
        const { outlineOffset } = getComputedStyle(link)
        const words = document.createRange()
        words.selectNodeContents(link)
        return words.getBoundingClientRect().left - link.getBoundingClientRect().left + parseFloat(outlineOffset)
      }),
    )
  expect(room.length).toBeGreaterThan(3)
  expect(Math.min(...room)).toBeGreaterThanOrEqual(3)
})
