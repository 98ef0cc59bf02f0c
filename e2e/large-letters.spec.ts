import { chromium, type Page } from '@playwright/test'
import { defaultLanguages, languagePrefix } from '@/lib/languages/languages'
import { findChromium, launchFlags } from '@/scripts/chromium.mjs'
import { expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'

// A reader who has set letters of twice the usual size in the browser.
test.use({
  launchOptions: {
    executablePath: findChromium(chromium.executablePath()),
    args: [...launchFlags(), '--blink-settings=defaultFontSize=32'],
  },
})

const paths = [
  '/',
  '/km',
  '/vi',
  '/news/page/2',
  '/archive',
  '/2014',
  '/2014/10',
  '/publications',
  '/publications/visioning-workshop-myanmar',
  '/2013/05/how-a-monthly-archive-is-read',
  '/2015/09/reading-a-table-without-being-misled',
  '/2013/11/figures-and-what-they-cannot-say',
  '/changes',
  '/km/news',
  '/zh/2014',
  '/topics',
  '/countries/regional',
  '/search?q=consent',
]

for (const width of [320, 360, 390]) {
  test(`with large letters on a phone ${width} wide no word is broken and the first screen has the beginning`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 640 })
    const found: Record<string, unknown> = {}
    for (const path of paths) {
      await page.goto(path)
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
      await expectNoSidewaysScrolling(page)
      const seen = {
        broken: await brokenWords(page),
        dots: await leadingDots(page),
        begins: (await beginning(page)) < 620,
      }
      if (seen.broken.length > 0 || seen.dots > 0 || !seen.begins) found[path] = seen
    }
    expect(found).toEqual({})
  })
}

test('with large letters the numbers of a chart stand within it', async ({ page }) => {
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 640 })
    await page.goto('/2013/11/figures-and-what-they-cannot-say')
    const beyond = await page.locator('svg.chart').evaluate((svg) => {
      const { right } = svg.getBoundingClientRect()
      return [...svg.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().right > right + 1).length
    })
    expect(beyond).toBe(0)
    await expectNoSidewaysScrolling(page)
  }
})

test('with large letters the quick way off a page covers nothing', async ({ page }) => {
  const helpPages = defaultLanguages.map((language) => `${languagePrefix(language)}/help/myanmar`)
  for (const width of [320, 360, 390]) {
    await page.setViewportSize({ width, height: 640 })
    for (const path of [...helpPages, '/2014/10/survivors-tell-officials-what-would-have-helped']) {
      await page.goto(path)
      const bar = await page.locator('.leave').boundingBox()
      // The first screen has the number of a service, and the title of a text.
      const first = (await page.locator('.call, h1.display').first().boundingBox())!
      expect(first.y + first.height, `${path} at ${width}`).toBeLessThan(640)
      const below = await page.locator('.leaving summary').boundingBox()
      expect(below!.y, `${path} at ${width}`).toBeGreaterThanOrEqual(bar!.y + bar!.height)
    }
  }
})

/** Finds words of headings and labels that are broken over lines although they fit into one. */
function brokenWords(page: Page) {
  return page.locator('h1, h2, h3, th, dt, .label, .meta, .kicker, .go, nav a').evaluateAll((elements) => {
    const texts = new Set<Text>()
    for (const element of elements) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) texts.add(walker.currentNode as Text)
    }
    return [...texts]
      .filter((text) => !text.parentElement!.closest('.out, i, .hash, .breaks, [aria-hidden], a[href^="mailto:"]'))
      .flatMap((text) =>
        [...text.data.matchAll(/[\p{Script=Latin}\p{M}]+/gu)].filter(({ 0: word, index }) => {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
          return lines.size > 1
        }),
      )
      .map(([word]) => word)
  })
}

/** Returns how many lines begin with the dot between two ways: it belongs to the one before. */
function leadingDots(page: Page) {
  return page.locator('.kicker').evaluateAll((lines) => {
    const dots = lines.flatMap((line) => [...line.childNodes].filter((node) => node.textContent?.includes('·')))
    return dots.filter((dot) => {
      const before = (dot.previousSibling as Element | null)?.getClientRects?.()
      if (!before || dot.nodeType !== Node.TEXT_NODE) return false
      // A name as long as its line, or as the space next to a cover, leaves no room for it.
      const cover = document.querySelector('.cover-beside')
      const beside = cover && cover.getBoundingClientRect().left - parseFloat(getComputedStyle(cover).marginLeft)
      const end = Math.min(dot.parentElement!.getBoundingClientRect().right, beside || Infinity)
      if (before[before.length - 1]!.right + 24 > end) return false
      const range = document.createRange()
      range.setStart(dot, dot.textContent!.indexOf('·'))
      range.setEnd(dot, dot.textContent!.indexOf('·') + 1)
      return range.getBoundingClientRect().top >= [...before].at(-1)!.bottom
    }).length
  })
}

/** Returns how far down the first heading of a page begins. */
async function beginning(page: Page) {
  const box = await page.locator('main').locator('h1:not(.out), h2').first().boundingBox()
  return box!.y
}
