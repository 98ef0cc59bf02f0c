/** @module-tag thorough */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** Returns the output of a process that runs these lines with captured output. */
async function run(lines: string, env: Record<string, string> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'gazette-words-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'server.ts')
  writeFileSync(
    file,
    `import { captureConsole } from '${join(import.meta.dirname, 'capture-console.ts')}'\ncaptureConsole()\n${lines}`,
  )
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, LOG_LEVEL: 'info', NODE_ENV: 'production', DATA_DIR: dir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, errorOutput] = ['', '']
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (errorOutput += chunk))
  const [code] = await once(child, 'close')
  return {
    code,
    errorOutput,
    lines: output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    output,
  }
}

test('what libraries print goes into the log, without their words', async () => {
  const { code, output, lines, errorOutput } = await run(`
    console.error('⨯', Object.assign(new TypeError('the secret of a text'), { digest: '123' }))
    console.warn('secret words')`)
  expect(code).toBe(0)
  expect(lines).toMatchObject([
    { level: 'error', msg: 'A library said something', error: { type: 'TypeError', digest: '123' } },
    { level: 'warn', msg: 'A library said something', error: { type: 'Words' } },
  ])
  expect(output + errorOutput).not.toContain('secret')
})

test('a form that Next cannot read is no error of ours; what fails in our code, or on the disk, is one', async () => {
  const inNext = '    at decode (/srv/node_modules/next/dist/runtime.js:15:1)\n    at node:internal/x:1:1'
  const own = `${inNext}\n    at page (/srv/.next/server/chunks/page.js:1:1)`
  const failing = (frames: string, code?: string) => {
    const stack = `SyntaxError: bad\n    at JSON.parse (<anonymous>)\n${frames}`
    return `console.error(Object.assign(new SyntaxError('bad'), ${JSON.stringify({ stack, code })}))`
  }
  const { lines } = await run(
    [failing(inNext), failing(inNext, 'ECONNRESET'), failing(inNext, 'ENOSPC'), failing(own)].join('\n'),
  )
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'error', 'error'])
})

test('for debugging the words are let in', async () => {
  const { output } = await run(`console.error(new Error('the reason'))`, { LOG_LEVEL: 'debug' })
  expect(output).toContain('the reason')
})

test.each([`throw new Error('the secret of a text')`, `Promise.reject(new Error('the secret of a text'))`])(
  'what nobody catches is one line, and ends the process: %s',
  async (lines) => {
    const result = await run(`setTimeout(() => console.log('still here'), 500)\n${lines}`)
    expect(result.code).toBe(1)
    expect(result.lines).toMatchObject([
      { level: 'fatal', error: { type: 'Error', at: expect.stringMatching(/server\.ts/) } },
    ])
    expect(result.output + result.errorOutput).not.toMatch(/secret/)
  },
)
