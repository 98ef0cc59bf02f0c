/** @module-tag thorough */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let dir: string
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'gazette-children-'))))
afterEach(() => rmSync(dir, { recursive: true }))

test('SIGTERM: a process that reads a file for ever is ended, who waits behind it is told, and none is left', async () => {
  const child = join(dir, 'child.mjs')
  writeFileSync(
    child,
    `import { writeSync } from 'node:fs'; writeSync(1, process.pid + '\\n'); setInterval(() => {}, 1e6)`,
  )
  const file = join(dir, 'server.ts')
  const domain = join(import.meta.dirname, '../../domain')
  writeFileSync(
    file,
    `import { createServer } from 'node:http'
     import { relative } from 'node:path'
     import { childQueue } from '${domain}/files/child-queue.ts'
     import { runInChild } from '${domain}/files/pdf/run-in-child.ts'
     import { stopOnSignal } from '${import.meta.dirname}/../stop.ts'
     import { stopChildren } from '${import.meta.dirname}/stop-children.ts'
     const patience = { next: 60_000, all: 60_000 }
     const script = relative('${domain}/files/pdf', '${child}')
     const work = { script, heap: 64, args: [], input: '${child}', maxLineBytes: 100, maxOutputBytes: 0, patience }
     const server = createServer(async (req, res) => {
       const asked = await childQueue().inTurn({ asker: req.url, onWait: () => console.log('waits') }, () =>
         runInChild({ ...work, onLine: (line) => (console.log('child ' + line), patience) }).then(() => ({ ok: false, problems: [{ message: 'damaged' }] })))
       res.end(asked.problems[0].message)
     })
     stopOnSignal(server, { begin: stopChildren, end: async () => {} })
     server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port))`,
  )
  const env = { ...process.env, FILE_CHECKS: '1', DATA_DIR: dir }
  const server = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'], env })
  let output = ''
  server.stdout.on('data', (chunk) => (output += chunk))
  const says = async (words: RegExp) => {
    while (!words.test(output)) await once(server.stdout, 'data')
    return Number(words.exec(output)![1])
  }
  const port = await says(/port (\d+)/)
  const ended = once(server, 'exit')
  const first = fetch(`http://127.0.0.1:${port}/a`).then((answer) => answer.text())
  const pid = await says(/child (\d+)/)
  const second = fetch(`http://127.0.0.1:${port}/b`).then((answer) => answer.text())
  await says(/(waits)/)
  expect(isAlive(pid)).toBe(true)
  server.kill('SIGTERM')
  const message = 'The site stops for a moment. Send the file again in a minute.'
  expect(await Promise.all([first, second])).toEqual([message, message])
  expect((await ended)[0]).toBe(0)
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
})

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
