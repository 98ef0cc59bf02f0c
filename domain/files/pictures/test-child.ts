import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createDeflate } from 'node:zlib'
import { chunk } from '@/domain/testing/pictures'

export const pictureChild = 'domain/files/pictures/child.mjs'

/** An interlaced PNG whose pixels take 392 MB, in a few hundred kilobytes. */
export async function deepPicture() {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(7_000, 0)
  head.writeUInt32BE(7_000, 4)
  head.set([16, 6, 0, 0, 1], 8)
  const zeros = Buffer.alloc(1_000_000)
  const pixels = await buffer(Readable.from(Array(393).fill(zeros)).pipe(createDeflate({ level: 1 })))
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** Has a picture drawn by a child process, with the arguments of a `script`; measures what that takes. */
export async function drawn(bytes: Buffer, [format, order]: string[], script = pictureChild) {
  const running = spawn(process.execPath, [script, format!, String(bytes.length), ...(order ? [order] : [])], {
    env: { MALLOC_ARENA_MAX: '1' } as unknown as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let said = ''
  running.stdout.setEncoding('latin1').on('data', (text: string) => (said += said.includes('\n') ? '' : text))
  running.stdin.on('error', () => {})
  running.stdin.end(bytes)
  const used = { memory: 0, seconds: 0 }
  const watching = setInterval(() => look(running.pid!, used), 5)
  const signal = await new Promise((resolve) => running.on('close', (_, signal) => resolve(signal)))
  clearInterval(watching)
  return { ...used, signal, isOver: signal === 'SIGKILL' || /^\{"(facts|problem)"/.test(said) }
}

/** Records a process's peak memory and processor time, as Linux counts them (proc(5)). */
function look(pid: number, used: { memory: number; seconds: number }) {
  try {
    const max = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    used.memory = Math.max(used.memory, Number(max?.[1] ?? 0) * 1024)
    used.seconds = Math.max(used.seconds, (Number(times[11]) + Number(times[12])) / 100)
  } catch {
    // The process has ended.
  }
}
