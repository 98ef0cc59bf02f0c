import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible, expectNoSidewaysScrolling, expectReadableInTheDark } from './support/accessible'
import { hourFarAway } from './support/hours'
import { expect, test } from './support/test'

const folder = join(String(process.env.GAZETTE_E2E), `backups-${process.pid}`)
test.beforeAll(() => void mkdirSync(folder))

// Not in the environment of this process: the server that other tests share may begin with the second test.
test.use({ ownServer: true, settings: { BACKUP_DIR: folder, BACKUP_AT: String(hourFarAway) } })

test('the server backs up by itself and proves it; an admin has another made and sees when it is done', async ({
  page,
  signedInAs,
}) => {
  test.slow()
  await signedInAs('admin')
  // None was ever made: the day's is due as soon as the server runs.
  const backups = page.getByRole('region', { name: 'Stored backups' }).getByRole('listitem')
  await expect(async () => {
    await page.goto('/admin/backups')
    await expect(backups).toHaveText([/Proved by restoring it/], { timeout: 500 })
  }).toPass({ timeout: 180_000 })
  await expect(page.getByText(`Every day from ${String(hourFarAway).padStart(2, '0')}:00`)).toBeVisible()

  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByRole('status')).toHaveText(/Starting|Everything is being copied|restored into a place/)
  await expect(backups).toHaveText([/Proved by restoring it/, /Proved by restoring it/], { timeout: 180_000 })
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeEnabled()
  expect(readdirSync(folder).filter((name) => /^gazette-[\d-]+T[\d-]+Z$/.test(name))).toHaveLength(2)

  // One is taken away, sealed with a password.
  await backups
    .first()
    .getByRole('button', { name: /^Download the backup of / })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Download a backup' })
  await expectAccessible(page)
  await dialog.getByLabel('Password for this copy').fill('too short')
  await dialog.getByRole('button', { name: 'Download', exact: true }).click()
  await expect(dialog.getByText('Choose a password of at least 16 characters')).toBeVisible()
  await dialog.getByLabel('Password for this copy').fill('seven quiet rivers run')
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download', exact: true }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^backup-[\d-]+T\d{4}\.tar\.age$/)
  expect(
    readFileSync(await download.path())
      .subarray(0, 21)
      .toString(),
  ).toBe('age-encryption.org/v1')
  await expect(dialog).toHaveCount(0)

  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)
  await expectReadableInTheDark(page)
})

test.describe('whoever may not', () => {
  test.use({ ownServer: false })

  test('an editor does not see the backups', async ({ page, signedInAs }) => {
    await signedInAs('editor')
    expect((await page.goto('/admin/backups'))!.status()).toBe(403)
    expect((await page.request.get('/api/desk/backups')).status()).toBe(403)
  })
})
