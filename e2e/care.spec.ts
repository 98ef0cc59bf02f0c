import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFiles, filesByAge } from '@/domain/care/fixity'
import { unreadNotices } from '@/domain/notices/notices'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
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
    .getByRole('region', { name: 'To fix' })
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
  await expect(page.getByText('There is nothing to fix.')).toBeVisible()
})

test('an admin sees how the installation is, and what to do where it is not well; editors see texts alone', async ({
  page,
  signedInAs,
}) => {
  await signedInAs('editor')
  await page.goto('/admin/care')
  await expect(page.getByRole('link', { name: 'Site health' })).toHaveCount(0)
  expect((await page.goto('/admin/care/self-check'))!.status()).toBe(403)

  await signedInAs('admin')
  await page.goto('/admin/care')
  await page.getByRole('link', { name: 'Site health' }).click()
  const backup = page.getByRole('region', { name: 'Problems' }).getByRole('listitem').filter({ hasText: 'Last backup' })
  await expect(backup).toContainText('There is none.')
  await expect(backup).toContainText('set BACKUP_DIR')
  await expect(page.getByRole('region', { name: 'Good', exact: true })).toContainText('A change would be kept.')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
})

test.describe('a stored file that is no longer what it was', () => {
  test.use({ ownServer: true })

  test('is told loudly, is not given to readers, and is given again once it was put right', async ({
    page,
    server,
    signedInAs,
  }) => {
    await page.goto('/publications')
    await page.getByRole('main').getByRole('article').first().getByRole('heading').getByRole('link').click()
    await expect(page).toHaveURL(/\/publications\/./)
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    const address = (await page.locator('a[href^="/files/"]').first().getAttribute('href'))!
    const [, , id, name] = address.split('/') as [string, string, string, string]
    const stored = join(server.dataDir, 'media', id, 'document.pdf')
    const bytes = readFileSync(stored)
    const checksum = createHash('sha256').update(bytes).digest('hex')
    await expect(page.getByRole('main')).toContainText(checksum)

    const admin = await signedInAs('admin')
    writeFileSync(stored, Buffer.concat([bytes.subarray(0, -1), Buffer.from('!')]))
    await checkFiles(await filesByAge(), Date.now())
    expect((await page.request.get(address)).status()).toBe(503)
    await page.reload()
    await expect(page.getByRole('main')).toContainText(checksum) // the true one stays

    await page.goto('/admin')
    await expect(page.getByText('One stored upload is damaged')).toBeVisible()
    await page
      .getByRole('region', { name: 'To fix' })
      .getByRole('link', { name: /stored upload is damaged/ })
      .click()
    const damaged = page.getByRole('region', { name: 'Stored files that are damaged' })
    await expect(damaged).toContainText('The document is not the same any more, or cannot be read.')
    await expect(damaged.getByRole('link', { name: decodeURIComponent(name) })).toHaveAttribute(
      'href',
      `/admin/media/${id}`,
    )
    await expect(damaged.getByRole('link', { name: title })).toBeVisible()
    expect(await unreadNotices(admin.actor)).toBe(1)
    await expectAccessible(page)

    const again = damaged.getByRole('button', { name: `Check ${decodeURIComponent(name)} again` })
    await again.click()
    await expect(damaged.getByRole('status')).toHaveText('Read again just now: it is still damaged.')
    writeFileSync(stored, bytes)
    await again.click()
    await expect(damaged).toBeHidden()
    expect((await page.request.get(address)).status()).toBe(200)
  })
})
