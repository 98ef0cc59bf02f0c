import { once } from 'node:events'
import { statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freshData } from './support/places'
import { freePort, startServer } from './support/server'
import { expect, test } from './support/test'

/** Returns whether a server takes a new connection. */
function connects(port: number) {
  return new Promise<boolean>((resolve) => {
    const socket = connect(port, 'localhost', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

test.describe('a server of its own', () => {
  test.use({ ownServer: true })

  test('each start prints a new link for the first account, and the old one stops working', async ({
    server,
    setUpLink: first,
    page,
  }) => {
    await page.goto(first)
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible()
    await server.restart()
    await expect.poll(() => server.setUpLink()).not.toBe(first)
    await page.goto(first)
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    await page.goto(server.setUpLink())
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible()
  })

  test('a stop answers the request in hand, takes no more and ends well', async ({ server }) => {
    const { port } = new URL(server.url)
    const socket = connect(Number(port), 'localhost')
    let answer = ''
    socket.on('data', (chunk) => (answer += chunk))
    socket.write('GET /news HTTP/1.1\r\nhost: localhost\r\n')
    await wait(300)
    const started = performance.now()
    const stopped = server.stop()
    // A connection of its own: one that is there already gets one more answer.
    await expect.poll(() => connects(Number(port)), { intervals: [20] }).toBe(false)
    socket.write('connection: close\r\n\r\n')
    await once(socket, 'close')
    expect(answer).toContain('HTTP/1.1 200 OK')
    expect(answer).toContain('</html>')
    expect(await stopped).toBe(0)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('the secret and the data are for this user alone', ({ server }) => {
    expect(statSync(join(server.dataDir, 'secret')).mode & 0o077).toBe(0)
  })
})

test('a data directory without an archive is an error in words, not an empty site', async () => {
  const port = await freePort()
  const start = startServer({ dataDir: join(freshData(), 'elsewhere'), port })
  await expect(start).rejects.toThrow(/There is no archive in .*elsewhere/)
})
