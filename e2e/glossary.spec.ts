import { saveInOtherWords } from '@/domain/testing/translating'
import { expectAccessible } from './support/accessible'
import { expect, test } from './support/test'
import { begun, doc, mode, paragraph } from './support/translating'

test('the words that were agreed on are underlined in the original, said at each, and missed where they are not used', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const word = 'plenipotentiary'
  await page.goto('/admin/glossary')
  await page.locator('summary', { hasText: 'Add a term' }).click()
  await page.getByLabel('English', { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('Write the word in two languages at least.').first()).toBeVisible()
  await page.getByLabel('Khmer', { exact: true }).fill('អ្នកតំណាងពេញសិទ្ធិ')
  await page.getByLabel('Note', { exact: true }).fill('Of a state')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText(`Added “${word}”.`)).toBeVisible()
  await expectAccessible(page)

  const body = doc(
    paragraph('Each plenipotentiary signed.'),
    paragraph('Two plenipotentiaries and one plenipotentiary left.'),
  )
  const { khmer } = await begun(editor, 'A word that was agreed on', body)
  await saveInOtherWords(editor.actor, khmer.entryId, Date.now())
  const { original, open } = mode(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(khmer.entryId)
  const terms = original.locator('.glossary-term')
  await expect(terms).toHaveText([word, word])
  const first = original.getByRole('button', { name: word })
  await first.focus()
  await expect(page.locator('p.fixed')).toContainText('អ្នកតំណាងពេញសិទ្ធិ')
  await expect(first).toHaveAccessibleDescription(/អ្នកតំណាងពេញសិទ្ធិ/)
  await page.keyboard.press('Escape')
  await expect(page.locator('p.fixed')).toHaveCount(0)
  await terms.nth(1).hover()
  await expect(page.locator('p.fixed')).toContainText('Of a state')
  await original.locator('summary', { hasText: 'Terms in this text (1)' }).click()
  await expect(original.locator('dd')).toContainText('អ្នកតំណាងពេញសិទ្ធិ')
  await expectAccessible(page)

  await page.getByRole('button', { name: /^Publish check: / }).click()
  await expect(page.getByText(`“${word}” in the English is to be called`).first()).toBeVisible()

  await page.goto('/admin/glossary')
  await page.getByLabel('Search', { exact: true }).fill(word)
  await page.locator('summary', { hasText: word }).click()
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText(`Removed “${word}”.`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(`Added “${word}” again.`)).toBeVisible()
})
