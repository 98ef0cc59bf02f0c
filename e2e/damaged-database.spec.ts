import { damageTables } from '@/db/test-damage'
import { expect, test } from './support/test'

test.use({ ownServer: true })

test('with a damaged database the desk opens and says so, also To fix; readers get what is whole', async ({
  page,
  server,
  signedInAs,
}) => {
  await signedInAs('admin')
  await server.stop()
  damageTables(server.dataDir, 'notices_unread', 'consents_ending')
  await server.restart()
  for (const path of ['/admin', '/admin/care', '/admin/notices']) {
    expect((await page.goto(path))?.status()).toBe(200)
    await expect(page.getByText('The database is damaged.').first()).toBeVisible()
    await expect(page.getByText('which backup to bring back').first()).toBeVisible()
  }
  await page.goto('/admin/entries')
  await expect(page.getByRole('heading', { name: 'Content', exact: true })).toBeVisible()
  await expect(page.getByText('The database is damaged.')).toBeVisible()
  expect((await page.goto('/'))?.status()).toBe(200)
})
