import Database from 'better-sqlite3'
import { join } from 'node:path'
import { asMonitor, shippedLayout } from './support/server'
import { expect, test } from './support/test'
import { writing } from './support/writing'

test('anyone may ask whether the site answers; how it is, only who has the token', async ({ request }) => {
  const live = await request.get('/api/health')
  expect([live.status(), await live.json()]).toEqual([200, { ok: true }])
  const ready = await request.get('/api/health/ready', asMonitor)
  expect(ready.status()).toBe(200)
  expect(await ready.json()).toMatchObject({
    ok: true,
    database: 'readable',
    notWritable: null,
    files: { damaged: 0 },
    waiting: { pings: 0 },
    findings: expect.arrayContaining([{ id: 'backup', state: 'wrong', says: 'There is none.' }]),
    version: expect.stringMatching(/^\d/),
  })
  expect((await request.get('/api/health/ready?strict=yes', asMonitor)).status()).toBe(503)
  const metrics = await request.get('/api/metrics', asMonitor)
  expect(metrics.status()).toBe(200)
  expect(await metrics.text()).toMatch(/^gazette_http_requests_total\{kind="api",answer="5xx"\} [1-9]/m)
  for (const path of ['/api/health/ready', '/api/metrics']) {
    const outside = await request.get(path)
    expect(outside.status()).toBe(404)
    expect(outside.headers()).not.toHaveProperty('set-cookie')
  }
})

test.describe('the log', () => {
  test.use({ ownServer: true, settings: { LOG_REQUESTS: 'yes', ...shippedLayout } })

  test('knows every request and nothing of who asks, what is written, and what fails with it', async ({
    page,
    request,
    server,
    signedInAs,
    watched,
  }) => {
    const answer = await request.get('/2014/10/quokka', { headers: { 'user-agent': 'Quokka browser' } })
    await request.get('/search?q=quokka')
    expect([answer.status(), answer.headers()['x-request-id']]).toEqual([404, undefined])
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill('quokka@example.org')
    await page.getByLabel('Password', { exact: true }).fill('Quokka quokka 1')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('is not right')).toBeVisible()

    await signedInAs('editor', 'Quirin Quokka')
    const entry = writing(page)
    await entry.begin({ title: 'The quokka speaks', body: 'Quokka.' })
    await entry.publish()
    // The database refuses, in words that hold what was written.
    const database = new Database(join(server.dataDir, 'gazette.db'))
    for (const what of ['insert', 'update'])
      database.exec(`create trigger no_${what} before ${what} on revisions begin select raise(abort, 'quokka'); end`)
    watched.tolerated.push(/status of 500/)
    await entry.type(' More of the quokka.')
    await expect(entry.state).toContainText('report number')
    const [, number] = /report number (\w{12})/.exec(await entry.state.innerText())!
    database.exec('drop trigger no_insert; drop trigger no_update')
    database.close()

    const lines = server
      .output()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', request: number, error: expect.anything() }))
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'desk', status: 500, request: number }))
    expect(lines.filter(({ kind }) => kind === 'page').length).toBeGreaterThan(1)
    expect(server.output()).not.toMatch(/quokka|quirin|127\.0\.0\.1/i)
  })
})
