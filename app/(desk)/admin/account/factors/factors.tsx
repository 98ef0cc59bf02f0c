'use client'

import { addPasskey, beginApp, confirmApp } from '@/app/(desk)/sign-in/set-up/actions'
import { AppSetUp } from '@/components/admin/access/app-set-up'
import { PasskeySetUp } from '@/components/admin/access/passkey-set-up'
import { RecoveryCodes } from '@/components/admin/access/recovery-codes'
import { ActForm, Form, useForm } from '@/components/ui/form'
import { NameForm } from '@/components/ui/name-form'
import { makeRecoveryCodes, removeApp, removePasskey, renamePasskey } from './actions'

export type PasskeyRow = {
  id: number
  name: string
  made: string
  lastUsed: string
  otherHost?: string
}

type Props = {
  passkeys: PasskeyRow[]
  canMake: boolean
  app?: { since: string; lastUsed: string }
  codesLeft: number
}

export function Factors({ passkeys, canMake, app, codesLeft }: Props) {
  const hasFactor = passkeys.length > 0 || app !== undefined
  return (
    <div className="grid gap-7">
      <div className="grid gap-3">
        <h3 className="text-sm font-semibold">Passkeys</h3>
        {passkeys.length > 0 ? (
          <ul>
            {passkeys.map((passkey) => (
              <PasskeyItem key={passkey.id} {...passkey} />
            ))}
          </ul>
        ) : (
          <p className="text-soft">
            With a passkey you sign in by a finger, a face or a PIN of your device, and without a password.
          </p>
        )}
        {canMake ? (
          <PasskeySetUp add={addPasskey} />
        ) : (
          <p className="text-sm text-soft">Passkeys can be made only where the site has a name and https.</p>
        )}
      </div>
      <div className="grid gap-3 border-t border-line pt-4">
        <h3 className="text-sm font-semibold">Authenticator app</h3>
        {app ? (
          <AuthenticatorApp {...app} />
        ) : (
          <AppSetUp begin={beginApp} confirm={confirmApp} next={{ href: '/admin/account', label: 'Done' }} />
        )}
      </div>
      {hasFactor && <RecoveryCodesLeft left={codesLeft} />}
    </div>
  )
}

const rowClass =
  'flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-2.5 first:border-t-0 first:pt-0'
const rowTextClass = 'min-w-0 flex-1 basis-52'

function PasskeyItem({ id, name, made, lastUsed, otherHost }: PasskeyRow) {
  return (
    <li className={rowClass}>
      <div className={rowTextClass}>
        <span className="font-semibold wrap-anywhere">{name}</span>
        <span className="block text-sm text-soft">
          Made {made}. {lastUsed}
        </span>
        {otherHost && (
          <span className="block text-sm font-medium text-warn">
            It was made for {otherHost} and does not work at this address. Make a new one.
          </span>
        )}
        <NameForm
          word="Rename"
          ariaLabel={`Rename ${name}`}
          save={renamePasskey}
          ids={{ id }}
          name="name"
          value={name}
          hint="So that you know it again."
        />
      </div>
      <ActForm
        act={removePasskey}
        values={{ id }}
        verb="Remove"
        button={{ small: true, 'aria-label': `Remove ${name}` }}
      />
    </li>
  )
}

function AuthenticatorApp({ since, lastUsed }: NonNullable<Props['app']>) {
  return (
    <div className={rowClass}>
      <div className={rowTextClass}>
        In use since {since}
        <span className="block text-sm text-soft">{lastUsed}</span>
        <a href="/admin/account/app" className="text-sm">
          Set it up on another phone
        </a>
      </div>
      <ActForm act={removeApp} verb="Remove" button={{ small: true, 'aria-label': 'Remove the authenticator app' }} />
    </div>
  )
}

function RecoveryCodesLeft({ left }: { left: number }) {
  const make = useForm(makeRecoveryCodes)
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <h3 className="text-sm font-semibold">Recovery codes</h3>
      {make.answer?.ok ? (
        <RecoveryCodes codes={make.answer.value.codes} />
      ) : (
        <Form state={make} className="grid gap-3" verb="Make new recovery codes" button={{ small: true }}>
          <p className={left < 3 ? 'font-medium text-warn' : 'text-soft'}>
            {left === 1 ? 'One is' : `${left} are`} left. New codes replace all that you have.
          </p>
        </Form>
      )}
    </div>
  )
}
