import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipOf } from '@/domain/testing/office'
import { expectAccessible, expectNoSidewaysScrolling } from './support/accessible'
import { expect, test } from './support/test'

test('an admin sends a ZIP of pictures over a line that breaks, and imports from the folder that it becomes', async ({
  page,
  server,
  signedInAs,
  watched,
}, info) => {
  watched.tolerated.push(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/)
  await signedInAs('admin')
  const name = `old-site-${Date.now()}`
  // A file of two pieces.
  const buffer = zipOf([
    ['uploads/2014/10/large.jpg', randomBytes(9_000_000)],
    ['uploads/2014/10/notes.php', '<?php'],
  ])
  const file = info.outputPath(`${name}.zip`)
  writeFileSync(file, buffer)
  await page.goto('/admin/imports/new')
  await expectAccessible(page)

  // The second piece does not arrive; the page is left, and opened again.
  const second = /\/api\/desk\/imports\/archives\/[0-9a-z]{12}\?at=8000000$/
  await page.route(second, (route) => route.abort())
  const field = page.getByLabel('Send a ZIP of them')
  await field.setInputFiles(file)
  const section = page.getByRole('region', { name: 'ZIP of pictures and files' })
  await expect(section.getByText(`${name}.zip: 8 MB of 9 MB. No answer from the server; trying again …`)).toBeVisible()
  await expectAccessible(page)
  await section.getByRole('button', { name: 'Pause' }).click()
  await page.unroute(second)
  await page.reload()
  await expect(section.getByText('8 MB of 9 MB are here. Choose the same file to go on.')).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScrolling(page)
  await expectAccessible(page)

  const places: string[] = []
  page.on('request', (request) => {
    const { searchParams, pathname } = new URL(request.url())
    if (pathname.includes('/imports/archives/') && request.method() === 'POST') places.push(searchParams.get('at')!)
  })
  await field.setInputFiles(file)
  await expect(section.getByText(`The folder “${name}” is there, and chosen above.`)).toBeVisible()
  expect(places).toEqual(['8000000'])
  await expect(section.getByText('1 thing in it that no import has a use for was left out')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Pictures and files' })).toHaveValue(name)
  expect(existsSync(join(server.dataDir, 'import', name, 'uploads/2014/10/large.jpg'))).toBe(true)
})
