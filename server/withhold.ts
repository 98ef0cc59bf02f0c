import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { addressOf } from './address'
import { wantedBy, type FindFile } from './files'
import { answerPlainly } from './plain'
import { whenReading, type Step } from './step'

/** What the last check found wrong with a stored file. */
export type FindDamage = (stored: { mediaId: string; file: string }) => Promise<'missing' | 'changed' | undefined>

/**
 * Answers 503 in place of a public file that is known not to be what was published, or to be gone: it is being put right, and
 * its address stays true. See docs/decisions/0018-fixity-and-counts.md.
 */
export function withhold(find: FindFile, findDamage: FindDamage, now: () => number = Date.now): Step {
  return whenReading(async (req, res, next) => {
    const { path, area } = addressOf(req)!
    const wanted = area === 'files' ? wantedBy(path) : undefined
    const found = wanted && (await find(wanted, now()))
    const damage = found && (await findDamage({ mediaId: wanted.id, file: found.file }))
    if (!damage || (damage === 'missing' && (await isThere(join(found.root, found.file))))) return next()
    res.setHeader('retry-after', '86400')
    return answerPlainly(req, res, 503)
  })
}

/** It was missing and has come back; the next check will say whether it is the same. */
function isThere(file: string) {
  return access(file).then(
    () => true,
    () => false,
  )
}
