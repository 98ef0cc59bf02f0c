import { eq } from 'drizzle-orm'
import { newAppSecret } from '@/auth/app-code'
import { sealSecret } from '@/auth/sealed-secret'
import { TestPasskey } from '@/auth/test-passkey'
import { write } from '@/db/connection'
import { passkeys, settings, type ChallengePurpose } from '@/db/schema'
import { beginApp } from '@/domain/staff/factors/authenticator-app'
import { openPendingSignIn } from '@/domain/staff/factors/pending-sign-ins'
import { addChallenge } from '@/domain/staff/factors/passkey-challenges'
import { codeOf, giveApp, givePasskey } from '../../support/factors'
import { password, sessionHash, type Newsroom, type Person } from '../newsroom'
import type { Row } from '../row'

// Second factors: setting them up, using them, removing them.

const site = () => ({ origin: process.env.SITE_URL!, host: new URL(process.env.SITE_URL!).hostname })

async function challenge(purpose: ChallengePurpose, person?: Person) {
  return { ...site(), challenge: await addChallenge({ purpose, staffId: person?.id ?? null }, Date.now()) }
}

const settingUp: Row[] = [
  {
    of: 'sign-in/set-up#beginApp',
    does: 'begins to set up an app',
    needs: 'a session',
    grave: true,
    sample: () => ({ form: {} }),
  },
  {
    of: 'sign-in/set-up#confirmApp',
    does: 'sets up an app, with its first code',
    needs: 'a session',
    opens: true,
    grave: true,
    spends: true,
    sample: async (_, { actor, id }) => {
      const secret = newAppSecret()
      await beginApp(actor, sealSecret(secret, id), Date.now())
      return { form: { code: codeOf(secret) } }
    },
  },
  {
    of: 'sign-in/set-up#addPasskey',
    does: 'adds a passkey',
    needs: 'a session',
    opens: true,
    grave: true,
    spends: true,
    sample: async (_, owner) => ({
      form: { name: 'Laptop', passkey: new TestPasskey().make(await challenge('add', owner)) },
    }),
  },
  {
    of: 'POST /sign-in/set-up/passkey',
    does: 'says what a new passkey is to sign',
    needs: 'a session',
    grave: true,
    sample: () => ({ path: '/sign-in/set-up/passkey', json: {} }),
  },
]

const ownFactors: Row[] = [
  {
    of: 'admin/account/factors#removeApp',
    does: 'removes the own app',
    needs: 'a session',
    opens: true,
    grave: true,
    spends: true,
    sample: async (_, owner) => {
      await giveApp(owner)
      return { form: {} }
    },
  },
  {
    of: 'admin/account/factors#makeRecoveryCodes',
    does: 'makes new recovery codes',
    needs: 'a session',
    opens: true,
    grave: true,
    spends: true,
    sample: async (_, owner) => {
      await giveApp(owner)
      return { form: {} }
    },
  },
  {
    of: 'admin/account/factors#renamePasskey',
    does: 'gives a passkey another name',
    needs: 'being its owner',
    passesOver: true,
    sample: async (room, owner) => ({ form: { id: await passkeyId(owner), name: `Key ${room.fresh()}` } }),
  },
  {
    of: 'admin/account/factors#removePasskey',
    does: 'removes a passkey',
    needs: 'being its owner',
    opens: true,
    grave: true,
    passesOver: true,
    spends: true,
    sample: async (_, owner) => ({ form: { id: await passkeyId(owner) } }),
  },
]

/** A passkey of somebody, past the function that adds one and ends their sessions. */
async function passkeyId({ id: staffId }: Person) {
  const passkey = { ...new TestPasskey().kept(), staffId, host: 'localhost', name: 'Laptop', createdAt: Date.now() }
  const values = { ...passkey, transports: 'internal' }
  const [row] = await write(async (tx) => tx.insert(passkeys).values(values).returning({ id: passkeys.id }))
  return row!.id
}

const confirming: Row[] = [
  {
    of: 'admin/confirm#beginConfirmation',
    does: 'says with what to confirm',
    needs: 'a session',
    quiet: true,
    sample: () => ({ form: {} }),
  },
  {
    of: 'admin/confirm#confirmIdentity',
    does: 'confirms with the password',
    needs: 'a session',
    opens: true,
    spends: true,
    sample: () => ({ form: { password } }),
  },
  {
    of: 'admin/confirm#confirmWithPasskey',
    does: 'confirms with a passkey',
    needs: 'a session',
    opens: true,
    spends: true,
    sample: async (_, owner) => {
      const device = await givePasskey(owner)
      return { form: { passkey: device.sign(await challenge('confirm', owner)) } }
    },
  },
]

const signingIn: Row[] = [
  {
    of: 'POST /sign-in/passkey',
    does: 'says what a passkey is to sign',
    needs: 'nothing',
    sample: () => ({ path: '/sign-in/passkey', json: {} }),
  },
  {
    of: 'sign-in/passkey#signInWithPasskey',
    does: 'signs in with a passkey',
    needs: 'nothing',
    opens: true,
    spends: true,
    sample: async (room) => {
      const device = await givePasskey(await room.newcomer('contributor'))
      return { form: { passkey: device.sign(await challenge('sign in')) } }
    },
  },
  {
    of: 'sign-in/second#enterCode',
    does: 'takes a code after the right password',
    needs: 'nothing',
    opens: true,
    spends: true,
    sample: async (room) => {
      const person = await room.newcomer('contributor')
      const { codes } = await giveApp(person)
      const cookie = `second-step=${await openPendingSignIn(person.id, Date.now())}`
      return { cookie, form: { code: codes[0]! } }
    },
  },
]

/** Somebody with an app, who is signed in somewhere. */
async function guarded(room: Newsroom) {
  const person = await room.newcomer('editor')
  await giveApp(person)
  return person
}

const othersAccess: Row[] = [
  {
    of: 'admin/staff/[id]#endSessionOf',
    does: 'ends a session of somebody',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => {
      const person = await guarded(room)
      return { form: { staffId: person.id, hash: await sessionHash(person) } }
    },
  },
  {
    of: 'admin/staff/[id]#endAllSessionsOf',
    does: 'signs somebody out everywhere',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => {
      const person = await guarded(room)
      await sessionHash(person)
      return { form: { staffId: person.id } }
    },
  },
  {
    of: 'admin/staff/[id]#removeFactorsOf',
    does: 'removes somebody’s factors',
    needs: 'manageStaff',
    grave: true,
    sample: async (room) => ({ form: { staffId: (await guarded(room)).id } }),
  },
  {
    of: 'admin/settings#saveSecondFactor',
    does: 'chooses who must have a second factor',
    needs: 'manageSettings',
    grave: true,
    sample: (room) => ({ form: { who: 'everyone', days: 1 + (room.fresh() % 89) } }),
    settles: () => write(async (tx) => void (await tx.delete(settings).where(eq(settings.key, 'secondFactor')))),
  },
]

export const factorRows = [...settingUp, ...ownFactors, ...confirming, ...signingIn, ...othersAccess]
