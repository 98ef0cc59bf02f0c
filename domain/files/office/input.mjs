// @ts-check
import { readSync } from 'node:fs'

/** Reads into one buffer of known length: joining pieces would need twice the memory. @param {number} length bytes */
export function readInput(length) {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length;) {
    const read = readSync(0, bytes, at, length - at, null)
    if (read === 0) throw new Error('cut short')
    at += read
  }
  return bytes
}
