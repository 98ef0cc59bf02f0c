import { dispositionOf } from '@/lib/files/media-types'
import { filePolicy } from '../front-door/headers'

export type FileFacts = {
  name: string
  type: string
  /** A strong validator (RFC 9110, section 8.8.3). */
  tag?: string
  immutable?: boolean
  /** Link (RFC 8288) to pages that offer the file. */
  link?: string
}

const year = 31_536_000

/** Returns the headers of a file. Immutable files are cached privately: shared caches would outlast a withdrawal. */
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

/** Returns Content-Disposition (RFC 6266). Removes control characters and direction marks: they can hide an ending. */
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
