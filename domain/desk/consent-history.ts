import { and, desc, inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { hasField } from '@/db/dialect'
import { audit } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenAct, withNamesOf } from './history'

const consentVerbs = [
  'recorded a consent',
  'changed a consent',
  'moved the end of a consent',
  'revoked a consent',
  'linked a consent',
  'unlinked a consent',
  'asked to take protection away',
  'confirmed to take protection away',
  'kept protection',
  'changed forbidden names',
  'kept a signed form',
  'removed a signed form',
]

const maxShown = 200

/** Lists acts on a consent. The record has its number and nothing of its content. */
export async function actsOfConsent(actor: Actor, consentId: number) {
  permit(actor, 'readConsents')
  const isAbout = and(inArray(audit.verb, consentVerbs), hasField(audit.detail, 'consent', consentId), isOpenAct(actor))
  const rows = await read().select().from(audit).where(isAbout).orderBy(desc(audit.id)).limit(maxShown)
  return withNamesOf(actor, rows)
}
