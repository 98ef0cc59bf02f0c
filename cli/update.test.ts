import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import packageJson from '@/package.json'
import { checkForUpdate, update } from './update'

async function checkAt(answer?: RequestListener | object) {
  const listener: RequestListener =
    typeof answer === 'function' ? (answer as RequestListener) : (_, res) => res.end(JSON.stringify(answer))
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gazette/latest.json`
  if (answer === undefined) server.close()
  onTestFinished(() => void server.close())
  const print = vi.spyOn(console, 'log').mockReturnValue()
  const result = await checkForUpdate(url)
  const printed = print.mock.calls.flat().join('\n')
  print.mockRestore()
  return (result.ok ? printed : result.problems[0]!.message).replaceAll(url.replace('latest.json', ''), 'AT/')
}

const release = (version: string) => ({
  version,
  archive: `gazette-${version}-linux-x64.tar.gz`,
  sha256: 'a'.repeat(64),
})

test('without an address nothing is asked', async () => {
  const result = await update.run(['--check'])
  expect(result).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('UPDATES_URL is not set') }],
  })
})

test('a newer release is named with its archive and checksum', async () => {
  const says = await checkAt(release('10.0.0'))
  expect(says).toContain('Gazette 10.0.0 is there: AT/gazette-10.0.0-linux-x64.tar.gz')
  expect(says).toContain('a'.repeat(64))
})

test.each([packageJson.version, '0.0.9'])('%s is not newer', async (version) => {
  expect(await checkAt(release(version))).toContain('There is no newer release')
})

test.each<[string, RequestListener | object | undefined, string]>([
  ['nobody answers', undefined, 'cannot be reached: ECONNREFUSED'],
  ['nothing is there', (_, res) => res.writeHead(404).end(), 'answers with status 404'],
  ['it is a page', (_, res) => res.end('<html>'), 'does not name a release'],
  ['the version would reach the terminal', release('1.0.0\u001b[2J'), 'does not name a release'],
  ['the archive lies elsewhere', { ...release('9.0.0'), archive: '//evil.example/x' }, 'does not name a release'],
  ['it never ends', (_, res) => res.end('x'.repeat(70_000)), 'more than 65536 bytes'],
])('where %s, it says so', async (_, answer, says) => {
  expect(await checkAt(answer)).toContain(says)
})
