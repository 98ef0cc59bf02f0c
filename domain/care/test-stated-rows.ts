import { write } from '@/db/connection'
import { authenticatorApps, identities, passkeys, recoveryCodes } from '@/db/schema'
import { got, someone } from '@/domain/testing/newsroom'
import { readyEntry } from '@/domain/testing/consents'
import { addService } from '@/domain/testing/help'
import { picture } from '@/domain/testing/uploads'
import { linkConsent } from '@/domain/consents/links'
import { forbidNames } from '@/domain/consents/forbidden-names'
import { createTerm } from '@/domain/entries/terms'
import { changeSettings } from '@/domain/site/settings'
import { record } from '@/domain/staff/audit'
import type { Actor } from '@/domain/staff/actor'

/** Adds a row to each table of which the record states rows. */
export async function addStatedRows(editor: Actor, now: number) {
  const [admin, writer] = [await someone('admin'), await someone('contributor')]
  const { consentId } = await readyEntry({ writer, second: editor }, { title: 'Marked' }, now)
  got(await linkConsent(editor, { consentId, lineages: [(await picture(editor)).id], confirm: true }, now))
  got(await forbidNames(editor, { consentId, names: ['Zarathustra'] }, now))
  const { id } = got(await createTerm(editor, { kind: 'country', name: 'Zanzibar' }, now))
  await addService(admin, id)
  got(await changeSettings(admin, { name: 'An archive' }, now))
  const staffId = admin.id!
  await write(async (tx) => {
    const passkey = { credentialId: 'a', publicKey: 'b', host: 'a.example', counter: 0, transports: '', name: 'Key' }
    await tx.insert(passkeys).values({ ...passkey, staffId, createdAt: now })
    await tx.insert(identities).values({ staffId, issuer: 'https://a.example', subject: 'a', createdAt: now })
    await tx.insert(authenticatorApps).values({ staffId, sealedSecret: 'a', createdAt: now, confirmedAt: now })
    await tx.insert(recoveryCodes).values({ staffId, hash: 'a' })
    await record(tx, admin, { verb: 'set up own account' }, now)
  })
}
