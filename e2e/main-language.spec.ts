import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test.use({ ownServer: true, timezoneId: 'Asia/Yangon' })

test('a site is set up in Khmer: its front page at / is Khmer, also on a phone, and Settings says so', async ({
  page,
  setUpLink,
  request,
}) => {
  await page.goto(setUpLink)
  await page.getByLabel('Name').fill('Sokha Chan')
  await page.getByLabel('Email').fill('sokha@example.org')
  await page.getByLabel('Password').fill('a long harvest song')
  const language = page.getByLabel('Main language of the site')
  await expect(language).toHaveValue('en')
  // A value that is no language is refused in a sentence, and nothing is made.
  await language.evaluate((select: HTMLSelectElement) => {
    select.options[1]!.value = 'no language'
    select.value = 'no language'
  })
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('Choose one of the languages.')).toBeVisible()
  await page.reload()
  await page.getByLabel('Name').fill('Sokha Chan')
  await page.getByLabel('Email').fill('sokha@example.org')
  await page.getByLabel('Password').fill('a long harvest song')
  await language.selectOption('km')
  await expect(page.getByLabel('Time zone of the site')).toHaveValue('Asia/Yangon')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('region', { name: 'First steps' })).toBeVisible()

  await page.goto('/admin/entries/new?kind=post')
  await page.getByLabel('Title').fill('ទឹក')
  await expect(page.getByLabel('Title')).toHaveAttribute('lang', 'km')
  await expect(page.getByRole('status').first()).toContainText(/^Saved \d\d:\d\d/)
  await page.getByRole('button', { name: 'Details', exact: true }).click()
  await page.getByLabel('Address', { exact: true }).fill('water')
  await page.getByRole('textbox', { name: 'Body' }).click()
  await page.keyboard.type('ពាក្យ')
  await expect(page.getByRole('status').first()).toContainText(/^Saved \d\d:\d\d/)

  await page.getByRole('button', { name: 'Publish…' }).click()
  await writing(page).answer()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText(/^Published/).first()).toBeVisible()

  await page.goto('/admin/settings')
  await expect(page.getByLabel('Time zone of the site')).toHaveValue('Asia/Yangon')
  await page.getByRole('link', { name: 'Languages' }).click()
  // A text is public now, so only the command can change the main language.
  await expect(page.getByRole('region', { name: 'Main language' })).toContainText('npm run gazette -- main-language en')
  await expect(page.locator('summary', { hasText: 'English' })).toBeVisible()
  await expect(page.locator('summary', { hasText: 'Khmer' })).toHaveCount(0)

  await test.step('a language is added by its name, and a text in it stands under its prefix', async () => {
    const others = page.getByLabel('Languages beside the main one')
    await others.fill(`${await others.inputValue()}, Arabik`)
    await page.getByRole('region', { name: 'Languages of this site' }).getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('“Arabik” is no language that is known here.').first()).toBeVisible()
    await others.fill((await others.inputValue()).replace('Arabik', 'Arabic'))
    await page.getByRole('region', { name: 'Languages of this site' }).getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('region', { name: 'Languages of this site' }).getByText('Saved.')).toBeVisible()
    await expect(page.locator('summary', { hasText: 'Arabic' })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.screenshot({ path: test.info().outputPath('settings-languages.png'), fullPage: true })
    const entry = writing(page)
    await page.goto('/admin/entries/new?kind=post&language=ar')
    await page.getByLabel('Title').fill('النهر')
    await expect(page.getByLabel('Title')).toHaveCSS('direction', 'rtl')
    await expect(entry.body).toHaveCSS('direction', 'rtl')
    await entry.type('كلمات عن النهر والناس الذين يعيشون قربه.')
    await expect(page.getByRole('status').first()).toContainText(/^Saved \d\d:\d\d/)
    await page.screenshot({ path: test.info().outputPath('editor-arabic.png') })
    await page.getByRole('button', { name: 'Publish…' }).click()
    await entry.answer()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page.getByText(/^Published/).first()).toBeVisible()
    await page.goto('/ar')
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('link', { name: 'النهر' }).first()).toBeVisible()
  })

  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'km')
  await expect(page.getByRole('link', { name: 'ទឹក' }).first()).toHaveAttribute('href', /^\/\d{4}\/\d\d\/water$/)
  await expect(page.getByRole('navigation').getByText('ព័ត៌មាន').first()).toBeAttached()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.screenshot({ path: test.info().outputPath('front-khmer-360.png') })
  const moved = await request.get('/km/news', { maxRedirects: 0 })
  expect([moved.status(), moved.headers().location]).toEqual([301, '/news'])
  // The kept demonstration is under the new prefix of English.
  const english = await request.get('/en/news', { maxRedirects: 0 })
  expect([english.status(), english.headers()['content-language']]).toEqual([200, 'en'])
})
