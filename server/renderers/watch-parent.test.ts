/** @module-tag thorough */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'

test('a process that is busy for ever ends with the one that started it', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'gazette-parent-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const [log, entry, front] = ['log', 'entry.mts', 'front.mts'].map((name) => join(dir, name))
  writeFileSync(log!, '')
  const run = `import { runTestProcess } from '${join(import.meta.dirname, 'test-process.ts')}'`
  writeFileSync(entry!, `${run}\nawait runTestProcess(${JSON.stringify({ log })})`)
  writeFileSync(
    front!,
    `import { get } from 'node:http'
     import { RenderProcess } from '${join(import.meta.dirname, 'render-process.ts')}'
     const one = new RenderProcess({ role: 'page', name: 'page-1', folder: '${dir}', entry: '${entry}' })
     await one.becomesReady(60_000)
     get({ ...one.socket, path: '/busy' }).on('error', () => {})
     console.log(one.pid)`,
  )
  const child = spawn(process.execPath, ['--import', 'tsx', front!], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = await Promise.race([once(child.stdout, 'data').then(([chunk]) => [Number(chunk)]), once(child, 'exit')])
  expect(pid).toBeGreaterThan(1)
  await vi.waitFor(() => expect(readFileSync(log!, 'utf8')).toContain('page-1 GET /busy'), { timeout: 10_000 })
  child.kill('SIGKILL')
  await once(child, 'exit')
  await vi.waitFor(() => expect(existsSync(`/proc/${pid}`)).toBe(false), { timeout: 10_000 })
})
