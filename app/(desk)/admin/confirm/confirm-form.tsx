'use client'

import type { ConfirmWays } from '@/auth/confirm'
import { signWithPasskey, usePasskeys } from '@/components/admin/access/ask-passkey'
import { Button } from '@/components/ui/button'
import { buttonClass, wrapButtons } from '@/components/ui/button-class'
import { Form, ProblemList, useForm } from '@/components/ui/form'
import { PasswordField, TextField } from '@/components/ui/fields'
import { useAsk } from '@/components/ui/use-ask'
import { beginConfirmation, confirmIdentity, confirmWithPasskey } from './actions'

type Props = {
  ways: ConfirmWays
  next?: string
  onDone?: () => void
}

export function ConfirmForm({ ways, next, onDone }: Props) {
  const isSupported = usePasskeys()
  const passkey = ways.passkey && isSupported
  return (
    <div className={`grid gap-5 ${wrapButtons}`}>
      {passkey && <PasskeyConfirmation next={next} onDone={onDone} />}
      {(ways.code || ways.password) && <TypedConfirmation ways={ways} primary={!passkey} next={next} onDone={onDone} />}
      <SignOnConfirmation ways={ways} next={next} onDone={onDone} />
      {!passkey && !ways.code && !ways.password && ways.signOn.length === 0 && (
        <p>
          You have nothing here to confirm with: your passkey is on another device or for another address and your
          recovery codes are used up, or you sign in with Google alone. Ask an admin to remove your second factor, or
          for a link to set a password.
        </p>
      )}
    </div>
  )
}

/** Opens another window: this one keeps the interrupted form. */
function SignOnConfirmation({ ways, next, onDone }: Props) {
  if (ways.signOn.length === 0) return null
  return (
    <div className="grid justify-items-start gap-3">
      {ways.signOn.map(({ id, name }) => (
        <a
          key={id}
          href={`/api/auth/signin/${id}?again&next=${encodeURIComponent(next ?? '/admin/confirm')}`}
          target={next ? undefined : '_blank'}
          className={buttonClass()}
        >
          Sign in with {name} once more
        </a>
      ))}
      <p className="text-sm text-soft">
        If you are asked to confirm again afterwards, it has not told this site when you signed in there: tell an admin.
      </p>
      {onDone && <Button onPress={onDone}>I have signed in once more</Button>}
    </div>
  )
}

function PasskeyConfirmation({ next, onDone }: Omit<Props, 'ways'>) {
  const confirming = useForm(confirmWithPasskey, { onDone: () => onDone?.() })
  const asking = useAsk(signWithOwnPasskey, { onDone: (passkey) => confirming.send({ passkey, next }) })
  if (confirming.answer?.ok && !onDone) return <ConfirmedNote />
  return (
    <div className="grid gap-3">
      <ProblemList problems={[...asking.problems, ...confirming.problems]} />
      <Button
        kind="primary"
        autoFocus
        isPending={asking.pending || confirming.pending}
        onPress={() => void asking.send()}
        className="justify-self-start"
      >
        Confirm with a passkey
      </Button>
    </div>
  )
}

async function signWithOwnPasskey() {
  const begun = await beginConfirmation(undefined, {})
  if (!begun.ok) return begun
  return signWithPasskey(begun.value.passkey!)
}

function TypedConfirmation({ ways, primary, next, onDone }: Props & { primary: boolean }) {
  const confirming = useForm(confirmIdentity, { onDone: () => onDone?.() })
  if (confirming.answer?.ok && !onDone) return <ConfirmedNote />
  return (
    <Form
      state={confirming}
      values={{ next }}
      className="grid gap-4"
      verb={ways.code ? 'Confirm with a code' : 'Confirm'}
      button={{ kind: primary ? 'primary' : 'plain' }}
    >
      {ways.code ? (
        <TextField
          label="Code from your app, or a recovery code"
          {...confirming.field('code')}
          defaultValue=""
          autoComplete="one-time-code"
          isRequired
          autoFocus={primary}
        />
      ) : (
        <PasswordField
          label="Password"
          {...confirming.field('password')}
          autoComplete="current-password"
          isRequired
          autoFocus={primary}
        />
      )}
    </Form>
  )
}

export function ConfirmedNote() {
  return (
    <p role="status">
      Confirmed, for five minutes. Go back to the other window and send the form there once more: what you wrote is
      still in it.
    </p>
  )
}
