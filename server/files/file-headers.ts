import { dispositionOf } from '@/lib/files/media-types'
import { filePolicy } from '../front-door/headers'

/** The facts of a file that its headers are made of. */
export type FileFacts = {
  /** The name that readers get, and the media type. */
  name: string
  type: string
  /** A strong validator (RFC 9110, section 8.8.3) of the bytes; without one there is none. */
  tag?: string
  /** True if the address will always have these bytes. */
  immutable?: boolean
  /** The header Link (RFC 8288): the pages that offer the file. */
  link?: string
}

const year = 31_536_000

/**
 * The headers of a file. What never changes may stay with whoever fetched it for a year, but in no cache that many share:
 * that would go on handing it out after it was withdrawn. What may change is asked for each time.
 */
export function fileHeaders({ name, type, tag, immutable, link }: FileFacts): Record<string, string> {
  return {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'content-disposition': disposition(name, dispositionOf(type)),
    'content-security-policy': filePolicy,
    'cache-control': immutable ? `private, max-age=${year}, immutable` : 'public, no-cache',
    ...(tag && { etag: `"${tag}"` }),
    ...(link && { link }),
  }
}

/**
 * `Content-Disposition` (RFC 6266) with a name for old programs in ASCII and the whole one for all others. Marks that turn
 * the direction of writing, which can make an ending look like another, and control characters do not get in.
 */
export function disposition(name: string, kind: 'inline' | 'attachment') {
  const safe = name
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[/\\]/g, '-')
  const plain = safe
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["%]/g, '_')
  const whole = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return plain === safe ? `${kind}; filename="${plain}"` : `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`
}
