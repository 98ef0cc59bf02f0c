import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { exportXml } from '@/domain/imports/wordpress/test-export'
import { pdfBytes, pictureBytes } from '@/domain/testing/uploads'
import { keys, openBucket } from '@/lib/store/test-s3'
import { startBalancer } from './support/balancer'
import { hourFarAway } from './support/hours'
import { postgresForInstances, testOfInstances, titled, type PostgresForInstances } from './support/instances'
import { choose, morningIn } from './support/scheduled'
import { freePort } from './support/server'
import { watch } from './support/watch'
import { writing } from './support/writing'

// The main path through the desk on two servers with one PostgreSQL, one bucket and one address. Steps alternate.

type Balancer = Awaited<ReturnType<typeof startBalancer>>
let postgres: PostgresForInstances | undefined
let bucket: Awaited<ReturnType<typeof openBucket>> | undefined
let balancer: Balancer | undefined
test.afterAll(async () => {
  await balancer?.stop()
  await postgres?.remove()
  await bucket?.close()
})

const password = 'herons that nobody has counted'
const explanation = 'The river had another name.'

testOfInstances(
  titled(
    'on two instances with files in a bucket, one writes, uploads, publishes, schedules, withdraws, imports, backs up and restores, and readers of both have it at once',
  ),
  async ({ browser }) => {
    test.slow()
    const { site, a, b, settings, leader } = await twoServers()
    const context = await browser.newContext({ baseURL: site.url })
    const watched = watch(context, site.url)
    const page = await context.newPage()
    const entry = writing(page)
    const answerAt = async (place: number, path: string) => {
      site.use(place)
      return fetch(site.url + path, { redirect: 'manual' })
    }
    const textAt = async (place: number, path: string) => (await answerAt(place, path)).text()
    const bytesAt = async (place: number, path: string) =>
      Buffer.from(await (await answerAt(place, path)).arrayBuffer()).toString('base64')

    expect(a.setUpLink()).toBe(b.setUpLink())
    site.use(1)
    await page.goto(a.setUpLink())
    await page.getByLabel('Name').fill('Chan Dara')
    await page.getByLabel('Email').fill('heron@example.org')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page).toHaveURL('/admin')

    // A text that is begun at one, with a picture that is sent to the other.
    site.use(0)
    await entry.begin({ title: 'Herons at two rivers', body: 'Words by the water.' })
    const post = page.url()
    site.use(1)
    await addPicture(page, await pictureBytes({ width: 800, height: 400 }))
    await page.getByRole('button', { name: 'Describe this picture' }).click()
    await page.getByLabel('Description for readers who cannot see the picture').fill('A heron')
    await entry.saved()
    for (const place of [0, 1]) expect(await textAt(place, '/')).not.toContain('Herons at two rivers')
    site.use(0)
    await entry.publish()
    const path = (await page
      .getByRole('link', { name: /^View (post|publication|page)$/ })
      .last()
      .getAttribute('href'))!
    for (const place of [1, 0]) expect(await textAt(place, '/')).toContain('Herons at two rivers')
    const picture = /<img[^>]+src="([^"]+)"/.exec(await textAt(1, path))![1]!
    const pictureAtFirst = await bytesAt(0, picture)
    expect(await bytesAt(1, picture)).toBe(pictureAtFirst)

    // A publication, whose document is sent to the first server and requested from the second.
    site.use(1)
    await entry.begin({ title: 'Counting herons', body: 'Abstract.' }, 'publication')
    const document = await pdfBytes('Kingfishers beside the dam')
    site.use(0)
    await addDocument(page, document)
    await entry.saved()
    expect(await textAt(0, '/search?q=kingfishers')).toContain('Nothing was found')
    site.use(1)
    await entry.publish()
    for (const place of [0, 1]) expect(await textAt(place, '/search?q=kingfishers')).toContain('Counting herons')
    const file = /href="(\/files\/\w+\/counted\.pdf)"/.exec(await textAt(0, '/publications/counting-herons'))![1]!
    for (const place of [1, 0]) expect(await bytesAt(place, file)).toBe(document.toString('base64'))
    expect(bucket!.requests.filter((request) => request.startsWith('PUT') && request.endsWith('.pdf'))).not.toEqual([])
    expect(readdirSync(join(settings.DATA_DIR, 'media'))).toEqual([])

    // Set for later at one, as the other shows it.
    site.use(0)
    await entry.begin({ title: 'Herons of another day', body: 'Not yet.' })
    const scheduled = page.url()
    site.use(1)
    await schedule(page)
    site.use(0)
    await page.goto(scheduled)
    await expect(page.getByText(/Scheduled: goes live .* 09:00/).first()).toBeVisible()
    for (const place of [1, 0]) expect(await textAt(place, '/')).not.toContain('Herons of another day')

    site.use(1)
    await page.goto(post)
    await withdraw(page)
    for (const place of [0, 1]) {
      const answer = await answerAt(place, path)
      expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining(explanation)])
    }

    const imported = '/2013/05/a-visit-to-the-dam'
    await importAt(page, site)
    for (const place of [0, 1]) expect(await textAt(place, imported)).toContain('Words of the old site.')

    // Asked of the one that does not make it, copied into another database, folder and bucket, and read there.
    site.use(1 - leader())
    await backUp(page)
    const paths = ['/', path, '/publications/counting-herons', imported, '/search?q=kingfishers', picture, file]
    const before = await Promise.all(paths.map((path) => bytesAt(0, path)))
    const restored = await restore(settings)
    site.ports.push(await serving(restored))
    expect(await Promise.all(paths.map((path) => bytesAt(2, path)))).toEqual(before)
    await signInAgain(page, scheduled)
    await expect(page.getByText(/Scheduled: goes live .* 09:00/).first()).toBeVisible()
    expect(watched.problems).toEqual([])
  },
)

async function twoServers() {
  const site = (balancer = await startBalancer())
  bucket = await openBucket()
  postgres = await postgresForInstances()
  const folder = join(postgres.folder, 'backups')
  mkdirSync(folder)
  const settings = {
    ...(await postgres.emptyArchive()),
    ...keys,
    MEDIA_URL: bucket.url,
    BACKUP_DIR: folder,
    BACKUP_AT: String(hourFarAway),
  }
  await postgres.run(settings, 'prepare')
  site.ports.push(await freePort(), await freePort())
  const [a, b] = await Promise.all(site.ports.map((port) => postgres!.serve(settings, { port, siteUrl: site.url })))
  const leader = () => [a!, b!].findIndex((server) => server.output().includes('does the background jobs'))
  await expect.poll(leader).toBeGreaterThanOrEqual(0)
  return { site, a: a!, b: b!, settings, leader }
}

async function addPicture(page: Page, buffer: Buffer) {
  await page.getByRole('button', { name: 'Picture', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload a picture' }).click()
  await (await chooser).setFiles({ name: 'heron.png', mimeType: 'image/png', buffer })
}

async function addDocument(page: Page, buffer: Buffer) {
  await page.getByRole('button', { name: 'Add a file' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload a file' }).click()
  await (await chooser).setFiles({ name: 'Counted.pdf', mimeType: 'application/pdf', buffer })
  await expect(page.getByText(/PDF, .*, 1 page/)).toBeVisible()
}

async function schedule(page: Page) {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Publish…' }).click()
  await dialog.getByText('At a set time').click()
  await choose(page, morningIn(3))
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(dialog).toHaveCount(0)
}

async function withdraw(page: Page) {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await dialog.getByLabel('Reason').selectOption('error')
  await dialog.getByLabel('Explanation').fill(explanation)
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** Sends an export to one, and has the other import it. */
async function importAt(page: Page, site: Balancer) {
  const old = {
    id: 12,
    slug: 'a-visit-to-the-dam',
    date: '2013-05-21 09:00:00',
    content: '<p>Words of the old site.</p>',
  }
  site.use(0)
  await page.goto('/admin/imports/new')
  const buffer = Buffer.from(exportXml([old]))
  await page.getByLabel('Export of WordPress').setInputFiles({ name: 'old-site.xml', mimeType: 'text/xml', buffer })
  await page.getByRole('button', { name: 'Upload and preview import' }).click()
  await expect(page.getByText('Nothing is written yet.')).toBeVisible()
  site.use(1)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page).toHaveURL(/\/imports\/\d+$/)
}

async function backUp(page: Page) {
  const backups = page.getByRole('region', { name: 'Stored backups' }).getByRole('listitem')
  // The day's is due as soon as the servers run.
  await expect(async () => {
    await page.goto('/admin/backups')
    await expect(backups).toHaveText([/Proved by restoring it/], { timeout: 500 })
  }).toPass()
  await page.getByRole('button', { name: 'Back up now' }).click()
  // The other instance makes it, proves it, and is asked how far it is.
  await expect(backups).toHaveText([/Proved by restoring it/, /Proved by restoring it/], { timeout: 90_000 })
}

/** Restores the newest backup into an archive that is empty: its settings. */
async function restore(settings: Awaited<ReturnType<typeof twoServers>>['settings']) {
  const { SECRET, BACKUP_DIR } = settings
  const newest = readdirSync(BACKUP_DIR).sort().at(-1)!
  const MEDIA_URL = bucket!.url.replace('/files?', '/restored?')
  const restored = { ...(await postgres!.emptyArchive()), ...keys, SECRET, MEDIA_URL }
  await postgres!.run(restored, 'restore', join(BACKUP_DIR, newest))
  return restored
}

/** Serves an archive under the same address: its port. */
async function serving(settings: Record<string, string>) {
  const port = await freePort()
  await postgres!.serve(settings, { port, siteUrl: balancer!.url })
  return port
}

async function signInAgain(page: Page, address: string) {
  await page.goto(address)
  await page.getByLabel('Email').fill('heron@example.org')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(address)
}
