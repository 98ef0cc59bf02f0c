import { expect, test, type Browser, type BrowserContextOptions } from '@playwright/test'
import {
  makeFirstAccount,
  postgresForInstances,
  testOfInstances,
  titled,
  type PostgresForInstances,
} from './support/instances'
import { shippedLayout, type Server } from './support/server'
import { watch } from './support/watch'
import { writing } from './support/writing'

// Two servers of the built site on one PostgreSQL, each under an address of its own.

let postgres: PostgresForInstances | undefined
test.afterAll(() => postgres?.remove())

testOfInstances(
  titled(
    'one writes and publishes on two instances, each sees who is at the other, and readers of both have it at once',
  ),
  async ({ browser }) => {
    postgres = await postgresForInstances()
    const settings = { ...(await postgres.emptyArchive()), ...shippedLayout }
    await postgres.run(settings, 'prepare')
    const [here, there] = [await postgres.serve(settings), await postgres.serve(settings)]
    const at = await pageAt(browser, here)
    await makeFirstAccount(at.page, here)
    const entry = writing(at.page)
    await entry.begin({ title: 'Two servers', body: 'One archive.' })

    // This browser is signed in at the other: a session is of the archive, not of a server.
    const elsewhere = await pageAt(browser, there, await at.page.context().storageState())
    await elsewhere.page.goto(`/admin/entries/${entry.id()}`)
    await expect(writing(elsewhere.page).body).toContainText('One archive.')
    await expect(at.page.getByText('Also here: You in another window')).toBeVisible({ timeout: 60_000 })

    // Both have made and kept their front pages before.
    for (const { url } of [here, there]) expect(await textAt(url)).not.toContain('Two servers')
    await writing(elsewhere.page).publish()
    for (const { url } of [here, there]) expect(await textAt(url)).toContain('Two servers')
    for (const { watched } of [at, elsewhere]) expect(watched.problems).toEqual([])
  },
)

const textAt = async (url: string) => (await fetch(url)).text()

async function pageAt(browser: Browser, { url }: Server, storageState?: BrowserContextOptions['storageState']) {
  const context = await browser.newContext({ baseURL: url, storageState })
  const watched = watch(context, url)
  return { page: await context.newPage(), watched }
}
