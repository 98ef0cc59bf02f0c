import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@/scripts/temporary.mjs'

// Disks of our own, which can be cut off or be full: only root may mount them.

const mounted = new Set<string>()
process.once('exit', () => mounted.forEach(unmount))

/** Returns why no disk can be mounted here; undefined where it can. */
export function whyNoMount(): string | undefined {
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

/** Mounts a new ext4 of some MB whose blocks lie in a file: what the file holds is what a disk would have at that moment. */
export function ext4(folder: string, megabytes: number) {
  const image = join(folder, 'image')
  writeFileSync(image, '')
  truncateSync(image, megabytes * 1e6)
  quietly('mkfs.ext4', ['-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image])
  return { image, ...mountImage(image, join(folder, 'disk')) }
}

/** Mounts a file that holds an ext4, as a machine does that starts again. */
export function mountImage(image: string, place: string) {
  // Nothing is written away by itself while a trial lasts: only what the program itself flushes.
  return mount(['-o', 'loop,commit=300', image], place)
}

/** Mounts a disk in memory that is full after some bytes. */
export function smallDisk(folder: string, megabytes: number) {
  return mount(['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none'], join(folder, 'disk'))
}

function mount(args: string[], place: string) {
  mkdirSync(place, { recursive: true })
  quietly('mount', [...args, place])
  mounted.add(place)
  return { place, unmount: () => unmount(place) }
}

function unmount(place: string) {
  mounted.delete(place)
  // Lazily: a process that still ends may hold it a moment longer.
  quietly('umount', ['--lazy', place])
}

function quietly(program: string, args: string[]) {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
