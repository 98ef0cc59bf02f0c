import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const runningChildren = new Set()

/**
 * Runs a program to its end; its output goes to ours.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, cwd?: string, quiet?: boolean, minutes?: number }} [options]
 *   `quiet` returns the output instead of showing it; `minutes` is how long it may take.
 * @returns {Promise<{ ok: boolean, output: string }>} `ok` is also false when the program does not exist.
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
    const late = minutes && setTimeout(() => stopChild(child, minutes), minutes * 60_000)
    const end = (ok) => {
      clearTimeout(late)
      runningChildren.delete(child)
      resolve({ ok, output })
    }
    runningChildren.add(child)
    child.on('error', () => end(false))
    child.on('close', (code, signal) => {
      if (signal && !child.killed) console.error(`Ended by the signal ${signal}: ${program} ${args.join(' ')}`)
      end(code === 0)
    })
  })
}

/** Runs a package's program with this Node: `npx` would intercept our signals. */
export function runBin(path, args, options) {
  return run(process.execPath, [`node_modules/${path}`, ...args], options)
}

function stopChild(child, minutes) {
  console.error(`Stopped after ${minutes} minutes: ${child.spawnargs.join(' ')}`)
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
}

// Children first: this process ends with the last of them, so that none is orphaned.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    const end = () => process.exit(signal === 'SIGINT' ? 130 : 143)
    if (runningChildren.size === 0) end()
    for (const child of runningChildren) {
      child.once('close', () => runningChildren.size === 0 && end())
      // A terminal sends Ctrl-C to the whole group; a second signal would interrupt the child's ending.
      if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal)
    }
  })
