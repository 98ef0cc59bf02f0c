import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/test'

// Each reader begins at the front page, or at a text that a search engine led to; a step leads to another page or place.

/** Counts pages and places that a reader passes. */
function countSteps(page: Page) {
  let steps = 0
  const follow = async (link: Locator) => {
    steps++
    await link.first().click()
  }
  const searchFor = async (words: string) => {
    steps++
    const box = page.getByRole('banner').getByRole('searchbox')
    await box.fill(words)
    await box.press('Enter')
  }
  return { follow, searchFor, steps: () => steps }
}

test('a journalist has a report and the line that cites it in at most four steps', async ({ noScripts: page }) => {
  const { follow, searchFor, steps } = countSteps(page)
  await page.goto('/')
  await searchFor('what did UNIAP Phase III leave behind')
  await follow(page.getByRole('main').getByRole('link', { name: /UNIAP/ }))
  await follow(page.getByRole('link', { name: /^Read here/ }))
  await follow(page.getByRole('link', { name: 'Cite this publication' }))
  await expect(page.getByRole('heading', { name: 'Cite', exact: true })).toBeInViewport()
  expect(steps()).toBeLessThanOrEqual(4)
})

test('a survivor with a phone in Burmese has a number to call in at most two steps, from any page', async ({
  noScripts: page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const start of ['/my', '/my/publications', '/my/no-such-page']) {
    const { follow, steps } = countSteps(page)
    await page.goto(start)
    await follow(page.getByRole('banner').locator('a[href="/my/help"]'))
    if (!(await page.locator('.call').count()))
      await follow(page.getByRole('main').locator('a[href="/my/help/myanmar"]'))
    await expect(page.locator('.call').first()).toBeInViewport()
    expect(steps(), start).toBeLessThanOrEqual(2)
  }
})

test('a researcher has the reference of a report on a country, with its file, in at most four steps', async ({
  noScripts: page,
}) => {
  const { follow, steps } = countSteps(page)
  await page.goto('/')
  await follow(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Publications' }))
  await follow(page.getByRole('main').getByRole('link', { name: /^Myanmar/ }))
  await follow(page.getByRole('main').getByRole('heading').getByRole('link'))
  const download = page.waitForEvent('download')
  await follow(page.getByRole('link', { name: 'RIS', exact: true }))
  const reference = await readFile(await (await download).path(), 'utf8')
  expect(reference).toMatch(/^L1 {2}- http/m)
  expect(reference).toContain('Myanmar')
  expect(steps()).toBeLessThanOrEqual(4)
})

test('a reader who hears pages is at the first text in two steps: past the head, and on', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveAttribute('href', '#main')
  await page.keyboard.press('Enter')
  for (let n = 0; n < 10 && !(await isFocusInLead(page)); n++) await page.keyboard.press('Tab')
  const title = await page.locator(':focus').textContent()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title!)
})

async function isFocusInLead(page: Page) {
  return page.locator('main :is(h1, h2, h3) :focus, main a:focus:has(h2)').count()
}

test('a donor has what was done in 2014, in numbers, topics and countries, in two steps', async ({
  noScripts: page,
}) => {
  const { follow, steps } = countSteps(page)
  await page.goto('/')
  await follow(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Archive' }))
  await follow(page.getByRole('link', { name: '2014', exact: true }))
  await expect(page.getByText('26 posts')).toBeVisible()
  const listed = async (heading: string) => {
    const section = page.locator('section').filter({ has: page.getByRole('heading', { name: heading }) })
    return section.getByRole('listitem').allTextContents()
  }
  expect(await listed('Topics · 2014')).toContain('Policy10 items')
  expect(await listed('Countries · 2014')).toContain('Cambodia1 item')
  expect(steps()).toBe(2)
})
