import { eq } from 'drizzle-orm'
import { write } from '@/db/connection'
import { entries } from '@/db/schema'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, someone as staffMember, text } from '@/domain/testing/newsroom'
import { listTerms } from '@/domain/entries/terms'
import { addService } from '@/domain/testing/help'
import { defaultLanguages, type Language } from '@/lib/languages/languages'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { expect, test } from './support/test'

// A mark changes pages that other tests read.
test.use({ ownServer: true })

const prefix = (language: Language) => (language === 'en' ? '' : `/${language}`)

test('whoever needs help reaches it by one press from the front page, in each language, on a small phone', async ({
  noScripts: page,
  server,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const language of defaultLanguages) {
    await page.goto(`${server.url}${prefix(language) || '/'}`)
    await page
      .getByRole('banner')
      .locator(`a[href="${prefix(language)}/help"]`)
      .click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await page.locator('.ways a').first().click()
    await expect(page.locator('article')).not.toHaveCount(0)
    await expectNoSidewaysScrolling(page)
    // A thumb finds every way.
    for (const link of await page.locator('main a, .leave').all())
      expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(40)
  }
})

test('the first screen of a small phone has the first number of help, and the title and summary of a marked text', async ({
  noScripts: page,
  server,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const help = defaultLanguages.map((language) => [`${prefix(language)}/help/myanmar`, '.call'] as const)
  const story = '/2014/10/survivors-tell-officials-what-would-have-helped'
  for (const [path, last] of [...help, [story, '.standfirst'] as const]) {
    await page.goto(server.url + path)
    const box = (await page.locator(last).first().boundingBox())!
    expect(box.y + box.height, path).toBeLessThan(640)
    await expectNoSidewaysScrolling(page)
  }
  await expect(page.getByText('This page stays in the browser’s history')).toBeHidden()
  await page.getByText('What leaving cannot undo').click()
  await expect(page.getByText('This page stays in the browser’s history')).toBeVisible()
  await page.getByText('Menu', { exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
})

test('pages of help are readable for all: by machine in seven languages, in the dark, on paper', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const language of defaultLanguages) {
    await page.goto(`${prefix(language)}/help/myanmar`)
    await expectAccessible(page)
  }
  await page.goto('/help')
  await expectAccessible(page)
  await expectReadableInTheDark(page)
  await page.goto('/my/help/myanmar')
  await expectReadableInTheDark(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.leave')).toBeHidden()
  await expect(page.locator('article').first()).toBeVisible()
})

test('a country that nobody has services for leads to those that have', async ({ page }) => {
  const answer = await page.goto('/help/atlantis')
  expect(answer!.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No services are listed for this country yet')
  await page.getByRole('link', { name: 'China' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help in China')
})

test('a number can be called and nothing of the reader goes along; kept pages follow a change at once', async ({
  page,
  request,
}) => {
  const admin = await staffMember('admin')
  const { id } = (await listTerms(admin)).find(({ slug }) => slug === 'myanmar')!
  for (let n = 0; n < 3; n++) await request.get('/help/myanmar')
  await addService(admin, id, { name: 'A real line' }, Date.now())
  const answer = await page.goto('/help/myanmar')
  expect(answer!.headers()['referrer-policy']).toBe('no-referrer')
  await expect(page.getByRole('link', { name: '+95 1 555 000' })).toHaveAttribute('href', 'tel:+951555000')
  expect((await request.get('/')).headers()['referrer-policy']).toBe('strict-origin-when-cross-origin')
})

test('by keyboard, the way off a page is the first after the way to its content, and stays in sight', async ({
  page,
  watched,
}) => {
  watched.tolerated.push(/worldweather\.wmo\.int/)
  await page.setViewportSize({ width: 360, height: 400 })
  const admin = await staffMember('admin')
  const { id } = (await listTerms(admin)).find(({ slug }) => slug === 'myanmar')!
  const told = content({
    title: 'Told by somebody at risk',
    termIds: [id],
    contentNote: 'It tells of violence.',
    body: text('Words. '.repeat(600)),
  })
  const saved = got(await createEntry(admin, { kind: 'post', language: 'en', session: 's', content: told }, Date.now()))
  const { path } = got(await release(admin, saved, Date.now()))
  for (let n = 0; n < 3; n++) await page.goto(path)
  await expect(page.getByRole('link', { name: 'Leave this page' })).toHaveCount(0)
  await expect(page.getByRole('note')).toContainText('It tells of violence.')
  await write(async (tx) => tx.update(entries).set({ people: 'at risk' }).where(eq(entries.id, saved.entryId)))
  for (const address of [path, '/help/myanmar']) {
    const answer = await page.goto(address)
    expect(answer!.headers()['referrer-policy']).toBe('no-referrer')
    const leave = page.getByRole('link', { name: 'Leave this page' })
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(leave).toBeFocused()
    await expect(leave).toHaveAttribute('rel', 'noreferrer')
    await page.mouse.wheel(0, 3_000)
    await expect(leave).toBeInViewport({ ratio: 1 })
    await expectAccessible(page)
  }
  await page.goto(path)
  await expect(page.getByRole('complementary', { name: 'Help' })).toContainText('Help in Myanmar')
  await expectNoSidewaysScrolling(page)
  // The address leads to another site, which this test answers.
  await page.route('https://worldweather.wmo.int/', (route) => route.fulfill({ body: 'The weather' }))
  const asked = page.waitForRequest('https://worldweather.wmo.int/')
  await page.getByRole('link', { name: 'Leave this page' }).focus()
  await page.keyboard.press('Enter')
  expect((await asked).headers().referer).toBeUndefined()
  await expect(page.getByText('The weather')).toBeVisible()
})

test('who searches in words of need is shown help before anything else', async ({ noScripts: page, server }) => {
  for (const [language, q] of [
    ['en', 'I need help'],
    ['my', 'ကယ်ပါ'],
    ['zh', '求助'],
  ] as const) {
    await page.goto(`${server.url}${prefix(language)}/search?q=${encodeURIComponent(q)}`)
    await expect(page.locator('aside.help a').first()).toBeVisible()
  }
  await page.goto(`${server.url}/search?q=help`)
  await page.getByRole('complementary').getByRole('link', { name: 'Help in Myanmar' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help in Myanmar')
})
