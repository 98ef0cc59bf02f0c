import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@/scripts/temporary.mjs'

// Temporary disks that can be cut off or filled: only root may mount them.

const mounted = new Set<string>()
process.once('exit', () => mounted.forEach(unmount))

/** Returns why no disk can be mounted on this machine; undefined if one can. */
export function mountProblem(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root may mount a disk, on Linux'
  try {
    const folder = newFolder()
    const disk = ext4(folder, 8)
    disk.unmount()
    rmSync(folder, { recursive: true })
    return undefined
  } catch (error) {
    return `a disk could not be mounted: ${(error as Error).message.split('\n')[0]!}`
  }
}

export function newFolder() {
  return mkdtempSync(join(temporaryFolder(), 'gazette-disk-'))
}

/** Mounts a new ext4 file system whose blocks are in a file: the file has what a disk would have at a power cut. */
export function ext4(folder: string, megabytes: number) {
  const image = join(folder, 'image')
  writeFileSync(image, '')
  truncateSync(image, megabytes * 1e6)
  runSilently('mkfs.ext4', ['-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image])
  return { image, ...mountImage(image, join(folder, 'disk')) }
}

/** Mounts a file with an ext4 file system, as a machine does after a restart. */
export function mountImage(image: string, place: string) {
  // The system writes nothing back by itself during a trial: only what the program flushes reaches the file.
  return mount(['-o', 'loop,commit=300', image], place)
}

/** Mounts a disk in memory that is full after `megabytes`. */
export function smallDisk(folder: string, megabytes: number) {
  return mount(['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none'], join(folder, 'disk'))
}

function mount(args: string[], place: string) {
  mkdirSync(place, { recursive: true })
  runSilently('mount', [...args, place])
  mounted.add(place)
  return { place, unmount: () => unmount(place) }
}

function unmount(place: string) {
  mounted.delete(place)
  // `--lazy`: a process that is just ending may still use the folder.
  runSilently('umount', ['--lazy', place])
}

function runSilently(program: string, args: string[]) {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
