import parseRange from 'range-parser'
import type { FilePart } from '../store/store'

/** Undefined: the whole file; 'none': the requested part is outside the file. */
export function requestedPart(
  { headers }: { headers: { range?: string; 'if-range'?: string } },
  { bytes, etag }: { bytes: number; etag?: string },
): FilePart | 'none' | undefined {
  const { range, 'if-range': sameAs } = headers
  // A weak tag never proves that a part fits (RFC 9110, section 13.1.5).
  if (range === undefined || (sameAs !== undefined && sameAs !== etag)) return undefined
  // The last n bytes of a shorter file are the whole file (section 14.1.2).
  const suffix = Number(/^bytes=-(\d+)$/.exec(range)?.[1] ?? 0)
  const parts = parseRange(bytes, suffix > bytes ? 'bytes=0-' : range, { combine: true })
  if (parts === -1) return 'none'
  if (parts === -2 || parts.type !== 'bytes' || parts.length !== 1) return undefined
  return { first: parts[0]!.start, last: parts[0]!.end }
}
