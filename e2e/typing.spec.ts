import { expect, test } from './support/test'
import { writing } from './support/writing'

test('everything in the list at a slash can be reached with the arrows, under headings', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('contributor')
  const entry = writing(page)
  await entry.begin({ title: 'Reached by arrows' })
  await entry.body.click()
  await page.keyboard.type('/')
  const menu = page.getByRole('listbox', { name: 'Insert' })
  await expect(menu.getByRole('group')).toHaveCount(5)
  await expect(menu.getByRole('group', { name: 'Callouts' }).getByRole('option')).toHaveCount(4)
  const options = await menu.getByRole('option').count()
  expect(options).toBeGreaterThan(18)
  const seen = new Set<string>()
  for (let n = 0; n < options; n++) {
    const active = menu.getByRole('option', { selected: true })
    await expect(active).toBeInViewport({ ratio: 0.9 })
    const [inside, outside] = [(await active.boundingBox())!, (await menu.boundingBox())!]
    expect(inside.y).toBeGreaterThanOrEqual(outside.y - 1)
    expect(inside.y + inside.height).toBeLessThanOrEqual(outside.y + outside.height + 1)
    seen.add((await active.textContent())!)
    await page.keyboard.press('ArrowDown')
  }
  expect(seen.size).toBe(options)
  await page.keyboard.type('warn')
  await expect(menu.getByRole('option')).toHaveText(['Callout: warning'])
  await expect(menu.getByRole('group', { name: 'Callouts' })).toHaveCount(0)
})

test('straight quotes, hyphens and dots become curly quotes, dashes and an ellipsis, and one key takes the last one back', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('contributor')
  const entry = writing(page)
  const type = (text: string) => page.keyboard.type(text)
  await entry.begin({ title: 'Set in print' })
  await entry.body.click()
  await type('"It\'s 1990--2000," she said...')
  await expect(entry.body).toHaveText('“It’s 1990–2000,” she said…')
  await page.keyboard.press('Control+z')
  await expect(entry.body).toHaveText('“It’s 1990–2000,” she said...')
  await type(' "')
  await expect(entry.body).toHaveText(/she said\.\.\. “$/)
  await page.keyboard.press('Backspace')
  await expect(entry.body).toHaveText(/she said\.\.\. "$/)
  await page.keyboard.press('Enter')

  await test.step('not in code', async () => {
    await type('Run `log --all "x"` ')
    await expect(entry.body.locator('code')).toHaveText('log --all "x"')
    await page.keyboard.press('Enter')
    await type('```')
    await page.keyboard.press('Enter')
    await type('a--b "c"...')
    await expect(entry.body.locator('pre')).toHaveText('a--b "c"...')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
  })

  await test.step('words and an address in brackets become a link, and one key takes that back', async () => {
    await type('See [the report](un-act.org/a--b)')
    const link = entry.body.getByRole('link', { name: 'the report' })
    const line = entry.body.locator('p').filter({ hasText: /^See / })
    await expect(link).toHaveAttribute('href', 'https://un-act.org/a--b')
    await page.keyboard.press('Control+z')
    await expect(link).toHaveCount(0)
    await expect(line).toHaveText('See [the report](un-act.org/a--b)')
    await page.keyboard.press('Backspace')
    await type(') and on')
    await expect(link).toHaveText('the report')
    await expect(line).toHaveText('See the report and on')
  })

  await test.step('in Chinese as Chinese has it', async () => {
    await page.getByRole('button', { name: 'Language of this text: English' }).click()
    await page.getByLabel('Language of the text').selectOption('zh')
    await expect(entry.body).toHaveAttribute('lang', 'zh')
    await entry.type('。')
    await page.keyboard.press('Enter')
    await type('他说"是"--然后...')
    await expect(entry.body.locator('p').last()).toHaveText('他说“是”——然后……')
  })
})

test('one combination of keys opens the way out, and the sheet of keys says it', async ({ page, signedInAs }) => {
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Out by keys', body: 'Words.' })
  await page.keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('dialog', { name: 'Publish' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await entry.body.click()
  await page.keyboard.press('Control+/')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Publish, or submit for review')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await test.step('what publishing led to stays in sight although the text has the focus again, until somebody writes', async () => {
    await entry.body.click()
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(entry.body).toBeFocused()
    const moment = page.getByRole('region', { name: 'Published' })
    await expect(moment).toBeVisible()
    await page.keyboard.type('More.')
    await expect(moment).toHaveCount(0)
  })
})
