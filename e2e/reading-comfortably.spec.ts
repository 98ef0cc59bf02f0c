import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './support/test'

test('reading here, and then the PDF, stand under the title, before the summary and the facts', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto('/publications/visioning-workshop-myanmar')
  const button = page.getByRole('link', { name: /^PDF · \d+ kB$/ })
  const top = async (selector: string) => (await page.locator(selector).first().boundingBox())!.y
  const at = (await button.boundingBox())!
  expect(at.y).toBeGreaterThan(await top('h1'))
  expect(at.y + at.height).toBeLessThan(640)
  expect(at.height).toBeGreaterThan(36)
  expect(await top('p.standfirst')).toBeGreaterThan(at.y)
  const read = (await page.getByRole('link', { name: /^Read here · \d pages$/ }).boundingBox())!
  expect(read.y < at.y || read.x < at.x).toBe(true)
  await expect(page.locator('dl.facts')).toBeHidden()
  await page.getByText('Details', { exact: true }).click()
  expect(await top('dl.facts')).toBeGreaterThan(await top('p.standfirst'))
  await page.getByText('Details', { exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button.evaluate((a) => {
      a.setAttribute('download', '')
      ;(a as HTMLElement).click()
    }),
  ])
  expect(download.url()).toMatch(/\.pdf$/)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(button).toBeVisible()
  await expect(page.locator('dl.facts')).toBeVisible()
})

test('an excerpt ends in words that belong to the one link of its entry, and are heard no second time', async ({
  page,
}) => {
  for (const [path, words] of [
    ['/news', 'Read more'],
    ['/2014/10', 'Read more'],
    ['/km/news', 'អានបន្ត'],
    ['/my/news', 'ဆက်ဖတ်ရန်'],
  ] as const) {
    await page.goto(path)
    const entry = page.locator('.entry:has(.summary)').first()
    const excerpt = entry.locator('.summary')
    const drawn = await excerpt.evaluate((element) => getComputedStyle(element, '::after').content)
    expect(drawn).toContain(words)
    await expect(page.getByText(words, { exact: true })).toHaveCount(0)
    await expect(entry.locator('a:not(.kicker a)')).toHaveCount(1)
    const target = (await entry.locator('.title a').getAttribute('href'))!
    const box = (await excerpt.boundingBox())!
    await excerpt.click({ position: { x: box.width / 2, y: box.height - 4 }, force: true })
    await expect(page).toHaveURL(new RegExp(`${target}$`))
  }
})

test('the record is a table of years by months in which every cell says what it holds', async ({ page }) => {
  for (const path of ['/', '/archive']) {
    await page.goto(path)
    const table = page.getByRole('table', { name: 'Everything that was posted, by year and month.' })
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 })
      const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '2014 26 posts' }) })
      await expect(row.getByRole('cell')).toHaveCount(12)
      await expect(row.getByRole('cell', { name: '5 posts' })).toBeVisible()
      await expect(row.getByRole('cell', { name: 'none' }).first()).toBeVisible()
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect(table.getByRole('columnheader')).toHaveText([...Array(12)].map(() => /^[A-Z]/))
  }
  await page.goto('/2014/10')
  await expect(page.getByRole('link', { name: 'Oct 5 posts' })).toHaveAttribute('aria-current', 'page')
})

test('what is seen of a link is part of what is heard of it', async ({ page }) => {
  for (const path of ['/', '/archive', '/2014', '/2014/10', '/my/archive', '/zh/archive']) {
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).withRules('label-content-name-mismatch').analyze()
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([])
  }
})

test('each text of a list is one stop of the Tab key', async ({ page }) => {
  for (const path of ['/', '/news', '/2014/10', '/publications']) {
    await page.goto(path)
    const doubles = await page.locator('.entry, .teaser').evaluateAll((teasers) =>
      teasers.flatMap((teaser) => {
        const paths = [...teaser.querySelectorAll('a')].map((a) => a.getAttribute('href'))
        return paths.filter((path, n) => paths.indexOf(path) !== n)
      }),
    )
    expect(doubles).toEqual([])
  }
})

test('in the dark a photograph keeps its light, and a drawing on paper is no bright box', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  const light = (tone: string) =>
    page.evaluate((tone) => {
      const picture = document.querySelector('main img')!
      picture.className = tone
      return getComputedStyle(picture).filter
    }, tone)
  expect([await light('t12'), await light('t28')]).toEqual(['brightness(0.92)', 'brightness(0.7)'])
})

test('on paper stands the text alone, about 66 letters in a line, with its address and day at the end', async ({
  page,
  server,
}) => {
  const path = '/2013/05/how-a-monthly-archive-is-read'
  await page.goto(path)
  await page.emulateMedia({ media: 'print' })
  // A4 without the margins, in pixels of CSS.
  await page.setViewportSize({ width: 605, height: 960 })
  for (const furniture of ['nav', 'form', 'details', '.foot', '.unprinted']) {
    for (const one of await page.locator(furniture).all()) await expect(one).toBeHidden()
  }
  await expect(page.getByText(`UN-ACT · ${server.url}${path} · 14 May 2013`)).toBeVisible()
  const letters = await page.locator('.body > p').evaluateAll((paragraphs) =>
    paragraphs.flatMap((paragraph) => {
      const lines = new Map<number, number>()
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
        for (let n = 0; n < text.length; n++) {
          const range = document.createRange()
          range.setStart(text, n)
          range.setEnd(text, n + 1)
          const top = Math.round(range.getBoundingClientRect().bottom / 8)
          lines.set(top, (lines.get(top) ?? 0) + 1)
        }
      }
      return [...lines.values()].slice(0, -1)
    }),
  )
  const mean = letters.reduce((sum, n) => sum + n, 0) / letters.length
  expect(letters.length).toBeGreaterThan(5)
  expect(mean).toBeGreaterThan(60)
  expect(mean).toBeLessThan(72)
  // The settings of the paper itself have no other way to be asked for.
  const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)
  expect(pages!.length).toBeLessThanOrEqual(2)
})
