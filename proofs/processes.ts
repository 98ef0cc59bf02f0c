import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Returns a process and all its descendants. */
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

/**
 * Returns a server's memory (bytes, proportional set size) and open descriptors, of all its processes together.
 *
 * @param live a folder in which each process writes how many bytes it holds after a garbage collection
 */
export function heldBy(pid: number, live: string) {
  const held = { memory: 0, descriptors: 0, live: 0 }
  for (const one of treeOf(pid)) {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`) ?? '')?.[1]
    if (!kilobytes) continue
    held.memory += Number(kilobytes) * 1024
    held.descriptors += namesIn(`/proc/${one}/fd`).length
    held.live += Number(read(join(live, String(one))) ?? 0)
  }
  return held
}

/** Kills a server with all its processes (SIGKILL), and waits until they are gone. */
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

/** A zombie process counts as gone: it holds nothing. */
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
