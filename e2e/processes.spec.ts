import { execFileSync } from 'node:child_process'
import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { asMonitor } from './support/server'
import { expect, test } from './support/test'
import { writing } from './support/writing'

// The site in several processes: one that answers, one for the desk, two that make pages.
test.use({ ownServer: true, settings: { RENDERERS: '2', TRUSTED_PROXIES: 'loopback' } })

/** The processes of a server that make something, the one for the desk first. */
function processesOf(pid: number) {
  const lines = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' }).split('\n')
  const roles = lines.flatMap((line) => {
    const [, pid, role] = /^\s*(\d+) .*renderers\/process\.js (desk|page) /.exec(line) ?? []
    return role ? [{ pid: Number(pid), role }] : []
  })
  return roles.sort((a, b) => a.role.localeCompare(b.role))
}

test('a process that ends takes nothing with it: readers get their pages, and what is written is saved', async ({
  page,
  request,
  server,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 503/)
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'Written over an end', body: 'Before.' })
  const before = processesOf(server.pid())
  expect(before.map(({ role }) => role)).toEqual(['desk', 'page', 'page'])

  // Every page process ends during requests for new addresses.
  const answers = Array.from({ length: 12 }, (_, n) => request.get(`/2014/10?n=${n}`).then((answer) => answer.status()))
  const cold = Array.from({ length: 12 }, (_, n) => request.get(`/nothing-here-${n}`).then((answer) => answer.status()))
  for (const { pid } of before.slice(1)) process.kill(pid, 'SIGKILL')
  expect(await Promise.all(answers)).toEqual(answers.map(() => 200))
  expect(await Promise.all(cold)).toEqual(cold.map(() => 404))

  process.kill(before[0]!.pid, 'SIGKILL')
  await entry.type(' After.')
  await expect(entry.state).toContainText(/^Saved/, { timeout: 90_000 })
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Body' })).toContainText('Before. After.')
  await entry.publish()
  const [path] = /\/\d{4}\/\d\d\/written-over-an-end/.exec(await (await request.get('/')).text())!
  expect(await (await request.get(path)).text()).toContain('Before. After.')
  await expect.poll(() => processesOf(server.pid()).map(({ role }) => role)).toEqual(['desk', 'page', 'page'])
})

test('after a publish a crowd of one network that asks for lists gets them all', async ({
  page,
  server,
  signedInAs,
}) => {
  const headers = { 'x-forwarded-for': '203.0.113.5' }
  const text = async (path: string) => (await fetch(server.url + path, { headers })).text()
  const links = (await Promise.all(['/topics', '/countries', '/archive'].map(text))).join(' ')
  const found = links.matchAll(/href="(\/(?:topics|countries|\d{4})\/[^"#?]+)"/g)
  const lists = [...new Set(Array.from(found, ([, path]) => path!))].slice(0, 28)
  expect(lists).toHaveLength(28)
  for (const path of lists) await text(path)
  await signedInAs('editor')
  const entry = writing(page)
  await entry.begin({ title: 'What everybody wants to read', body: 'Words.' })
  await entry.publish()
  const crowd = Array.from({ length: 672 }, (_, n) => fetch(server.url + lists[n % lists.length]!, { headers }))
  const statuses = (await Promise.all(crowd)).map(({ status }) => status)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
})

test('what every process counts of itself is in the metrics', async ({ request }) => {
  const text = await (await request.get('/api/metrics', asMonitor)).text()
  for (const process of ['front', 'desk', 'page-1', 'page-2'])
    expect(text).toMatch(new RegExp(`^process_resident_memory_bytes\\{process="${process}"\\} \\d`, 'm'))
  expect(text.match(/^# TYPE gazette_http_requests_total /gm)).toHaveLength(1)
})

test('a stop loses no request, and leaves no process', async ({ server }) => {
  const processes = processesOf(server.pid())
  expect(processes).toHaveLength(3)
  const readers = Array.from({ length: 20 }, (_, n) => readUntilTheEnd(`${server.url}/search?q=stop+${n}`))
  await wait(1_000)
  expect(await server.stop()).toBe(0)
  // Each reader kept its connection until an answer said that it was the last one.
  const ends = await Promise.all(readers)
  expect(ends.filter((end) => end !== 'told')).toEqual([])
  for (const { pid } of processes) expect(() => process.kill(pid, 0)).toThrow()
})

/** Requests an address repeatedly over one connection. Returns its end: `told` by an answer, or lost without one. */
async function readUntilTheEnd(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    for (;;) {
      const isLast = await new Promise<boolean>((resolve, reject) => {
        get(url, { agent }, (response) => {
          response.on('error', reject).on('end', () => resolve(response.headers.connection === 'close'))
          response.resume()
        }).on('error', reject)
      })
      if (isLast) return 'told'
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code
  } finally {
    agent.destroy()
  }
}
