import Database from 'better-sqlite3'
import { join } from 'node:path'
import { unfold } from './support/rail'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test.use({ ownServer: true })

/** Makes SQLite answer every save as on a full disk, by a table without free row numbers. */
function fillDisk(dataDir: string) {
  const database = new Database(join(dataDir, 'gazette.db'))
  database.exec('create table filler (id integer primary key autoincrement)')
  database.exec('insert into filler values (9223372036854775807)')
  const triggers = ['sessions', 'revisions'].flatMap((table) => [`insert on ${table}`, `update on ${table}`])
  for (const [n, change] of triggers.entries())
    database.exec(`create trigger full_${n} before ${change} begin insert into filler values (null); end`)
  return () => {
    for (const n of triggers.keys()) database.exec(`drop trigger full_${n}`)
    database.close()
  }
}

test('on a full disk the desk opens and says so, what is typed stays, and it is saved once there is room', async ({
  page,
  browser,
  server,
  signedInAs,
  watched,
}) => {
  await signedInAs('admin')
  const entry = writing(page)
  await entry.begin({ title: 'Before the disk was full', body: 'Saved.' })
  const makeRoom = fillDisk(server.dataDir)
  watched.tolerated.push(/status of 507/)
  await entry.type(' Not saved.')
  await expect(entry.state).toContainText('the disk is full')

  const desk = await page.context().newPage()
  await desk.goto('/admin')
  const note = desk.getByText('The disk of the server is full. Nothing can be saved now.')
  await expect(note).toBeVisible()
  await expect(desk.getByText('What you type in a text is kept in this browser')).toBeVisible()
  await expect(desk.getByText('Make room on the disk that holds DATA_DIR')).toBeVisible()
  await desk.getByRole('link', { name: 'Media', exact: true }).click()
  await expect(desk.getByRole('heading', { name: 'Media' })).toBeVisible()
  await expect(note).toBeVisible()

  const stranger = await browser.newContext({ baseURL: server.url })
  const signIn = await stranger.newPage()
  await signIn.goto('/sign-in')
  await expect(signIn.getByText('nobody can sign in')).toBeVisible()
  await expect(signIn.getByLabel('Email')).toBeVisible()
  expect((await signIn.goto('/'))?.status()).toBe(200)

  makeRoom()
  // The save is tried again every half a minute.
  await expect(entry.state).toHaveText(/^Saved/, { timeout: 90_000 })
  await expect(entry.body).toContainText('Saved. Not saved.')
  await unfold(desk, 'Maintenance')
  await desk.getByRole('link', { name: 'Trash', exact: true }).click()
  await expect(desk.getByRole('heading', { name: 'Trash' })).toBeVisible()
  await expect(note).toHaveCount(0)
  await signIn.goto('/sign-in')
  await expect(signIn.getByText('nobody can sign in')).toHaveCount(0)
  await stranger.close()
})
