import { got } from '@/domain/testing/newsroom'
import { ownSuggestion } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion } from '@/domain/review/suggestions/suggestions'
import { randomId } from '@/lib/keys/random'
import { someone } from './support/staff'
import { expect, test } from './support/test'
import { begun, blocks, doc, mode, paragraph } from './support/translating'
import { writing } from './support/writing'

test('suggestions in a translation: what is accepted is counted as translated, what is refused stays to be translated', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const { khmer } = await begun(editor, 'A text that a colleague suggests')
  const reviewer = await someone('editor', 'Anna')
  const { base, counter } = (await ownSuggestion(reviewer.actor, khmer.entryId))!
  const suggested = {
    ...base,
    title: 'ចំណងជើង',
    body: doc(blocks[0]!, paragraph('មន្ត្រីប្រាំនាក់បានជួបគ្នា។'), paragraph('ពួកគេនឹងជួបគ្នាម្តងទៀត។')),
  }
  const save = { entryId: khmer.entryId, counter, session: randomId(), base, suggested }
  got(await saveSuggestion(reviewer.actor, save, Date.now()))

  const { marked, original, count, open } = mode(page)
  const { title, body, saved } = writing(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(khmer.entryId)
  await count('5 of 5 paragraphs still in English')
  await page.getByRole('button', { name: 'Show suggested edits' }).first().click()
  const panel = page.getByRole('complementary', { name: 'Comments and suggested edits' })
  const changes = panel.getByRole('list', { name: 'Suggested changes' }).getByRole('listitem')
  await expect(changes).toHaveCount(3)
  // Suggested words are shown in the text but are not part of it: nothing counts as translated yet.
  await expect(body.locator('ins').first()).toBeVisible()
  await count('5 of 5 paragraphs still in English')
  await expect(marked).toHaveCount(3)
  await changes.filter({ hasText: 'ចំណងជើង' }).getByRole('button', { name: 'Accept' }).click()
  await expect(title).toHaveValue('ចំណងជើង')
  await count('4 of 5 paragraphs still in English')
  await changes.filter({ hasText: 'មន្ត្រីប្រាំនាក់' }).getByRole('button', { name: 'Accept' }).click()
  await count('3 of 5 paragraphs still in English')
  await expect(marked).toHaveCount(2)
  await changes.filter({ hasText: 'ម្តងទៀត' }).getByRole('button', { name: 'Refuse' }).click()
  await expect(body.locator('ins')).toHaveCount(0)
  await count('3 of 5 paragraphs still in English')
  await saved()
  await page.reload()
  await count('3 of 5 paragraphs still in English')
  await expect(original).toBeVisible()
  const line = page.getByRole('group', { name: 'Translation' })
  await line.getByRole('button', { name: 'Next paragraph in English' }).click()
  await expect(page.getByLabel('Summary', { exact: true })).toBeFocused()
})
