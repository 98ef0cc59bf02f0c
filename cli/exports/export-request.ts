import { resolve } from 'node:path'
import { Misused, readArguments } from '../verb'

export type ExportRequest = {
  /** An absolute path. */
  target: string
  /** UTC ms. */
  at: number
  replace: boolean
}

export const exportOptions = '[--at MOMENT] [--yes]'

/** Reads `DIR [--at MOMENT] [--yes]`; a moment as in RFC 3339 (`2026-11-25T12:00:00Z`), by default `now`. */
export function exportRequestOf(args: string[], now: number): ExportRequest {
  const { positionals, values } = readArguments(args, { at: 'string', yes: 'boolean' })
  const [target, ...more] = positionals
  if (target === undefined || more.length > 0) throw new Misused('Name one place to write to.')
  return {
    target: resolve(target),
    at: values.at === undefined ? now : momentOf(values.at, now),
    replace: !!values.yes,
  }
}

function momentOf(text: string, now: number) {
  const isWhole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  const at = isWhole ? Date.parse(text) : NaN
  if (Number.isNaN(at)) throw new Misused('--at needs a moment with its zone, such as 2026-11-25T12:00:00Z.')
  // Scheduled texts must not get out early.
  if (at > now) throw new Misused('--at cannot lie in the future: what is scheduled would be in the export.')
  return at
}
