import { findDraft } from '@/domain/writing/drafts'
import { storeUpload } from '@/domain/files/intake'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import sharp from 'sharp'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('a name is found and replaced in the title, the summary, the text and what is said of pictures, and taken back at once', async ({
  page,
  signedInAs,
}) => {
  const { actor } = await signedInAs('editor')
  const source = await sharp({ create: { width: 64, height: 40, channels: 3, background: '#375' } })
    .png()
    .toBuffer()
  const { id: mediaId } = got(await storeUpload(actor, { source, name: 'weir.png', keepBoth: true }, Date.now()))
  const body = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Thida spoke.' },
          { type: 'footnote', attrs: { text: 'Told by Thida.' } },
        ],
      },
      { type: 'picture', attrs: { mediaId, alt: 'Thida by the river', caption: 'Thida' } },
    ],
  }
  const lead = { mediaId, alt: 'Thida at a weir', caption: 'Thida in May' }
  const text = content({ title: 'Thida and her sisters', summary: 'What Thida said.', body, lead })
  const { entryId } = got(
    await createEntry(actor, { kind: 'post', language: 'en', session: 'find', content: text }, Date.now()),
  )
  const entry = writing(page)
  await page.goto(`/admin/entries/${entryId}`)
  await entry.body.click()
  await page.keyboard.press('Control+f')
  const bar = page.getByRole('search', { name: 'Find and replace' })
  await bar.getByLabel('Find', { exact: true }).fill('thida')
  await expect(bar).toContainText('of 8')
  await bar.getByLabel('Replace with').fill('A woman')

  await test.step('from one to the next, in the order of the page', async () => {
    const found = page.locator('[data-found]')
    while (!(await bar.textContent())!.includes('8 of 8')) await bar.getByRole('button', { name: 'Next' }).click()
    await expect(found).toHaveValue('Thida in May')
    await expect(found).toBeInViewport()
    await bar.getByRole('button', { name: 'Next' }).click()
    await expect(bar).toContainText('1 of 8')
    await expect(found).toHaveValue('Thida and her sisters')
    await bar.getByRole('button', { name: 'Replace', exact: true }).click()
    await expect(entry.title).toHaveValue('A woman and her sisters')
    await expect(bar).toContainText('1 of 7')
    await expect(found).toHaveValue('What Thida said.')
    await bar.getByLabel('Find', { exact: true }).press('Escape')
    await expect(entry.summary).toBeFocused()
    expect(
      await entry.summary.evaluate((field: HTMLTextAreaElement) => getSelection()!.toString() || field.value),
    ).toBe('Thida')
  })

  await page.keyboard.press('Escape')
  await entry.body.click()
  await page.keyboard.press('Control+f')
  await bar.getByLabel('Find', { exact: true }).fill('Thida')
  await bar.getByLabel('Replace with').fill('A woman')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await expect(bar).toContainText('7 replaced.')
  await entry.saved()
  const saved = async () => JSON.stringify((await findDraft(actor, entryId))!.content)
  await expect.poll(saved).not.toContain('Thida')
  await bar.getByRole('button', { name: 'Undo replacement' }).click()
  await expect(entry.summary).toHaveValue('What Thida said.')
  await expect(entry.body).toContainText('Thida spoke.')
  await expect.poll(async () => (await saved()).split('Thida').length - 1).toBe(7)
})
