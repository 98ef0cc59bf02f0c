import sharp from 'sharp'
import { storeUpload } from '@/domain/files/intake'
import { content, createEntry, got } from '@/domain/testing/newsroom'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('a picture without words keeps a text back, and the way to it is a key', async ({ page, signedInAs }) => {
  const { actor } = await signedInAs('editor')
  const source = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
    .png()
    .toBuffer()
  const { id } = got(await storeUpload(actor, { source, name: 'river.png', keepBoth: true }, Date.now()))
  const body = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'click here', marks: [{ type: 'link', attrs: { href: '/2014/10/never-was' } }] },
        ],
      },
      { type: 'picture', attrs: { mediaId: id } },
    ],
  }
  const whole = content({ title: `Checked ${process.pid}`, body })
  const entry = { kind: 'post' as const, language: 'en' as const, session: 's', content: whole }
  const { entryId } = got(await createEntry(actor, entry, Date.now()))
  await page.goto(`/admin/entries/${entryId}`)
  await expect(page.getByRole('button', { name: /^Publish check: 1 error · \d tips?$/ })).toBeVisible()

  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  const finding = dialog.getByRole('button', { name: /^Picture 1 in the text has no description/ })
  await expect(finding).toBeVisible()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog.getByText('Not published: fix the errors above first.')).toBeVisible()
  await dialog.getByText(/^\d tips?$/).click()
  await expect(
    dialog.getByText('The link “click here” leads to an address of this site that nothing was'),
  ).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }

  await finding.focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByLabel('Description for readers who cannot see the picture')).toBeFocused()
  await page.keyboard.type('A river')
  const { saved, publish } = writing(page)
  await saved()
  await expect(page.getByRole('button', { name: /^Publish check: \d tips?$/ })).toBeVisible()

  // In the panel, advice leads to its place too.
  await page.getByRole('button', { name: /^Publish check:/ }).click()
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: /^There is no summary/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Summary', { exact: true })).toBeFocused()
  await panel.getByRole('button', { name: /does not say where it leads/ }).click()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('click here')
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await publish()
  await expect(page.getByRole('button', { name: 'Status: Published' })).toBeVisible()
})

test('what a server is sent past the editor is checked there too', async ({ page, signedInAs, server, watched }) => {
  const { actor } = await signedInAs('editor')
  watched.tolerated.push(/status of 422/)
  const source = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } })
    .png()
    .toBuffer()
  const { id } = got(await storeUpload(actor, { source, name: 'river.png', keepBoth: true }, Date.now()))
  const whole = content({ title: `Silent ${process.pid}`, lead: { mediaId: id, alt: '' } })
  const entry = { kind: 'post' as const, language: 'en' as const, session: 's', content: whole }
  const { entryId, revisionId } = got(await createEntry(actor, entry, Date.now()))
  const answer = await page.request.post(`/api/desk/entries/${entryId}/release`, {
    headers: { origin: server.url },
    data: { revisionId, seen: 0 },
  })
  expect(answer.status()).toBe(422)
  expect(await answer.text()).toContain('The lead picture has no description.')
})
