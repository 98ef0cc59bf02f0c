import { createEntry } from '@/domain/drafts'
import { content, got, text } from '@/domain/test-newsroom'
import { randomId } from '@/lib/random'
import { expect, test } from './support/test'

test('an editor is told on the front of a draft that lay for two months, and finds it among what needs care', async ({
  page,
  signedInAs,
}) => {
  const editor = await signedInAs('editor')
  const title = `Forgotten ${randomId()}`
  const whole = content({ title, body: text('Words.') })
  const then = Date.now() - 62 * 86_400_000
  got(await createEntry(editor.actor, { kind: 'post', language: 'en', session: 's', content: whole }, then))
  await page.goto('/admin')
  await page
    .getByRole('region', { name: 'Needs care' })
    .getByRole('link', { name: /older than a month/ })
    .click()
  const old = page.getByRole('region', { name: 'Drafts older than a month' })
  await expect(old).toContainText('saved 2 months ago')
  await old.getByRole('link', { name: title }).click()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue(title)
})

test('a contributor is told only of what is theirs', async ({ page, signedInAs }) => {
  await signedInAs('contributor')
  await page.goto('/admin/care')
  await expect(page.getByText('Nothing needs care just now.')).toBeVisible()
})
