import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

// Processes of Linux, by what /proc says of them.

/** A process and all that it started, and they did. */
function treeOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const child of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(Number(child))
    if (parent) children.set(parent, [...(children.get(parent) ?? []), Number(child)])
  }
  const tree = [pid]
  for (const one of tree) tree.push(...(children.get(one) ?? []))
  return tree
}

function parentOf(pid: number) {
  const after = read(`/proc/${pid}/stat`)?.split(') ').at(-1)
  return after && Number(after.split(' ')[1])
}

/** Returns what a server holds, all its processes together: memory in bytes that no other process has too, and open descriptors. */
export function heldBy(pid: number) {
  const held = { memory: 0, descriptors: 0, processes: 0 }
  for (const one of treeOf(pid)) {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`) ?? '')?.[1]
    if (!kilobytes) continue
    held.memory += Number(kilobytes) * 1024
    held.descriptors += namesIn(`/proc/${one}/fd`).length
    held.processes++
  }
  return held
}

/** Kills a server with all its processes (SIGKILL), as a machine does that runs out of memory, and waits until they are gone. */
export async function killTree(pid: number) {
  const tree = treeOf(pid)
  for (const one of tree) kill(one)
  while (tree.some((one) => isAlive(one))) await wait(5)
}

function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // The process has ended by itself.
  }
}

/** A process that ended and was not waited for yet counts as gone: it holds nothing any more. */
function isAlive(pid: number) {
  const state = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.[0]
  return state !== undefined && state !== 'Z' && state !== 'X'
}

function read(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function namesIn(folder: string) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
