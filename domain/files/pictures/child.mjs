// Runs alone, in a child process: reads a picture from standard input and writes what is kept of it, or why nothing is.
// It ends itself when it has taken more than it may, so that a hostile file ends alone.
import { setInterval } from 'node:timers'
import { preparePicture } from './prepare.mjs'

// Below what it may have in all: a decoder can fill 20 MB between two looks.
const mostMemory = 275_000_000
const mostSeconds = 5

// At once and whatever the decoder is at: an ordinary exit would wait for its threads.
setInterval(() => {
  const { user, system } = process.cpuUsage()
  if (process.memoryUsage.rss() > mostMemory || user + system > mostSeconds * 1e6) process.kill(process.pid, 'SIGKILL')
}, 5).unref()

const [, , format, length] = process.argv
const made = await preparePicture(
  await received(Number(length)),
  /** @type {import('./prepare.mjs').Format} */ (format),
)
if (made.ok) {
  const files = Object.entries(made.contents).map(([name, bytes]) => ({ name, bytes: bytes.length }))
  process.stdout.write(JSON.stringify({ facts: made.facts, files }) + '\n')
  for (const bytes of Object.values(made.contents)) process.stdout.write(bytes)
} else {
  process.stdout.write(JSON.stringify({ problem: made.problem }) + '\n')
}

/**
 * Into one buffer of the length that was told: joining pieces would need twice the memory.
 * @param {number} length bytes
 */
async function received(length) {
  const bytes = Buffer.alloc(length)
  let at = 0
  for await (const piece of process.stdin) at += piece.copy(bytes, at)
  return bytes.subarray(0, at)
}
