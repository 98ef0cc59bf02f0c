import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The folder of the clone, wherever the command was given. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const running = new Set()

/**
 * Runs one program to its end, its output going where ours goes.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, quiet?: boolean, minutes?: number }} [options]
 *   `quiet` returns the output instead of showing it; `minutes` is how long it may take.
 * @returns {Promise<{ ok: boolean, output: string }>} `ok` is false as well when the program does not exist.
 */
export function run(program, args, { env = {}, cwd = root, quiet = false, minutes } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    const late = minutes && setTimeout(() => stop(child, minutes), minutes * 60_000)
    const end = (ok) => {
      clearTimeout(late)
      running.delete(child)
      resolve({ ok, output })
    }
    running.add(child)
    child.on('error', () => end(false))
    child.on('close', (code) => end(code === 0))
  })
}

/** A package's own program, started with this Node: `npx` would stand between it and our signals. */
export function runBin(path, args, options) {
  return run(process.execPath, [`node_modules/${path}`, ...args], options)
}

function stop(child, minutes) {
  console.error(`Stopped after ${minutes} minutes: ${child.spawnargs.join(' ')}`)
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
}

// Children first: we end when the last of them has, so that none is left without a parent.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    const end = () => process.exit(signal === 'SIGINT' ? 130 : 143)
    if (running.size === 0) end()
    for (const child of running) {
      child.once('close', () => running.size === 0 && end())
      // A terminal sends Ctrl-C to the whole group; twice would cut short what the child does on the first.
      if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal)
    }
  })
