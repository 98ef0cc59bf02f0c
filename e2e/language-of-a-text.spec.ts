import { beginTranslation } from '@/domain/writing/translations'
import { got } from '@/domain/testing/newsroom'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('the language of a text is changed after saves, with a translation, and once it is published', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  const { actor } = await signedInAs('editor')
  const entry = writing(page)
  const panel = page.getByRole('complementary', { name: 'Details of this text' })
  const language = panel.getByLabel('Language of the text')
  await entry.begin({ title: 'Written in haste', body: 'First words.' })
  const id = entry.id()
  await page.getByRole('button', { name: 'Language of this text: English' }).click()
  await language.selectOption({ label: 'Khmer (ខ្មែរ)' })
  await expect(panel.getByText(/^\/km\/\d{4}\/\d\d\/written-in-haste/)).toBeVisible()
  await expect(entry.body).toHaveAttribute('lang', 'km')
  await entry.type(' Second words.')
  await entry.saved()
  await page.reload()
  await expect(entry.body).toHaveText('First words. Second words.')
  await panel.getByRole('heading', { name: 'Language', exact: true }).click()
  await expect(language).toHaveValue('km')

  await test.step('a translation keeps it from one language alone', async () => {
    got(await beginTranslation(actor, { entryId: id, language: 'vi' }, Date.now()))
    await language.selectOption('vi')
    await expect(panel.getByText('There is a text in Vietnamese already.')).toBeVisible()
    await expect(language).toHaveValue('km')
    await language.selectOption('en')
    await expect(entry.body).toHaveAttribute('lang', 'en')
    await page.reload()
    await panel.getByRole('heading', { name: 'Translations' }).click()
    await expect(panel.getByText('Vietnamese').first()).toBeVisible()
  })

  await entry.publish()
  await entry.details('More details', 'Language')
  await language.selectOption('km')
  const question = page.getByRole('alertdialog', { name: 'Change the language of a published text?' })
  await expect(question).toContainText('Readers get it in Khmer at a new address at once.')
  await question.getByRole('button', { name: 'Keep it' }).click()
  await expect(language).toHaveValue('en')
  await language.selectOption('km')
  await question.getByRole('button', { name: 'Change the language' }).click()
  await expect(question).toHaveCount(0)
  await expect(language).toHaveValue('km')
  await expect(panel.getByText(/^\/km\/\d{4}\/\d\d\/written-in-haste/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Status: Published', exact: true })).toBeVisible()
  const [year, month] = new Date().toISOString().split('-')
  const former = await page.request.get(`/${year}/${month}/written-in-haste`, { maxRedirects: 0 })
  expect([former.status(), former.headers().location]).toEqual([301, `/km/${year}/${month}/written-in-haste`])
})
