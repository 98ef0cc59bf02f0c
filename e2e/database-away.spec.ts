import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { TestProxy } from '@/db/test-proxy'
import {
  makeFirstAccount,
  postgresForInstances,
  testOfInstances,
  titled,
  type PostgresForInstances,
} from './support/instances'
import { writing } from './support/writing'

let postgres: PostgresForInstances | undefined
let proxy: TestProxy | undefined
test.afterAll(async () => {
  await postgres?.remove()
  await proxy?.end()
})

/** For how many seconds kept pages may be sent while the database is away. */
const seconds = 10

testOfInstances(
  titled('while the database is away an editor keeps what is typed, and readers get kept pages for as long as is said'),
  async ({ browser }) => {
    postgres = await postgresForInstances()
    const archive = await postgres.emptyArchive()
    proxy = await TestProxy.before(archive.DATABASE_URL)
    const away = { RENDERERS: '0', STALE_IF_DOWN: String(seconds) }
    const settings = { ...archive, ...away, DATABASE_URL: proxy.through(archive.DATABASE_URL) }
    await postgres.run(settings, 'prepare')
    const server = await postgres.serve(settings)
    const page = await (await browser.newContext({ baseURL: server.url })).newPage()
    await makeFirstAccount(page, server)
    const entry = writing(page)
    await entry.begin({ title: 'Written through a failure', body: 'Before.' })
    const answer = async (path: string) => {
      const response = await fetch(`${server.url}${path}`)
      return { status: response.status, retry: response.headers.get('retry-after'), text: await response.text() }
    }
    expect(await answer('/')).toMatchObject({ status: 200 })

    await proxy.goAway()
    const began = performance.now()
    expect(await answer('/')).toMatchObject({ status: 200 })
    expect(await answer('/news?nobody=asked')).toMatchObject({ status: 503, retry: '10' })
    await entry.body.click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Meanwhile.')
    await expect(entry.state).toContainText('Not saved: the database does not answer.')
    while ((await answer('/')).status === 200) await wait(200)
    const lasted = (performance.now() - began) / 1_000
    expect(lasted).toBeGreaterThan(seconds - 5)
    expect(await answer('/')).toMatchObject({
      status: 503,
      retry: '10',
      text: expect.stringContaining('Nothing is lost'),
    })

    await proxy.comeBack()
    await expect(entry.state).toContainText(/^Saved/, { timeout: 90_000 })
    expect(await answer('/')).toMatchObject({ status: 200 })
    await page.reload()
    await expect(entry.body).toContainText('Before. Meanwhile.')

    // A database that hangs is found out as soon.
    proxy.freeze()
    const hung = performance.now()
    expect(await answer('/news?nobody=asked-again')).toMatchObject({ status: 503, retry: '10' })
    expect(performance.now() - hung).toBeLessThan(4_000)
    expect(await answer('/')).toMatchObject({ status: 200 })
    proxy.thaw()
  },
)
